import type { Finding } from '@assay/evidence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DisclosureRecord, defaultPolicy, gate, recordProblems, SUPPRESSED } from '../src/index.ts';
import { count, finding, key, oneWayTable, share, single } from './findings.ts';

const stated = [
  finding({ id: 'by-group', table: oneWayTable([3, 40, 25, 200, 61]) }),
  single('all', 329),
  single('few', 4),
  share('shares', 40, 205),
  finding({
    id: 'by-area',
    table: {
      columns: [key('area'), count('men'), count('women'), count('all', { sumOf: ['men', 'women'] })],
      rows: [
        ['a', 44, 56, 100],
        ['b', 63, 71, 134],
      ],
    },
  }),
];
const { findings, record } = await gate(stated, { population: ['p'] });
const problemsOf = (changed: readonly Finding[], by: DisclosureRecord = record): string[] =>
  recordProblems(changed, by).map(({ where, problem }) => `${where}: ${problem}`);

/** The released findings with one cell exchanged. */
function withCell(id: string, row: string, column: string, value: number | string): Finding[] {
  return findings.map((each) => {
    if (each.id !== id) return each;
    if (each.table === null) return { ...each, value };
    const at = each.table.columns.findIndex(({ name }) => name === column);
    const rows = each.table.rows.map((cells) =>
      cells[0] === row ? cells.map((old, index) => (index === at ? value : old)) : cells,
    );
    return { ...each, table: { ...each.table, rows } };
  });
}

describe('findings against the record of their release', () => {
  it('hold as the gate let them out, whatever the counts, the base and the exceptions', async () => {
    expect(problemsOf(findings)).toEqual([]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(1, 5, 10),
        fc.boolean(),
        async (values, roundingBase, isExcepted) => {
          const table = finding({ id: 'by-group', table: oneWayTable(values) });
          const exceptions = isExcepted ? [{ finding: 'by-group', approver: 'A. Reviewer', reason: 'public' }] : [];
          const policy = { ...defaultPolicy, roundingBase };
          const left = await gate([table, single('n', 57)], { population: ['p'], policy, exceptions });
          expect(recordProblems(left.findings, left.record)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a count that was held back', 'by-group', 'group 0', 'people', 15, /which the record holds back/],
    ['a small count', 'by-group', 'group 3', 'people', 5, /small enough to be held back/],
    ['a count that is not rounded', 'by-group', 'group 3', 'people', 203, /not rounded to 5/],
    ['a mark that nothing says', 'by-group', 'group 3', 'people', SUPPRESSED, /of which the record says nothing/],
    ['a small number', 'few', '', '', 15, /which the record holds back/],
    ['a total that is not its rows', 'by-area', 'a', 'all', 300, /is not the sum of its columns/],
  ])('are told apart by %s', (_, id, row, column, value, problem) => {
    expect(problemsOf(withCell(id, row, column, value))).toContainEqual(expect.stringMatching(problem));
  });

  it('are told apart by a total of rows', async () => {
    const left = await gate([finding({ id: 'whole', table: oneWayTable([40, 60]) })], { population: ['p'] });
    const { table } = left.findings[0]!;
    const rows = table!.rows.map((row) => (row[0] === 'All' ? ['All', 250] : row));
    const changed = [{ ...left.findings[0]!, table: { ...table!, rows } }];
    expect(recordProblems(changed, left.record)).toEqual([
      { where: 'findings', problem: 'whole: [All].people is not the sum of its rows' },
    ]);
  });

  it('are not told apart by a total of which one row states nothing, or is held back', async () => {
    const left = await gate([finding({ id: 'whole', table: oneWayTable([40, 60]) })], { population: ['p'] });
    const { table } = left.findings[0]!;
    const problems = (value: number | string | null) => {
      const rows = table!.rows.map((row) => (row[0] === 'group 0' ? ['group 0', value] : row));
      return recordProblems([{ ...left.findings[0]!, table: { ...table!, rows } }], left.record).filter(({ problem }) =>
        problem.endsWith('is not the sum of its rows'),
      ).length;
    };
    expect([problems(40), problems(null), problems(SUPPRESSED), problems(0)]).toEqual([0, 0, 0, 1]);
  });

  it('are told apart by a total that is off by one where nothing is rounded, and by what rounding cannot make elsewhere', async () => {
    const off = async (roundingBase: number, by: number) => {
      const policy = { ...defaultPolicy, roundingBase };
      const stated = [finding({ id: 'whole', table: oneWayTable([40, 60]) })];
      const left = await gate(stated, { population: ['p'], policy });
      const { table } = left.findings[0]!;
      const rows = table!.rows.map((row) => (row[0] === 'All' ? ['All', 100 + by] : row));
      return recordProblems([{ ...left.findings[0]!, table: { ...table!, rows } }], left.record).length;
    };
    expect([await off(1, 0), await off(1, 1), await off(1, -1)]).toEqual([0, 1, 1]);
    // Each of three numbers is off by at most half of five.
    expect([await off(5, 5), await off(5, -5), await off(5, 10), await off(5, -10)]).toEqual([0, 0, 1, 1]);
  });

  it('are told apart by how they left', () => {
    const as = (id: string, status: Finding['disclosure']['status']) =>
      findings.map((each) => (each.id === id ? { ...each, disclosure: { ...each.disclosure, status } } : each));
    expect(problemsOf(as('by-group', 'pass'))).toEqual(['findings: by-group: holds a number back and is pass']);
    expect(problemsOf(as('all', 'excepted'))).toEqual([
      'findings: all: left by an exception that the record does not name',
    ]);
    expect(problemsOf(as('all', 'not-reviewed'))).toEqual(['findings: all: did not pass the gate']);
    expect(problemsOf(as('all', 'refused'))).toEqual(['findings: all: is refused, and the record does not say so']);
  });

  it.each<[string, Partial<DisclosureRecord>, RegExp]>([
    ['a milder policy', { policy: { ...defaultPolicy, minimumCount: 3 } }, /^record: holds back counts up to 11/],
    ['another base', { policy: { ...defaultPolicy, roundingBase: 10 } }, /^findings: .*not rounded to 10/],
    ['nothing held back', { hiddenCells: [] }, /^findings: .*of which the record says nothing/],
    ['a count kept', { shownCells: { '#by-group|group 3|people': 205 } }, /^findings: .*was kept at 205/],
    [
      'an exception for what was not excepted',
      { exceptions: [{ finding: 'all', approver: 'X', reason: 'y' }] },
      /^record: excepts all, which did not/,
    ],
    [
      'a decision on no finding',
      { decisions: [{ finding: 'gone', place: 'value', status: 'suppressed', rule: 'held-back' }] },
      /^record: decides on gone/,
    ],
    [
      'a refusal of what left',
      { decisions: [{ finding: 'all', place: 'value', status: 'refused', rule: 'no-kind' }] },
      /^record: refuses all, which left/,
    ],
  ])('are told apart by a record with %s', (_, change, problem) => {
    expect(problemsOf(findings, { ...record, ...change })).toContainEqual(expect.stringMatching(problem));
  });
});
