import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { bestAtLiveSize, type LiveRegister } from '../src/index.ts';

const DRAWS = 8;
const MILLION = 1e6;

/**
 * Three tolerances that take turns, by hand: wrong links and scattered people, in millions. With 2.5 pairs of records a
 * pair of people, 0.8 people are mixed for each wrong link.
 */
const RULES = [
  { rule: 0, links: 10, scattered: 1000 },
  { rule: 5, links: 20, scattered: 900 },
  { rule: 10, links: 31, scattered: 800 },
] as const;

function registerWhere(linksOf: (links: number, rule: number, draw: number) => number): LiveRegister {
  const expectedWrong = new Float64Array(16).fill(1e12);
  const wrong = new Float64Array(16 * DRAWS).fill(1e12);
  for (const { rule, links } of RULES) {
    expectedWrong[rule] = links * MILLION;
    for (let draw = 0; draw < DRAWS; draw++) wrong[rule * DRAWS + draw] = linksOf(links * MILLION, rule, draw);
  }
  const growth = { strangers: 1, sameBirth: 1, rightly: 2 };
  return {
    draw: 'families',
    wrong,
    draws: DRAWS,
    expectedWrong,
    recordsPerPair: 2.5,
    growth,
    links: () => {
      throw new Error('not asked');
    },
  };
}
const others = [...Array(16).keys()].filter((rule) => !RULES.some((each) => each.rule === rule));
const scattered = new Map<number, number>([
  // Half of those expected, since right links are twice as many in the live register.
  ...RULES.map(({ rule, scattered }) => [1 << rule, (scattered * MILLION) / 2] as const),
  [others.reduce((bits, rule) => bits | (1 << rule), 0), 1e10],
]);

describe('bestAtLiveSize(live, scattered, random)', () => {
  const best = bestAtLiveSize(
    registerWhere((links) => links),
    scattered,
    randomStream('by hand'),
  );
  const byName = (forename: number, surname: number) =>
    best.find(({ choice }) => choice.forename === forename && choice.surname === surname)!;

  it('gives each tolerance the weights between which it costs least: (900 − 800) ÷ (24.8 − 16), 100 ÷ 8', () => {
    expect(best).toHaveLength(3);
    expect(byName(1, 1).fromRatio).toBeCloseTo(100 / 8.8, 9);
    expect(byName(1, 1).toRatio).toBeCloseTo(100 / 8, 9);
    expect(byName(0, 0).toRatio).toBeNull();
    expect(byName(2, 2).fromRatio).toBe(0);
  });

  it('counts people mixed and scattered in the live register', () => {
    expect(byName(1, 1).overMerged).toBe(16 * MILLION);
    expect(byName(1, 1).underMerged).toBe(900 * MILLION);
    expect(byName(1, 1).overMergedInterval).toMatchObject({ low: 16 * MILLION, high: 16 * MILLION });
    const { low, high } = byName(1, 1).underMergedInterval;
    // A gamma of 450 million has a standard deviation of 21,213, twice that in the live register.
    expect(low!).toBeGreaterThan(900 * MILLION - 5 * 42_427);
    expect(high!).toBeLessThan(900 * MILLION + 5 * 42_427);
    expect(low!).toBeLessThan(high!);
  });

  it('weighs in the middle of the range, by the geometric mean; twice or half where it is open', () => {
    expect(byName(1, 1).atRatio).toBeCloseTo(Math.sqrt((100 / 8.8) * (100 / 8)), 9);
    expect(byName(0, 0).atRatio).toBeCloseTo(2 * (100 / 8), 9);
    expect(byName(2, 2).atRatio).toBeCloseTo(100 / 8.8 / 2, 9);
  });

  it('weighs alike where one tolerance costs least whatever the weight', () => {
    const all = [...Array(16).keys()].reduce((bits, rule) => bits | (1 << rule), 0);
    const one = bestAtLiveSize(
      registerWhere((links) => links),
      new Map([[all, 1000]]),
      randomStream('one'),
    );
    expect(one).toHaveLength(1);
    expect(one[0]).toMatchObject({ choice: { forename: 0, surname: 0 }, fromRatio: 0, toRatio: null, atRatio: 1 });
    expect(one[0]).toMatchObject({ chanceBest: 1, notToldApart: [] });
  });

  it('is sure of each where little is left open', () => {
    expect(best.map(({ chanceBest }) => chanceBest)).toEqual([1, 1, 1]);
    expect(best.map(({ notToldApart }) => notToldApart)).toEqual([[], [], []]);
  });

  it('tells which others are as good in one case of twenty or more', () => {
    // In two draws of eight, both wider tolerances link none wrongly: the widest is the best then.
    const unsure = bestAtLiveSize(
      registerWhere((links, rule, draw) => (draw < 2 && rule > 0 ? 0 : links)),
      scattered,
      randomStream('by hand'),
    );
    const middle = unsure.find(({ choice }) => choice.forename === 1)!;
    expect(middle.chanceBest).toBe(6 / 8);
    expect(middle.notToldApart).toEqual([{ forename: 2, surname: 2 }]);
    expect(middle.overMergedInterval.low).toBe(0);
  });
});
