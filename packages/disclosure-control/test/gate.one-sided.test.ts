import { remakeFinding, remakeTable } from '@assay/evidence';
import { koopmanRatio } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { gate, leavingDigits, SUPPRESSED } from '../src/index.ts';
import { count, finding, key, people } from './findings.ts';

const options = { population: ['p'] };
const kind = {
  kind: 'ratio',
  group: { of: 'own', outOf: 'ownAll' },
  reference: { of: 'their', outOf: 'theirAll' },
  interval: 'koopman',
} as const;
const names = ['own', 'ownAll', 'their', 'theirAll'];
const low = (own: number, ownAll: number, theirAll: number): number => {
  const made = koopmanRatio({ successes: own, total: ownAll }, { successes: 0, total: theirAll });
  if (made.status === 'computed' || made.interval === undefined) throw new Error('a lower limit alone is expected');
  return leavingDigits(made.interval.low);
};

const column = (name: string, end: 'low' | 'high' | null) => ({
  name,
  label: name,
  unit: 'ratio' as const,
  kind: end === null ? kind : ({ kind: 'limit', of: 'times', end } as const),
});
const tableOf = (...rows: readonly (readonly number[])[]) =>
  remakeTable({
    columns: [key('group'), column('times', null), column('timesLow', 'low'), column('timesHigh', 'high')],
    rows: rows.map((_, at) => [`group ${at}`, 0, 0, 0]),
    parts: { columns: names.map((name) => count(name)), rows },
  });

describe('a ratio to a rate of 0', () => {
  it('leaves as the lower limit that protected counts give, and as a mark where one is held back', async () => {
    const { findings } = await gate(
      [finding({ id: 't', table: tableOf([203, 1001, 0, 502], [3, 1001, 0, 502], [203, 1001, 40, 502]) })],
      options,
    );
    const [one, few, usual] = findings[0]!.table!.rows;
    expect(one).toEqual(['group 0', null, low(205, 1000, 500), null]);
    expect(few).toEqual(['group 1', SUPPRESSED, SUPPRESSED, SUPPRESSED]);
    expect(usual!.slice(1).every((value) => typeof value === 'number')).toBe(true);
  });

  it('does so as a single finding', async () => {
    const single = (id: string, counts: readonly number[]) => {
      const parts = names.map((name, at) => ({ name, label: name, kind: people, value: counts[at]! }));
      return remakeFinding(finding({ id, unit: 'ratio', kind, parts }));
    };
    const { findings } = await gate([single('some', [203, 1001, 0, 502]), single('few', [3, 1001, 0, 502])], options);
    expect(findings[0]).toMatchObject({ status: 'not-computed', value: null });
    expect(findings[0]!.interval).toMatchObject({ low: low(205, 1000, 500), high: null });
    expect(findings[1]).toMatchObject({ status: 'computed', value: SUPPRESSED, interval: null });
  });

  it('of an estimate leaves to the digits that its people support, rounded down, and not at all from too few', async () => {
    const estimated = (id: string, contributors: number) => {
      const columns = [
        key('group'),
        { ...column('times', null), kind: { kind: 'estimate', contributors: 'behind' } as const },
        column('timesLow', 'low'),
        column('timesHigh', 'high'),
      ];
      const parts = { columns: [count('behind')], rows: [[contributors]] };
      return finding({ id, table: { columns, rows: [['Black', null, 26.97, null]], parts } });
    };
    const { findings } = await gate([estimated('many', 400), estimated('few', 3)], options);
    expect(findings.map(({ table }) => table!.rows[0])).toEqual([
      ['Black', null, 26, null],
      ['Black', null, SUPPRESSED, null],
    ]);
  });
});
