import { expect, it } from 'vitest';
import { koopmanInterval, miettinenNurminenDifference } from '../../src/index.ts';

const ends = (...given: Parameters<typeof koopmanInterval>) => koopmanInterval(...given);

// Rates most likely under a ratio by scipy's bounded minimiser, limits by brentq.
it.each([
  [0.05, 0.0009828418913655848],
  [0.3, 0.03685078431450272],
  [0.95, 0.8616553091756276],
])('none of 20 beside 5 of 25: the upper limit at %d, which may lie below where the walk begins', (level, high) => {
  expect(ends({ successes: 0, total: 20 }, { successes: 5, total: 25 }, { level })).toMatchObject({
    low: 0,
    high: expect.closeTo(high, 6),
  });
});

it.each([
  [0.05, 1017.4576512312926],
  [0.3, 27.13646449259531],
  [0.95, 1.1605568890622235],
])('5 of 25 beside none of 20: the lower limit at %d', (level, low) => {
  const found = ends({ successes: 5, total: 25 }, { successes: 0, total: 20 }, { level }) as {
    low: number;
    high: null;
  };
  expect(Math.abs(found.low / low - 1)).toBeLessThan(1e-4);
  expect(found.high).toBeNull();
});

it('a difference of rates ends at minus one and one', () => {
  const [none, all] = [
    { successes: 0, total: 10 },
    { successes: 10, total: 10 },
  ];
  expect(miettinenNurminenDifference(none, all)).toMatchObject({ value: -1, interval: { low: -1 } });
  expect(miettinenNurminenDifference(all, none)).toMatchObject({ value: 1, interval: { high: 1 } });
});
