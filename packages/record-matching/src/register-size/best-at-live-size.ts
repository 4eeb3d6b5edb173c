import {
  checkedAmounts,
  checkedDraws,
  checkedLevel,
  drawGamma,
  InputError,
  type Interval,
  quantileR7Sorted,
  type RandomStream,
} from '@assay/statistics';
import { type BestChoice, bestByCostRatio } from '../errors/cost-frontier.ts';
import { DISTANCES } from '../tolerance-sweep/pair-list.ts';
import type { LiveRegister } from './register-at-live-size.ts';

export interface Tolerance {
  readonly forename: number;
  readonly surname: number;
}

/** The tolerance that costs least over a range of weights, in the live register. */
export interface LiveChoice extends BestChoice<Tolerance> {
  /** `overMerged` and `underMerged` count people in the live register; their ranges. */
  readonly overMergedInterval: Interval;
  readonly underMergedInterval: Interval;
  /** The weight in the middle of the range, at which tolerances are held against each other. */
  readonly atRatio: number;
  /** How often this tolerance is the best at that weight, over all that the extract leaves open. */
  readonly chanceBest: number;
  /** Other tolerances that are the best there in one case out of twenty or more. */
  readonly notToldApart: readonly Tolerance[];
}

/** A tolerance that is best in fewer cases than this is told apart from the best. */
const LEAST_CHANCE = 0.05;
const RULES = DISTANCES * DISTANCES;

/**
 * Which tolerance is best in the live register, for each weighing of the two errors, and can the extract tell?
 *
 * People mixed with others are two for each pair of people wrongly linked, as {@link registerAtLiveSize} predicts them;
 * people scattered are those counted, in the growth of right links. The lower envelope of expected cost gives the best
 * tolerance by weight; for the weight in the middle of each range (the geometric mean; half the upper end, or twice the
 * lower, where the range is open) the cost is drawn again and again from what the extract leaves open, all tolerances
 * together.
 *
 * Edge rules: chains of wrong links that gather more than two people count each pair; `records` drawn at random part
 * the records of people, so that nothing can be said of them.
 *
 * @throws InputError where the draws are not those of sixteen rules, or a number of people is none.
 *
 * Source: Hand and Christen (2018), Statistics and Computing 28, for the weights; Bayesian bootstrap over people, Rubin
 * (1981).
 *
 * @example
 * const decoys = decoyPairs(records, records.dateOfBirth.codes.map((code) => code * 401));
 * const options = { liveRecords: 14, draw: 'families', homeOfRow: null, draws: 100 };
 * const live = registerAtLiveSize(sweep, decoys, options, randomStream('a'));
 * bestAtLiveSize(live, scatteredPeople(sweep), randomStream('example')).map(({ choice }) => choice) // [{ forename: 1, surname: 1 }, { forename: 0, surname: 0 }]
 */
export function bestAtLiveSize(
  live: LiveRegister,
  scattered: ReadonlyMap<number, number>,
  random: RandomStream,
  options: { readonly level?: number } = {},
): LiveChoice[] {
  const level = checkedLevel(options);
  const { draws, wrong, expectedWrong, recordsPerPair, growth } = live;
  if (wrong.length !== RULES * checkedDraws(draws, 'draws') || expectedWrong.length !== RULES || !(recordsPerPair > 0))
    throw new InputError(
      `${wrong.length} wrong links are not ${draws} draws of ${RULES} rules. Pass what liveRegister gives.`,
    );
  checkedAmounts(expectedWrong, 'expected wrong links');
  checkedAmounts(wrong, 'drawn wrong links');
  checkedAmounts([recordsPerPair, growth.rightly, ...scattered.values()], 'numbers of people');
  const mixedPerLink = 2 / recordsPerPair;
  const sets = [...scattered].sort(([a], [b]) => a - b);
  const scatteredAt = (weights: readonly number[]): Float64Array => {
    const people = new Float64Array(RULES);
    for (const [index, [rules]] of sets.entries()) {
      for (let rule = 0; rule < RULES; rule++) if (rules & (1 << rule)) people[rule]! += weights[index]!;
    }
    return people.map((each) => each * growth.rightly);
  };
  const expectedScattered = scatteredAt(sets.map(([, people]) => people));
  const best = bestByCostRatio(
    Array.from({ length: RULES }, (_, rule) => ({
      choice: { forename: Math.floor(rule / DISTANCES), surname: rule % DISTANCES },
      overMerged: expectedWrong[rule]! * mixedPerLink,
      underMerged: expectedScattered[rule]!,
    })),
  );
  const scatteredDrawn = Array.from({ length: draws }, () =>
    scatteredAt(sets.map(([, people]) => drawGamma(random, people))),
  );
  const range = (values: Float64Array): Interval => {
    const sorted = values.sort();
    const [low, high] = [(1 - level) / 2, (1 + level) / 2].map((share) => Number(quantileR7Sorted(sorted, share)));
    return { low: low!, high: high!, level, method: 'Simulated prediction for the live register' };
  };
  return best.map((each) => {
    const rule = each.choice.forename * DISTANCES + each.choice.surname;
    const atRatio = middleOf(each.fromRatio, each.toRatio);
    const timesBest = new Float64Array(RULES);
    for (let draw = 0; draw < draws; draw++) {
      let cheapest = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let other = 0; other < RULES; other++) {
        const cost = atRatio * wrong[other * draws + draw]! * mixedPerLink + scatteredDrawn[draw]![other]!;
        if (cost >= least) continue;
        least = cost;
        cheapest = other;
      }
      timesBest[cheapest]!++;
    }
    return {
      ...each,
      overMergedInterval: range(wrong.slice(rule * draws, (rule + 1) * draws).map((links) => links * mixedPerLink)),
      underMergedInterval: range(Float64Array.from(scatteredDrawn, (people) => people[rule]!)),
      atRatio,
      chanceBest: timesBest[rule]! / draws,
      notToldApart: Array.from(timesBest.keys())
        .filter((other) => other !== rule && timesBest[other]! >= LEAST_CHANCE * draws)
        .map((other) => ({ forename: Math.floor(other / DISTANCES), surname: other % DISTANCES })),
    };
  });
}

function middleOf(from: number, to: number | null): number {
  if (to === null) return from === 0 ? 1 : 2 * from;
  return from === 0 ? to / 2 : Math.sqrt(from * to);
}
