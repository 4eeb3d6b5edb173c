import { rmSync } from 'node:fs';
import type { ReleaseMemory } from '@assay/disclosure-control';
import { type Finding, finding, remakeTable } from '@assay/evidence';
import { afterAll, describe, expect, it } from 'vitest';
import { renderBriefing, renderReport, tableCsv } from '../../src/index.ts';
import { readStoredRun, releaseRun } from '../../src/release/index.ts';
import { fileLinks, type ReportSource } from '../../src/source/report-source.ts';
import { home, target } from './example-values.ts';
import { FLAGGED_COLUMNS } from './flagged-columns.ts';

afterAll(() => rmSync(home, { recursive: true }));

const columns = FLAGGED_COLUMNS;
const origin = { cell: 'groups', file: 'notebooks/toy/notebook.ts' };
const method = { name: 'Count', source: 'definition' };

/** Three views, the brief and two tables as CSV come before the files of the pack, which say what was kept. */
const PAGES = 6;

type Groups = Readonly<Record<string, number>>;

/** Groups from the one of most flagged to the one of fewest, as a notebook lists them, and each by sex. */
function stated(flagged: Groups): Finding[] {
  const names = Object.keys(flagged).sort((a, b) => flagged[b]! - flagged[a]!);
  const draft = { questions: [], method, unit: 'count', people: true } as const;
  const rows = names.map((name) => [name, 500, flagged[name]!, 0.5, 0.1, 0.9]);
  const bySex = [{ ...columns[0]! }, { ...columns[0]!, name: 'sex', label: 'Sex' }, columns[2]!];
  const halves = names.flatMap((name) => [
    [name, 'female', Math.floor(flagged[name]! / 2)],
    [name, 'male', Math.ceil(flagged[name]! / 2)],
  ]);
  return [
    finding({ ...draft, id: 'groups', title: 'Flagged, by group', table: remakeTable({ columns, rows }) }, origin),
    finding(
      { ...draft, id: 'halves', title: 'Flagged, by group and sex', table: { columns: bySex, rows: halves } },
      origin,
    ),
  ];
}

const charts: readonly ReportSource['notebook']['figures'][number]['chart'][] = [
  { kind: 'bar', x: 'group', y: 'flagged' },
  { kind: 'interval', label: 'group', value: 'share', low: 'low', high: 'high' },
  { kind: 'scatter', x: 'asked', y: 'flagged', label: 'group' },
];
const figures = [
  ...charts.map((chart, at) => ({
    id: `figure-${at}`,
    finding: 'groups',
    chart,
    caption: 'Flagged',
    summary: 'Flagged.',
  })),
  {
    id: 'stack',
    finding: 'halves',
    chart: { kind: 'heat', x: 'group', y: 'sex', value: 'flagged' } as const,
    caption: 'Flagged by sex',
    summary: 'Flagged by sex.',
  },
];
const plain = `# Toy\n\nOf group d {groups[d].flagged}.\n\n${figures.map(({ id }) => `{figure: ${id}}`).join('\n\n')}\n\n{choose: groups by group}\n\n{table: groups}\n\n{table: halves}\n`;

async function released(flagged: Groups, earlier: readonly ReleaseMemory[] = []) {
  const { source, ...stored } = await readStoredRun(target, home);
  const notebook = { ...source.notebook, figures };
  const results = { ...source.results, findings: stated(flagged) };
  const run = await releaseRun({
    ...stored,
    source: { ...source, plain, technical: '## Method\n\n{table: groups}\n\n{table: halves}\n', notebook, results },
    questions: [],
    isSynthetic: false,
    earlier,
  });
  const views = (['plain', 'technical', 'print'] as const).map((view) =>
    renderReport(run.source, { view, links: fileLinks }),
  );
  const csv = run.results.findings.map(({ table }) => tableCsv(table!));
  return { memory: run.memory, told: [...views, renderBriefing(run.source), ...csv, ...[...run.payload].map(String)] };
}

const one: Groups = { a: 210, b: 140, c: 90, d: 9, e: 4 };
const other: Groups = { ...one, d: 4, e: 9 };

describe('which of two hidden counts is the larger', () => {
  it('is told by no table, chart, sentence, CSV, page, print, brief or file of a pack', async () => {
    const [first, second] = [await released(one), await released(other)];
    expect(first.told.join('\n')).toMatch(/<svg/);
    expect(second.told).toEqual(first.told);
  });

  it('is told by no second release, of as many people or of one more, nor by which it follows', async () => {
    const [first, second] = [await released(one), await released(other)];
    const more = { a: 211, d: 10 } as const;
    const next = async (flagged: Groups, memory: ReleaseMemory) => (await released(flagged, [memory])).told;
    const told = await next({ ...one, ...more }, first.memory);
    expect(await next({ ...one, a: 211, d: 9, e: 5 }, first.memory)).toEqual(told);
    expect(await next({ ...other, a: 211, e: 10 }, second.memory)).toEqual(told);
    // One more of a shown group is not told at all: its count hardly moved.
    const since =
      '; of counts that moved by fewer than 12 since an earlier release, those of 100 or more stand as they did there, and smaller ones are held back';
    expect(first.told.join()).not.toContain(since);
    for (const page of told.slice(0, 3)) expect(page).toContain(since);
    expect(told.slice(0, PAGES).map((page) => page.replace(since, ''))).toEqual(first.told.slice(0, PAGES));
  });

  it('is another release where a group that is shown has many more', async () => {
    const first = await released(one);
    expect((await released({ ...one, a: 260 }, [first.memory])).told).not.toEqual(first.told);
  });
});
