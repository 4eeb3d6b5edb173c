import { describe, expect, it } from 'vitest';
import { gwetAc1, gwetAc1OfRaters, isComputed } from '../../src/index.ts';
import { expectClose, golden } from '../golden/golden.ts';

const r = golden<{ cases: { counts: number[][]; value: number; interval: [number, number] }[] }>('raters');

describe('Gwet’s AC1 of several raters with gaps', () => {
  it('as irrCAC', () => {
    for (const { counts, value, interval } of r.cases) {
      const mine = gwetAc1OfRaters(counts);
      if (!isComputed(mine) || 'status' in mine.interval) throw new Error('no interval');
      expectClose(mine.value, value, 1e-9, 1e-11);
      expectClose(mine.interval.low, interval[0], 1e-9, 1e-6);
      expectClose(mine.interval.high!, interval[1], 1e-9, 1e-6);
    }
  });
  it('is that of the table for two raters without gaps', () => {
    const cases = [...new Array(20).fill([2, 0]), ...new Array(15).fill([1, 1]), ...new Array(15).fill([0, 2])];
    const table = gwetAc1([
      [20, 5],
      [10, 15],
    ]);
    const mine = gwetAc1OfRaters(cases);
    if (!isComputed(table) || !isComputed(mine)) throw new Error('not computed');
    expect(mine.value).toBeCloseTo(table.value, 12);
  });
  it('needs a case that two raters saw', () => {
    expect(gwetAc1OfRaters([[1, 0]])).toMatchObject({ reason: 'there are no cases that two raters saw' });
    expect(gwetAc1OfRaters([])).toMatchObject({ status: 'not-computed' });
    expect(() => gwetAc1OfRaters([[1, 0], [1]])).toThrow('every case needs the same two or more categories');
  });
});

it('gives two cases a spread, by one degree of freedom', () => {
  // One agreed on and one not: agreement ½ and 3⁄8 by chance; the cases' own parts are 1.32 and −0.92 about 0.2.
  const two = gwetAc1(
    [
      [1, 0],
      [1, 0],
    ],
    { level: 0.2 },
  );
  if (!isComputed(two) || 'status' in two.interval) throw new Error('no interval');
  // The t of one degree is Cauchy's: its quantile at 0.6 is tan(π⁄10).
  const reach = 1.12 * Math.tan(Math.PI / 10);
  expect(two.value).toBeCloseTo(0.2, 12);
  expect(two.interval.low).toBeCloseTo(0.2 - reach, 9);
  expect(two.interval.high).toBeCloseTo(0.2 + reach, 9);
});
