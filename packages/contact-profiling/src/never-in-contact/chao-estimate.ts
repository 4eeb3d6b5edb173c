import {
  criticalValue,
  type Interval,
  type LevelOption,
  type MaybeEstimate,
  notComputed,
  USUAL_LEVEL,
} from '@assay/statistics';
import { type FrequencyCounts, frequencySums } from './frequency-counts.ts';

/**
 * How many people with a need are there at least, counting those never in contact? Chao's lower bound: seen + f₁² ÷
 * (2f₂), from people seen once and twice. A bound, not an estimate: where needs differ much the truth is far above it.
 *
 * Interval log-normal about the unseen. Nobody seen, or nobody seen twice: not computed; then use {@link
 * chaoBiasCorrected}.
 *
 * @throws InputError where a count is not a whole number of 0 or more.
 *
 * Source: Chao (1987), eqs. 8 to 12.
 *
 * @example
 * chaoLowerBound([1645, 183, 37, 13, 1, 1]).value // 9274
 */
export function chaoLowerBound(people: FrequencyCounts, { level = USUAL_LEVEL }: LevelOption = {}): MaybeEstimate {
  const { seen, once, twice } = frequencySums(people);
  if (seen === 0) return notComputed('nobody was in contact');
  if (twice === 0) return notComputed('nobody was in contact exactly twice');
  const value = seen + once ** 2 / (2 * twice);
  return { status: 'computed', value, interval: logInterval(seen, value, chaoVariance(once, twice), level) };
}

/** The variance of Chao's lower bound. */
function chaoVariance(once: number, twice: number): number {
  const q = once / twice;
  return twice * (q ** 4 / 4 + q ** 3 + q ** 2 / 2);
}

/**
 * As {@link chaoLowerBound}, less biased with few people and defined where nobody was seen twice:
 * seen + f₁(f₁ − 1) ÷ (2(f₂ + 1)). Nobody seen: not computed.
 *
 * @throws InputError where a count is not a whole number of 0 or more.
 *
 * Source: Chao (1989), in the form of Chao (2005).
 *
 * @example
 * chaoBiasCorrected([10, 0, 1]).value // 56
 */
export function chaoBiasCorrected(people: FrequencyCounts): MaybeEstimate {
  const { seen, once, twice } = frequencySums(people);
  if (seen === 0) return notComputed('nobody was in contact');
  return {
    status: 'computed',
    value: seen + (once * (once - 1)) / (2 * (twice + 1)),
    interval: notComputed('stated for the uncorrected bound'),
  };
}

/**
 * As {@link chaoLowerBound} by Zelterman's rate 2f₂ ÷ f₁, which looks only at people seen once or twice. Nobody seen
 * once, or nobody twice: not computed.
 *
 * @throws InputError where a count is not a whole number of 0 or more.
 *
 * Source: Zelterman (1988).
 *
 * @example
 * zeltermanEstimate([1645, 183, 37, 13, 1, 1]).value // 9425
 */
export function zeltermanEstimate(people: FrequencyCounts): MaybeEstimate {
  const { seen, once, twice } = frequencySums(people);
  if (seen === 0) return notComputed('nobody was in contact');
  if (once === 0 || twice === 0) return notComputed('nobody was in contact exactly once, or nobody exactly twice');
  return {
    status: 'computed',
    value: seen / -Math.expm1((-2 * twice) / once),
    interval: notComputed('the rate is a moment estimate'),
  };
}

/**
 * Of all contact there could be, which share is by people the log has seen? 1 − f₁ ÷ contacts, Turing's estimate. No
 * contact: not computed.
 *
 * @throws InputError where a count is not a whole number of 0 or more.
 *
 * Source: Good (1953).
 *
 * @example
 * turingCoverage([1645, 183, 37, 13, 1, 1]).value // 0.2471
 */
export function turingCoverage(people: FrequencyCounts): MaybeEstimate {
  const { contacts, once } = frequencySums(people);
  if (contacts === 0) return notComputed('nobody was in contact');
  return { status: 'computed', value: 1 - once / contacts, interval: notComputed('stated without one') };
}

/** Chao's (1987) interval: log-normal about the unseen, so it never falls below those who were seen. */
export function logInterval(seen: number, value: number, variance: number, level: number): Interval {
  const unseen = value - seen;
  const method = 'Chao log-normal interval';
  if (unseen === 0) return { low: seen, high: seen, level, method };
  const spread = Math.exp(criticalValue(level) * Math.sqrt(Math.log1p(variance / unseen ** 2)));
  return { low: seen + unseen / spread, high: seen + unseen * spread, level, method };
}
