import { gate } from '@assay/disclosure-control';
import { type Finding, type FindingTable, remakeTable } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { arithmeticProblems } from '../../src/release/arithmetic-problems.ts';

const people = { kind: 'count', counts: 'people' } as const;
const count = (name: string) => ({ name, label: name, unit: 'count' as const, kind: people });
const limit = (end: 'low' | 'high') => ({
  name: end,
  label: end,
  unit: 'proportion' as const,
  kind: { kind: 'limit', of: 'share', end } as const,
});
const table: FindingTable = remakeTable({
  columns: [
    { name: 'area', label: 'Area', unit: 'text', key: true, kind: { kind: 'key' } },
    count('flagged'),
    count('all'),
    {
      name: 'share',
      label: 'Share',
      unit: 'proportion',
      kind: { kind: 'share', of: 'flagged', outOf: 'all', interval: 'wilson' },
    },
    limit('low'),
    limit('high'),
  ],
  rows: [
    ['North', 41, 203, 0, 0, 0],
    ['South', 77, 310, 0, 0, 0],
    ['West', 5, 96, 0, 0, 0],
  ],
});
const finding: Finding = {
  id: 'flags.by-area',
  title: 'Flags by area',
  questions: [],
  status: 'computed',
  reason: null,
  value: null,
  table,
  unit: 'proportion',
  numerator: null,
  denominator: null,
  denominatorLabel: null,
  people: true,
  interval: null,
  tolerance: { kind: 'exact', absolute: 0, relative: 0 },
  disclosure: { status: 'not-reviewed', rule: '' },
  method: { name: '', source: '' },
  source: { cell: '', file: '' },
  limitations: [],
};

/** The finding with one number of a row exchanged. */
function forged(from: Finding, area: string, column: string, value: number): Finding {
  const at = from.table!.columns.findIndex(({ name }) => name === column);
  const rows = from.table!.rows.map((row) => (row[0] === area ? row.map((old, i) => (i === at ? value : old)) : row));
  return { ...from, table: { ...from.table!, rows } };
}

describe('numbers of a table', () => {
  it('hold as they were stated and as they left', async () => {
    const { findings } = await gate([finding], { population: ['p'] });
    expect(findings[0]!.disclosure.status).toBe('suppressed');
    expect(arithmeticProblems({ findings: [finding, ...findings] })).toEqual([]);
  });

  it.each([
    ['share', 0.96],
    ['low', 0.01],
    ['high', 0.9],
    ['flagged', 50],
    ['all', 20],
  ])('are named where %s is exchanged, exact or rounded', async (column, value) => {
    const [released] = (await gate([finding], { population: ['p'] })).findings;
    for (const from of [finding, released!]) {
      const problems = arithmeticProblems({ findings: [forged(from, 'North', column, value)] });
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]).toMatch(/^flags\.by-area.*(?:North|Share)/);
    }
  });
});
