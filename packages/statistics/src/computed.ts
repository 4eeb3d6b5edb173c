/** A number that could not be computed, and why. It takes the place of NaN, 0 or Infinity everywhere in Assay. */
export interface NotComputed {
  readonly status: 'not-computed';
  /** A sentence a panel member can read, e.g. "no one in this group was charged". */
  readonly reason: string;
  /**
   * What the data rule out all the same: how many times a rate of 0 another is has no number, and is still at least so much.
   * Its upper end is then `null`.
   */
  readonly interval?: Interval;
}

/** A range of true values compatible with the data, with the method that gives it. */
export interface Interval {
  readonly low: number;
  /** `null` where the interval has no finite upper limit. */
  readonly high: number | null;
  /** Confidence level between 0 and 1, e.g. 0.95. */
  readonly level: number;
  /** The method's name, e.g. "Wilson score interval". */
  readonly method: string;
}

/** A number with its uncertainty. */
export interface Estimate {
  readonly status: 'computed';
  readonly value: number;
  readonly interval: Interval | NotComputed;
}

export type MaybeEstimate = Estimate | NotComputed;

/**
 * Says why a number does not exist, where NaN, 0 or Infinity would hide it; with the range of what it could be, where
 * that exists without it.
 *
 * @example
 * notComputed('no one in this group was charged') // { status: 'not-computed', reason: 'no one in this group was charged' }
 */
export function notComputed(reason: string, interval?: Interval | NotComputed): NotComputed {
  return { status: 'not-computed', reason, ...(interval !== undefined && 'low' in interval ? { interval } : {}) };
}

/**
 * Is there a number, or only the reason why there is none? Narrows the type, so that `value` can be read.
 *
 * @example
 * isComputed(wilsonInterval({ successes: 0, total: 0 })) // false
 */
export function isComputed<T extends { readonly status: 'computed' }>(result: T | NotComputed): result is T {
  return result.status === 'computed';
}
