import { type CellValue, finding, type TableColumn, type Unit } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../src/index.ts';
import { count, textsOf } from './drawn-people.ts';

const column = (name: string, unit: Unit, key = false): TableColumn => ({ name, label: name, unit, key });
const columns = [
  column('step', 'count', true),
  column('group', 'text', true),
  column('people', 'count'),
  column('share', 'proportion'),
  column('shareLow', 'proportion'),
  column('shareHigh', 'proportion'),
];
type Share = readonly [value: CellValue, low: CellValue, high: CellValue];
const known: Share = [0.2, 0.15, 0.25];
const bound: Share = [null, 0, 0.01];
const wider: Share = [null, 0, 0.02];

function drawn(chart: Chart, rows: readonly (readonly [step: number, group: string, share: Share])[]): string {
  const table = { columns, rows: rows.map(([step, group, share]) => [step, group, 900 + step, ...share]) };
  const draft = { id: 'shares', title: 'Shares', questions: [], unit: 'proportion', table } as const;
  const shares = finding(
    { ...draft, method: { name: 'Share', source: 'definition' } },
    { cell: 'shares', file: 'notebook.ts' },
  );
  return drawChart({ id: 'f', finding: 'shares', caption: '', summary: '', chart }, shares, 'f');
}

describe('a share that is told as a bound', () => {
  const line = { kind: 'line', x: 'step', y: 'share', low: 'shareLow', high: 'shareHigh' } as const;

  it('leaves a gap in the ribbon of a line too: drawn through, its middle would be read', () => {
    const rows = [known, known, bound, known, known].map((share, step) => [step, 'a', share] as const);
    const ribbon = /<path[^>]*fill-opacity="0\.18"[^>]*>|<g[^>]*fill-opacity="0\.18".*?<\/g>/s.exec(
      drawn(line, rows),
    )![0];
    expect(count(ribbon, /M/g)).toBe(2);
  });

  it('has the name of its line where several stand at one place', () => {
    const rows = [0, 1, 2].flatMap((step) => [
      [step, 'a', step === 1 ? bound : known] as const,
      [step, 'b', step === 1 ? wider : known] as const,
    ]);
    const texts = textsOf(drawn({ ...line, series: 'group' }, rows));
    expect(texts).toContain('a: at most 1.0%');
    expect(texts).toContain('b: at most 2.0%');
  });

  it('has no place along an axis of shares, and is named beside its label', () => {
    const rows = [known, bound, [0.3, 0.25, 0.35] as const].map((share, step) => [step, 'abc'[step]!, share] as const);
    const svg = drawn({ kind: 'scatter', x: 'share', y: 'people', label: 'group' }, rows);
    expect(textsOf(svg).join(' ')).toContain('not placed: b, at most 1.0%');
    expect(count(svg, /<circle/g)).toBe(2);
    expect(textsOf(svg)).not.toContain('0.2');
  });
});
