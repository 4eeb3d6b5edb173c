import type { TableColumn, Unit } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { comparisonAttack, limitAttack } from '../../src/attack/limit-attack.ts';
import type { KnownNumbers, RowNumber } from '../../src/attack/numbers-known-to-attacker.ts';
import { finding, key } from '../findings.ts';

// Limits as test/golden/limits.py prints them.
const WILSON = { low: 0.0654785328446325, high: 0.248402553089049 };
/** Low limit of Wilson's interval of 7 of 53,000. */
const WILSON_OF_THOUSANDS = 0.00006397998485603108;
const WILSON_CORRECTED = 0.259529993716054;
const CLOPPER_PEARSON = 0.0547901018531811;
const GARWOOD = 2.721259502208;
const BYAR = 0.529137865108503;
const NEWCOMBE = -0.320538878636153;
const RATE_RATIO = 1.05340026216831;

const number = (column: string, parts: Partial<RowNumber> = {}): RowNumber => ({
  column,
  id: column,
  low: 1,
  high: 9,
  printed: null,
  ...parts,
});
const fixed = (column: string, value: number): RowNumber =>
  number(column, { id: null, low: value, high: value, printed: value });

/** One printed number, in a row of these. */
function known(value: number, unit: Unit, rows: Readonly<Record<string, readonly RowNumber[]>>, more = {}) {
  const column: TableColumn = { name: 'limit', label: 'limit', unit, ...more };
  const table = {
    finding: finding({ id: 'rates' }),
    columns: [key('group'), column],
    rows: Object.keys(rows).map((each) => ({ key: each, values: [each] })),
    totals: [],
  };
  const printed = [{ table, row: Object.keys(rows)[0]!, column, value }];
  const all: KnownNumbers = { tables: [table], printed, largest: 60, ofRow: (_, row) => rows[row] ?? [] };
  return all;
}
const ranges = (found: ReturnType<typeof limitAttack>) => found.map(({ id, low, high }) => [id, low, high]);

