import { gate } from '@assay/disclosure-control';
import { type Finding, type FindingTable, finding, remakeFinding, remakeTable } from '@assay/evidence';
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
const made: Finding = finding(
  {
    id: 'flags.by-area',
    title: 'Flags by area',
    questions: [],
    table,
    unit: 'proportion',
    method: { name: 'Share', source: 'definition' },
  },
  { cell: 'flags', file: 'notebook.ts' },
);

/** The finding with one number of a row exchanged. */
function forged(from: Finding, area: string, column: string, value: number): Finding {
  const at = from.table!.columns.findIndex(({ name }) => name === column);
  const rows = from.table!.rows.map((row) => (row[0] === area ? row.map((old, i) => (i === at ? value : old)) : row));
  return { ...from, table: { ...from.table!, rows } };
}

describe('numbers of a table', () => {
  it('hold as they were stated and as they left', async () => {
    const { findings } = await gate([made], { population: ['p'] });
    expect(findings[0]!.disclosure.status).toBe('suppressed');
    expect(arithmeticProblems({ findings: [made, ...findings] })).toEqual([]);
  });

  it.each([
    ['share', 0.96],
    ['low', 0.01],
    ['high', 0.9],
    ['flagged', 50],
    ['all', 20],
  ])('are named where %s is exchanged, exact or rounded', async (column, value) => {
    const [released] = (await gate([made], { population: ['p'] })).findings;
    for (const from of [made, released!]) {
      const problems = arithmeticProblems({ findings: [forged(from, 'North', column, value)] });
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]).toMatch(/^flags\.by-area.*(?:North|Share)/);
    }
  });
});

describe('a single share', () => {
  const stated: Finding = remakeFinding(
    finding(
      {
        id: 'flags.share',
        title: 'Flagged',
        questions: [],
        value: 41 / 203,
        unit: 'proportion',
        kind: { kind: 'share', of: 'flagged', outOf: 'all', interval: 'wilson' },
        parts: [
          { name: 'flagged', label: 'flagged', kind: people, value: 41 },
          { name: 'all', label: 'all', kind: people, value: 203 },
        ],
        method: { name: 'Share', source: 'definition' },
      },
      { cell: 'flags', file: 'notebook.ts' },
    ),
  );

  it('holds as it left, and not with another limit, level or count', async () => {
    const [left] = (await gate([stated], { population: ['p'] })).findings as [Finding];
    expect(arithmeticProblems({ findings: [left] })).toEqual([]);
    const interval = left.interval!;
    const changes: readonly (readonly [Partial<Finding>, RegExp])[] = [
      [{ interval: { ...interval, low: 0.19 } }, /its lower limit 0\.19 is not what its counts give/],
      [{ interval: { ...interval, high: 0.21 } }, /its upper limit 0\.21 is not/],
      [{ interval: { ...interval, level: 0.9 } }, /its interval is of 0\.95, not of 0\.9/],
      [{ interval: null }, /its counts give an interval/],
      [{ denominator: 400 }, /is not what its counts give|is not 40 of 400/],
      [{ kind: { ...left.kind, interval: null } as Finding['kind'] & object }, /its counts give no interval/],
    ];
    for (const [change, problem] of changes) {
      expect(arithmeticProblems({ findings: [{ ...left, ...change }] })).toContainEqual(expect.stringMatching(problem));
    }
  });
});

describe('shares of a table that name the counts beside them', () => {
  const column = {
    name: 'share',
    label: 'Share',
    unit: 'proportion',
    numerator: 'flagged',
    denominator: 'all',
  } as const;
  const plain = (name: string) => ({ name, label: name, unit: 'count' as const });
  const found = (
    rows: FindingTable['rows'],
    { columns, status }: { columns?: FindingTable['columns']; status?: Finding['disclosure']['status'] } = {},
  ) => {
    const own = columns ?? [plain('flagged'), column, plain('all'), { ...column, name: 'low', label: 'From' }];
    const from = { ...made, table: { columns: own, rows } };
    return arithmeticProblems({
      findings: [status === undefined ? from : { ...from, disclosure: { ...from.disclosure, status } }],
    });
  };

  it('are those counts’ own to the digits that are shown; further columns of the same counts are its limits', () => {
    expect(found([[1, 0.25, 4, 0.1]])).toEqual([]);
    expect(found([[41, 0.202, 203, 0.1]])).toEqual([]);
    expect(
      found([
        [1, 0.26, 4, 0.1],
        [41, 0.22, 203, 0.1],
      ]),
    ).toEqual(['flags.by-area, Share: 0.26 is not 1 of 4', 'flags.by-area, Share: 0.22 is not 41 of 203']);
  });

  it('are let be where there is nothing to hold them against', () => {
    expect(found([[0, null, 0, null]])).toEqual([]);
    expect(found([[1, 0.9, 0, 0.1]])).toEqual([]);
    expect(found([[null, 0.9, 4, 0.1]])).toEqual([]);
    expect(found([[1, 0.9, 4]], { columns: [plain('flagged'), column, plain('other')] })).toEqual([]);
    expect(found([[1, 0.9, 4]], { columns: [plain('other'), column, plain('all')] })).toEqual([]);
    expect(found([[1, 0.9, 4]], { columns: [plain('flagged'), { ...column, unit: 'ratio' }, plain('all')] })).toEqual(
      [],
    );
    for (const status of ['rounded', 'suppressed'] as const) expect(found([[1, 0.26, 4, 0.1]], { status })).toEqual([]);
    expect(found([[1, 0.26, 4, 0.1]], { status: 'not-reviewed' })).toHaveLength(1);
  });
});
