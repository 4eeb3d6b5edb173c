import { type MaybeEstimate, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { findRoot } from '../optimise/find-root.ts';
import { checkedDesignEffect } from './design-effect.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';
import { checkCount } from './proportion.ts';

/** So many people to whom something is expected to happen with this probability. */
export interface ExpectedRisk {
  readonly people: number;
  readonly probability: number;
}

/**
 * Did it happen to more people than their risks lead one to expect: observed ÷ expected, each person at most once?
 *
 * Score interval: the shifts of everyone's log odds that the count observed does not reject, carried to the ratio. Where
 * risks are high a Poisson interval is far too wide, for a person cannot be counted twice. Nothing expected, or everyone
 * certain: not computed; where it happened to somebody whose risk was nought, or not to one whose risk was certain, no shift of the
 * risks explains the count, and there is no interval. `designEffect` widens it where one person is counted several times.
 *
 * @throws InputError where observed is no whole number up to the people, or a probability lies outside 0 … 1.
 *
 * Source: Cox & Hinkley (1974), section 4.3, score inversion; Cox (1958) for the shift.
 *
 * @example
 * observedToExpected(70, [{ people: 100, probability: 0.6 }]).interval // { low: 1.007, high: 1.302 }
 */
export function observedToExpected(
  observed: number,
  risks: readonly ExpectedRisk[],
  { designEffect, ...options }: LevelOption & { readonly designEffect?: number } = {},
): MaybeEstimate {
  const effect = checkedDesignEffect(designEffect);
  checkCount(observed, 'the count observed');
  const level = checkedLevel(options);
  let total = 0;
  let expected = 0;
  let certain = 0;
  for (const { people, probability } of risks) {
    if (!(people >= 0 && Number.isFinite(people) && probability >= 0 && probability <= 1)) {
      throw new InputError(
        `risks must be people of 0 or more and probabilities from 0 to 1: ${people}, ${probability}. Correct them.`,
      );
    }
    total += people;
    expected += people * probability;
    if (probability === 1) certain += people;
  }
  if (observed > total) {
    throw new InputError(`more were observed than there are people: ${observed} of ${total}. Count each person once.`);
  }
  if (expected === 0) return notComputed('no events are expected at all');
  const open = risks.filter(({ people, probability }) => people > 0 && probability > 0 && probability < 1);
  const value = observed / expected;
  if (open.length === 0) return { status: 'computed', value, interval: notComputed('every risk is 0 or 1') };
  const z = criticalValue(level);
  const at = (shift: number) => {
    let mean = certain;
    let variance = 0;
    for (const { people, probability } of open) {
      const p = 1 / (1 + ((1 - probability) / probability) * Math.exp(-shift));
      mean += people * p;
      variance += people * p * (1 - p);
    }
    return { mean, reach: z * Math.sqrt(variance * effect) };
  };
  const most = certain + open.reduce((sum, { people }) => sum + people, 0);
  const crossing = (f: (shift: number) => number) =>
    f(-FARTHEST_SHIFT) * f(FARTHEST_SHIFT) > 0 ? null : at(findRoot(f, -FARTHEST_SHIFT, FARTHEST_SHIFT)).mean;
  const low = observed === certain ? certain : crossing((shift) => at(shift).mean + at(shift).reach - observed);
  const high = observed === most ? most : crossing((shift) => at(shift).mean - at(shift).reach - observed);
  if (low === null || high === null) return { status: 'computed', value, interval: UNEXPLAINED };
  return {
    status: 'computed',
    value,
    interval: {
      low: low / expected,
      high: high / expected,
      level,
      method: 'score interval of observed to expected',
    },
  };
}

const UNEXPLAINED = notComputed('it happened where the risk is nought, or did not where the risk is certain');

/** Log odds beyond which nobody's risk is told from 0 or 1. */
const FARTHEST_SHIFT = 60;