describe('limitAttack(known)', () => {
  const group = { A: [number('searches'), fixed('people', 53)] };

  it.each([
    ['the low end by Wilson', WILSON.low],
    ['the high end by Wilson', WILSON.high],
    ['Wilson with its correction', WILSON_CORRECTED],
    ['Clopper and Pearson', CLOPPER_PEARSON],
  ])('finds the count of a share behind %s', (_, limit) => {
    expect(ranges(limitAttack(known(limit, 'proportion', group)))).toEqual([['searches', 7, 7]]);
  });

  it.each([
    ['Garwood', GARWOOD],
    ['Byar', BYAR],
  ])('finds the count of a rate behind a limit by %s', (_, limit) => {
    const rows = { A: [number('searches'), fixed('hours', 5300)] };
    expect(ranges(limitAttack(known(limit, 'rate-per-1000', rows)))).toEqual([['searches', 7, 7]]);
  });

  it('says of which number it knows it', () => {
    const [found] = limitAttack(known(WILSON.low, 'proportion', group));
    expect(found!.because).toBe('the limit rates[A].limit is printed to more digits than its counts');
  });

  it('finds both counts, where both are hidden', () => {
    const rows = { A: [number('searches'), number('people', { low: 50, high: 56 })] };
    const found = ranges(limitAttack(known(WILSON.low, 'proportion', rows)));
    expect(found).toContainEqual(['searches', 7, 7]);
    expect(found).toContainEqual(['people', 53, 53]);
  });

  it('finds every pair of counts that gives it, the whole row and half of none', () => {
    // 0 of n has a high limit as well: 1 − 0.025^(1/n) by Clopper and Pearson, 0.30849710781876 for ten.
    const rows = { A: [number('searches', { low: 0 }), fixed('people', 10)] };
    expect(ranges(limitAttack(known(0.308497107818761, 'proportion', rows)))).toEqual([['searches', 0, 0]]);
    const all = { A: [number('searches', { low: 1, high: 10 }), fixed('people', 10)] };
    expect(ranges(limitAttack(known(1 - 0.308497107818761, 'proportion', all)))).toEqual([['searches', 10, 10]]);
  });

  it('is not told by a limit of few digits, by one that its printed counts give, or by one that is zero', () => {
    expect(limitAttack(known(0.07, 'proportion', group))).toEqual([]);
    const shown = { A: [number('searches', { printed: 7 }), fixed('people', 53)] };
    expect(limitAttack(known(WILSON.low, 'proportion', shown))).toEqual([]);
    expect(limitAttack(known(0, 'proportion', group))).toEqual([]);
    expect(limitAttack(known(WILSON.low, 'count', group))).toEqual([]);
    expect(limitAttack(known(WILSON.low, 'ratio', group))).toEqual([]);
  });

  it('is told by as many digits as leave less than one in ten to chance', () => {
    // Wilson's low end of 7 of 100 is 0.03432: to four digits 2 × 0.00005 × 100 × 9 is 0.09, of eleven counts it is 0.11.
    const upTo = (high: number) => ({ A: [number('searches', { high }), fixed('people', 100)] });
    expect(ranges(limitAttack(known(0.0343, 'proportion', upTo(9))))).toEqual([['searches', 7, 7]]);
    expect(limitAttack(known(0.0343, 'proportion', upTo(11)))).toEqual([]);
  });

  it('says nothing of a count that is known already, or beside no other number', () => {
    const sure = { A: [number('searches', { low: 7, high: 7 }), fixed('people', 53)] };
    expect(limitAttack(known(WILSON.low, 'proportion', sure))).toEqual([]);
    expect(limitAttack(known(WILSON.low, 'proportion', { A: [number('searches')] }))).toEqual([]);
    // Of one that is either of two it says which.
    const either = { A: [number('searches', { low: 7, high: 8 }), fixed('people', 53)] };
    expect(ranges(limitAttack(known(WILSON.low, 'proportion', either)))).toEqual([['searches', 7, 7]]);
  });

  it('tries the counts that a column names, and no others', () => {
    const rows = { A: [number('searches'), number('arrests'), fixed('people', 53)] };
    expect(ranges(limitAttack(known(WILSON.low, 'proportion', rows)))).toHaveLength(2);
    const named = known(WILSON.low, 'proportion', rows, { numerator: 'arrests', denominator: 'people' });
    expect(ranges(limitAttack(named))).toEqual([['arrests', 7, 7]]);
  });

  it('gives up where more pairs of counts would have to be tried than 4,000', () => {
    const pairs = (people: number) => ({
      A: [number('searches', { low: 1, high: 40 }), number('people', { low: 1, high: people })],
    });
    const tried = { ...known(WILSON.low, 'proportion', pairs(100)), largest: 100 };
    expect(ranges(limitAttack(tried))).toContainEqual(['searches', 7, 7]);
    const beyond = { ...known(WILSON.low, 'proportion', pairs(101)), largest: 101 };
    expect(limitAttack(beyond)).toEqual([]);
    // As many counts of one known number of people.
    const counts = (high: number) => ({ A: [number('searches', { high }), fixed('people', 53_000)] });
    const limit = WILSON_OF_THOUSANDS;
    expect(ranges(limitAttack({ ...known(limit, 'proportion', counts(4_000)), largest: 60_000 }))).toEqual([
      ['searches', 7, 7],
    ]);
    expect(limitAttack({ ...known(limit, 'proportion', counts(4_001)), largest: 60_000 })).toEqual([]);
  });
});

