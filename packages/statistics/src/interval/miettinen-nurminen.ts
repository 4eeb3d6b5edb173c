import { type Interval, type MaybeEstimate, type NotComputed, notComputed } from '../computed.ts';
import { findRoot } from '../optimise/find-root.ts';
import { koopmanInterval } from './koopman-ratio.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';
import { checkProportion, type Proportion } from './proportion.ts';
import { ratioOfProportions } from './ratio-of-proportions.ts';

/**
 * By how much does one group's rate differ from another's? Group minus reference, by the score interval.
 *
 * Miettinen and Nurminen: the differences that a score test does not reject, its variance at the rates most likely under
 * each difference and scaled by N ÷ (N − 1). It is the interval that agrees with the chi-square test. Either group
 * without cases: not computed.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * Source: Miettinen & Nurminen (1985), eqs. 8 and 27.
 *
 * @example
 * miettinenNurminenDifference({ successes: 200, total: 1000 }, { successes: 0, total: 500 }).interval // { low: 0.1764, high: 0.2259 }
 */
export function miettinenNurminenDifference(
  group: Proportion,
  reference: Proportion,
  options: LevelOption = {},
): MaybeEstimate {
  checkProportion(group);
  checkProportion(reference, 'the reference');
  const level = checkedLevel(options);
  if (group.total === 0) return notComputed('there are no cases in the group');
  if (reference.total === 0) return notComputed('there are no cases in the reference group');
  const z = criticalValue(level);
  const value = group.successes / group.total - reference.successes / reference.total;
  const beyond = (difference: number, sign: 1 | -1): number => {
    const gap = value - difference;
    const spread = Math.sqrt(varianceAt(group, reference, difference));
    return sign * gap - z * spread;
  };
  const low = beyond(-1, 1) <= 0 ? -1 : findRoot((d) => beyond(d, 1), -1, value);
  const high = beyond(1, -1) <= 0 ? 1 : findRoot((d) => beyond(d, -1), value, 1);
  return {
    status: 'computed',
    value,
    interval: { low, high, level, method: 'Miettinen–Nurminen score interval' },
  };
}

/**
 * As {@link miettinenNurminenDifference} for group ÷ reference: Koopman's interval with the variance scaled by N ÷ (N − 1).
 * A reference rate of 0: not computed, though {@link miettinenNurminenRatioInterval} still has the lower limit.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * Source: Miettinen & Nurminen (1985), eqs. 10 and 28.
 *
 * @example
 * miettinenNurminenRatio({ successes: 7, total: 20 }, { successes: 4, total: 20 }).interval // { low: 0.6363, high: 5.04 }
 */
export function miettinenNurminenRatio(
  group: Proportion,
  reference: Proportion,
  options: LevelOption = {},
): MaybeEstimate {
  const value = ratioOfProportions(group, reference);
  if (typeof value !== 'number') return value;
  return { status: 'computed', value, interval: miettinenNurminenRatioInterval(group, reference, options) };
}

/**
 * The interval of {@link miettinenNurminenRatio} alone, whose upper limit is `null` where the reference has no successes.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * @example
 * miettinenNurminenRatioInterval({ successes: 5, total: 20 }, { successes: 0, total: 30 }) // { low: 2.063, high: null }
 */
export function miettinenNurminenRatioInterval(
  group: Proportion,
  reference: Proportion,
  options: LevelOption = {},
): Interval | NotComputed {
  const all = group.total + reference.total;
  const found = koopmanInterval(group, reference, { ...options, varianceFactor: all / (all - 1) });
  return 'status' in found ? found : { ...found, method: 'Miettinen–Nurminen score interval' };
}

/** Of the difference of rates, at the rates most likely where their difference is this: a cubic's middle root. */
function varianceAt(group: Proportion, reference: Proportion, difference: number): number {
  const { successes: x1, total: n1 } = group;
  const { successes: x2, total: n2 } = reference;
  const all = n1 + n2;
  const square = (n1 + 2 * n2) * difference - all - (x1 + x2);
  const linear = (n2 * difference - all - 2 * x2) * difference + x1 + x2;
  const constant = x2 * difference * (1 - difference);
  const shift = square / (3 * all);
  const q = shift ** 3 - (linear * square) / (6 * all * all) + constant / (2 * all);
  const p = (q < 0 ? -1 : 1) * Math.sqrt(Math.max(0, shift * shift - linear / (3 * all)));
  const angle = p === 0 ? Math.PI / 2 : (Math.PI + Math.acos(Math.min(1, Math.max(-1, q / p ** 3)))) / 3;
  const inside = (rate: number) => Math.min(1, Math.max(0, rate));
  const p2 = inside(2 * p * Math.cos(angle) - shift);
  const p1 = inside(p2 + difference);
  return ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2) * (all / (all - 1));
}
