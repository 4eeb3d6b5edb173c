import { expect, it } from 'vitest';
import { recomputedRates } from '../src/index.ts';

it('counts the rates that do not follow from their counts to the digits printed, of those with all three', () => {
  const rates = {
    events: [5, 5, 5, Number.NaN, 5, 0, 3],
    people: [1000, 1000, 1000, 1000, Number.NaN, 1000, 0],
    rate: [5, 5.005, 5.006, 5, 5, 0, 3],
  };
  // Half a digit off is rounding; more is not; nobody has no rate that could follow.
  expect(recomputedRates(rates)).toEqual({ rows: 5, off: 2 });
  expect(recomputedRates(rates, 0.05)).toEqual({ rows: 5, off: 1 });
  expect(() => recomputedRates({ ...rates, people: [1] })).toThrow('must be of one length: 7, 1 and 7');
});
