import { checkedBound } from '../checked-numbers.ts';
import type { Interval, NotComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';

/** `different but small`: a difference is there, and it is inside the margin. */
export type ParityVerdict = 'equivalent' | 'different' | 'different but small' | 'insufficient evidence';

export interface ParityQuestion {
  /** At the level of the usual report, e.g. 95%. */
  readonly interval: Interval | NotComputed;
  /** At level 1 − 2α, e.g. 90% for α = 5%: the interval that two one-sided tests read. */
  readonly equivalenceInterval: Interval | NotComputed;
  /** Smallest and largest value that would still count as equal; stated before the data are seen. */
  readonly margin: { readonly low: number; readonly high: number };
  /** The value of "no difference": 0 for a difference, 1 for a ratio. */
  readonly none: number;
}

/**
 * May one say that two groups are treated alike, or only that no difference was found?
 *
 * Two one-sided tests (TOST): equivalent where the 1 − 2α interval lies inside the margin; different where the usual interval
 * leaves "no difference" out; both may hold. Neither, or no interval: insufficient evidence, which is an answer.
 *
 * @throws InputError where the margin does not enclose "no difference", or an end is no number.
 *
 * Source: Schuirmann (1987).
 *
 * @example
 * parityVerdict({
 *   interval: newcombeDifference({ successes: 5, total: 20 }, { successes: 4, total: 20 }).interval,
 *   equivalenceInterval: newcombeDifference({ successes: 5, total: 20 }, { successes: 4, total: 20 }, { level: 0.9 }).interval,
 *   margin: { low: -0.05, high: 0.05 }, none: 0,
 * }) // 'insufficient evidence'
 */
export function parityVerdict({ interval, equivalenceInterval, margin, none }: ParityQuestion): ParityVerdict {
  if (!(margin.low < none && none < margin.high)) {
    throw new InputError(
      `the margin must enclose no difference: ${margin.low} to ${margin.high} around ${none}. Pass e.g. 0.8 to 1.25 for a ratio.`,
    );
  }
  for (const range of [interval, equivalenceInterval]) {
    if ('status' in range) continue;
    checkedBound(range.low, 'lower end');
    if (range.high !== null) checkedBound(range.high, 'upper end');
  }
  const different =
    !('status' in interval) && (interval.low > none || (interval.high !== null && interval.high < none));
  const inside =
    !('status' in equivalenceInterval) &&
    equivalenceInterval.low > margin.low &&
    equivalenceInterval.high !== null &&
    equivalenceInterval.high < margin.high;
  if (inside) return different ? 'different but small' : 'equivalent';
  return different ? 'different' : 'insufficient evidence';
}