describe('comparisonAttack(known)', () => {
  const rows = {
    A: [number('searches'), fixed('people', 53)],
    B: [number('searches', { id: 'B', low: 15, high: 25, printed: null }), fixed('people', 61)],
  };

  it.each([
    ['difference by Newcombe', NEWCOMBE, 'percentage-points'],
    ['ratio of rates', RATE_RATIO, 'ratio'],
  ] as const)('finds the counts of two rows behind a limit of their %s', (_, limit, unit) => {
    const found = ranges(comparisonAttack(known(limit, unit, rows)));
    expect(found).toContainEqual(['searches', 7, 7]);
    expect(found).toContainEqual(['B', 19, 19]);
  });

  it('tries no rate of nobody, and none that has no such limit', () => {
    const seven = number('searches', { low: 7, high: 7 });
    const others = (low: number, high: number) => number('searches', { id: 'B', low, high });
    const people = number('people', { low: 0, high: 60 });
    const ofAny = { A: [seven, people], B: [others(19, 19), fixed('people', 61)] };
    const found = ranges(comparisonAttack(known(NEWCOMBE, 'percentage-points', ofAny)));
    expect(found).toContainEqual(['people', 53, 53]);
    const fromNone = { A: [seven, fixed('people', 53)], B: [others(0, 25), fixed('people', 61)] };
    expect(ranges(comparisonAttack(known(RATE_RATIO, 'ratio', fromNone)))).toContainEqual(['B', 19, 19]);
  });

  it('finds them behind the comparison itself, of which 8 of 53 to 19 of 61 would be another', () => {
    const found = ranges(comparisonAttack(known(7 / 53 / (19 / 61), 'ratio', rows)));
    expect(found).toContainEqual(['searches', 7, 7]);
  });

  it('is not told by few digits, by another unit, or by what printed counts give', () => {
    expect(comparisonAttack(known(-0.32, 'percentage-points', rows))).toEqual([]);
    expect(comparisonAttack(known(NEWCOMBE, 'proportion', rows))).toEqual([]);
    const shown = {
      A: [number('searches', { printed: 7 }), fixed('people', 53)],
      B: [number('searches', { id: 'B', low: 15, high: 25, printed: 19 }), fixed('people', 61)],
    };
    expect(comparisonAttack(known(NEWCOMBE, 'percentage-points', shown))).toEqual([]);
  });

  it('is told by as many digits as leave less than one in ten to chance', () => {
    const upTo = (high: number) => ({
      A: [number('searches', { low: 7, high: 7 }), fixed('people', 53)],
      B: [number('searches', { id: 'B', low: 15, high, printed: null }), fixed('people', 61)],
    });
    // −0.3205 to four digits: 2 × 0.00005 ÷ 0.3205 × 60 people × 5 counts is 0.094, of six counts it is 0.112.
    const found = (high: number) => ranges(comparisonAttack(known(-0.3205, 'percentage-points', upTo(high))));
    expect(found(19)).toContainEqual(['B', 19, 19]);
    expect(found(20)).toEqual([]);
  });

  it('gives up where more counts of two rows would have to be tried than 150', () => {
    const upTo = (low: number, high: number, own: readonly [number, number]) => ({
      A: [number('searches', { low: own[0], high: own[1] }), fixed('people', 53)],
      B: [number('searches', { id: 'B', low, high, printed: null }), fixed('people', 61)],
    });
    const found = (...of: Parameters<typeof upTo>) =>
      ranges(comparisonAttack({ ...known(NEWCOMBE, 'percentage-points', upTo(...of)), largest: 200 }));
    // Nine of the one beside 16 of the other are 144, beside 17 they are 153.
    expect(found(15, 30, [1, 9])).toContainEqual(['B', 19, 19]);
    expect(found(15, 31, [1, 9])).toEqual([]);
    expect(found(1, 150, [7, 7])).toContainEqual(['B', 19, 19]);
    expect(found(1, 151, [7, 7])).toEqual([]);
  });

  it('takes no counts of which there is no ratio: none of the one group and none of the other', () => {
    const fromNone = (id: string, people: number) => [number('searches', { id, low: 0 }), fixed('people', people)];
    // 7 of 53 less 3 of 61, which no other two of up to nine give.
    const found = comparisonAttack(
      known(7 / 53 - 3 / 61, 'percentage-points', { A: fromNone('A', 53), B: fromNone('B', 61) }),
    );
    expect(ranges(found)).toContainEqual(['A', 7, 7]);
    expect(ranges(found)).toContainEqual(['B', 3, 3]);
  });

  it('finds that there are none of the one group', () => {
    const groups = {
      A: [number('searches', { low: 0 }), fixed('people', 53)],
      B: [number('searches', { id: 'B' }), fixed('people', 61)],
    };
    const found = ranges(comparisonAttack(known(-3 / 61, 'percentage-points', groups)));
    expect(found).toContainEqual(['searches', 0, 0]);
    expect(found).toContainEqual(['B', 3, 3]);
  });

  it('says nothing where all counts are known, and tells one of two', () => {
    const upTo = (high: number) => ({
      A: [number('searches', { low: 7, high: 7 }), fixed('people', 53)],
      B: [number('searches', { id: 'B', low: 19, high, printed: null }), fixed('people', 61)],
    });
    expect(comparisonAttack(known(NEWCOMBE, 'percentage-points', upTo(19)))).toEqual([]);
    expect(ranges(comparisonAttack(known(NEWCOMBE, 'percentage-points', upTo(20))))).toContainEqual(['B', 19, 19]);
  });

  it('compares a row with another, not with itself', () => {
    expect(comparisonAttack(known(NEWCOMBE, 'percentage-points', { A: rows.A }))).toEqual([]);
  });
});
