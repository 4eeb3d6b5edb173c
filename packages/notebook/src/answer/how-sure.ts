import type { Unit } from '@assay/evidence';

/** How sure an answer is, from what was counted to what stays open. */
export type Sureness = 'counted' | 'firm' | 'rough' | 'open';

/** What the rule looks at: a number, its range, and how it came about. */
export interface SureNumber {
  /** `null` where only a bound is told: then the number may lie anywhere in its range. */
  readonly value: number | string | null;
  readonly unit: Unit;
  /** `null` where no range belongs to it; an end that is `null` is unbounded. */
  readonly interval: { readonly low: number; readonly high: number | null } | null;
  /** True where a model or a projection stands between the records and the number. */
  readonly isModelled: boolean;
  /** True where the number is a plain count or a text, which needs no range. */
  readonly isCounted: boolean;
}

/** A range this narrow, as a part of its number either way, is called narrow; beyond the second it decides nothing. */
const NARROW = 0.25;
const WIDE = 1;
/** A share within one point of its range's farther end, or five, is narrow or wide even where it is so small that any range is large beside it. */
const NARROW_SHARE = 0.01;
const WIDE_SHARE = 0.05;

/**
 * How sure is the answer? By one rule, never by hand: *counted* where every record was looked at and nothing is
 * estimated; *firm* where the range reaches at most a quarter of the number either way (on the scale of factors for
 * a ratio), or one point of a share; *rough* where it reaches at most the number itself, or five points; *open* where it
 * is wider, has no end, is not stated, or holds "no difference". Of a share that is only bounded all of its range counts, for it
 * may lie at either end. What rests on a model is one level less sure.
 *
 * @example
 * howSure({ value: 0.2, unit: 'proportion', interval: { low: 0.17, high: 0.23 }, isModelled: false, isCounted: false }) // 'firm'
 */
export function howSure({ value, unit, interval, isModelled, isCounted }: SureNumber): Sureness {
  if (interval === null) return isCounted && !isModelled ? 'counted' : 'open';
  if (typeof value === 'string' || interval.high === null) return 'open';
  const { low, high } = interval;
  // As printed: 1 less 0.99 is more than a point by the last digit of a float.
  const width = Number((high - low).toPrecision(12));
  if (value === null) return sureAs(width <= NARROW_SHARE, width <= WIDE_SHARE, isModelled);
  const neutral = unit === 'ratio' ? 1 : unit === 'percentage-points' ? 0 : null;
  if (neutral !== null && low <= neutral && neutral <= high) return 'open';
  // The farther end: half the width would call 2.8 in 1,000, between 0.5 and 16, within one point.
  const distance = Math.max(high - value, value - low);
  const factor = low > 0 ? Math.max(Math.log(high / value), Math.log(value / low)) : Number.POSITIVE_INFINITY;
  const reach = unit === 'ratio' ? factor : distance / (value === 0 ? Number.MIN_VALUE : Math.abs(value));
  const points = unit === 'proportion' ? distance : Number.POSITIVE_INFINITY;
  return sureAs(reach <= NARROW || points <= NARROW_SHARE, reach <= WIDE || points <= WIDE_SHARE, isModelled);
}

function sureAs(isFirm: boolean, isRough: boolean, isModelled: boolean): Sureness {
  if (isFirm) return isModelled ? 'rough' : 'firm';
  return isRough && !isModelled ? 'rough' : 'open';
}
