import { type Interval, type MaybeEstimate, type NotComputed, notComputed } from '../computed.ts';
import { findRoot } from '../optimise/find-root.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';
import { checkProportion, type Proportion } from './proportion.ts';
import { ratioOfProportions } from './ratio-of-proportions.ts';

const FARTHEST_LOG_RATIO = 60;

/**
 * How many times the reference group's rate is this group's rate, with an interval that also exists for 0 successes?
 *
 * Koopman's score interval: the ratios that a score test does not reject. A reference rate of 0 or a group without
 * cases: not computed; where only the reference rate is 0, the interval is there all the same and has no upper end.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * Source: Koopman (1984); in the form of Gart & Nam (1988), eq. 3.5 without skewness.
 *
 * @example
 * koopmanRatio({ successes: 0, total: 23 }, { successes: 349, total: 1488 }).interval // { low: 0, high: 0.6109 }
 */
export function koopmanRatio(group: Proportion, reference: Proportion, options: LevelOption = {}): MaybeEstimate {
  const value = ratioOfProportions(group, reference);
  const interval = koopmanInterval(group, reference, options);
  return typeof value === 'number' ? { status: 'computed', value, interval } : notComputed(value.reason, interval);
}

/**
 * The interval of {@link koopmanRatio} alone. Its upper limit is `null` where the reference has no successes, for then
 * no ratio is too large. A group without cases, or no successes in either: not computed.
 *
 * @throws InputError as {@link wilsonInterval}.
 *
 * @example
 * koopmanInterval({ successes: 5, total: 20 }, { successes: 0, total: 30 }) // { low: 2.104, high: null }
 */
export function koopmanInterval(
  group: Proportion,
  reference: Proportion,
  options: LevelOption & {
    /** What the variance of the score is multiplied by. Default 1. */
    readonly varianceFactor?: number;
  } = {},
): Interval | NotComputed {
  checkProportion(group);
  checkProportion(reference, 'the reference');
  const level = checkedLevel(options);
  if (group.total === 0) return notComputed('there are no cases in the group');
  if (reference.total === 0) return notComputed('there are no cases in the reference group');
  if (group.successes === 0 && reference.successes === 0) {
    return notComputed('neither group has any successes, so every ratio is compatible with the data');
  }
  const z = criticalValue(level) * Math.sqrt(options.varianceFactor ?? 1);
  const beyond = (logRatio: number): number => scoreZ(group, reference, Math.exp(logRatio));
  // With no variance left (both rates 0 or 1) the score has no value at the estimate itself; start beside it.
  const middle = Math.log(
    (Math.max(group.successes, 0.5) / group.total) * (reference.total / Math.max(reference.successes, 0.5)),
  );
  return {
    low: group.successes === 0 ? 0 : Math.exp(crossing((t) => beyond(t) - z, middle, -1)),
    high: reference.successes === 0 ? null : Math.exp(crossing((t) => beyond(t) + z, middle, 1)),
    level,
    method: 'Koopman score interval',
  };
}

/**
 * Walks from the middle in growing steps until the score has crossed, then closes in: outwards, or, where a low level's
 * limit lies between the estimate and a middle that stands beside it, inwards.
 */
function crossing(f: (logRatio: number) => number, middle: number, outwards: 1 | -1): number {
  const isBeyond = f(middle) * outwards <= 0;
  const direction = isBeyond ? -outwards : outwards;
  let inner = middle;
  for (let step = 0.125; Math.abs(inner - middle) < FARTHEST_LOG_RATIO; step *= 2) {
    const outer = inner + direction * step;
    if (f(outer) * outwards <= 0 !== isBeyond) return findRoot(f, Math.min(inner, outer), Math.max(inner, outer));
    inner = outer;
  }
  return inner;
}

/** (p₁ − ratio·p₂) over its standard deviation at the rates most likely under that ratio. */
function scoreZ(group: Proportion, reference: Proportion, ratio: number): number {
  const { successes: x1, total: n1 } = group;
  const { successes: x2, total: n2 } = reference;
  const a = ratio * (n1 + x2) + x1 + n2;
  const product = ratio * (x1 + x2);
  const root = Math.sqrt(Math.max(0, a * a - 4 * (n1 + n2) * product));
  const p1 = Math.min(1, (2 * product) / (a + root));
  const p2 = Math.min(1, p1 / ratio);
  const variance = (p1 * (1 - p1)) / n1 + (ratio * ratio * p2 * (1 - p2)) / n2;
  const gap = x1 / n1 - (ratio * x2) / n2;
  return gap === 0 ? 0 : gap / Math.sqrt(variance);
}
