import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changeAgainstExpectation, countHistogram, marshallRates, topShares } from '../src/index.ts';

const golden = JSON.parse(readFileSync(new URL('./golden/small-numbers.json', import.meta.url), 'utf8'));

describe('values worked elsewhere', () => {
  it('rates of areas pulled towards the common rate', () => {
    const rates = marshallRates([5, 40, 2, 90], [100, 200, 80, 900]) as Float64Array;
    for (const [at, rate] of golden.marshall.entries()) expect(rates[at]).toBeCloseTo(rate, 12);
  });
  it('rates that differ by less than chance makes them are all the common rate: 10 and 11 of 1,000', () => {
    expect(marshallRates([10, 11], [1000, 1000])).toEqual(Float64Array.of(0.0105, 0.0105));
  });
  it('share of contact with the top by chance, where everyone has some 400', () => {
    const rows = topShares(countHistogram([300, 500, 400, 400]), golden.shares);
    for (const [at, chance] of golden.topOfBusy.entries()) expect(rows[at]!.chanceShare).toBeCloseTo(chance, 9);
  });
  it('share of contact with the top, and by chance alone', () => {
    const rows = topShares(countHistogram(golden.counts), golden.shares);
    for (const [at, [contact, chance]] of golden.top.entries()) {
      expect(rows[at]!.contactShare).toBeCloseTo(contact, 12);
      expect(rows[at]!.chanceShare).toBeCloseTo(chance, 9);
    }
  });
  it('fall against what was expected, with its range', () => {
    const result = changeAgainstExpectation([2, 3, 0, 7, 1], [5, 4, 2, 6, 3.5]);
    if (result.status !== 'computed' || 'status' in result.fall.interval) throw new Error('not computed');
    const { value, interval } = result.fall;
    for (const [at, found] of [value, interval.low, interval.high].entries())
      expect(found).toBeCloseTo(golden.change[at], 9);
  });
});
