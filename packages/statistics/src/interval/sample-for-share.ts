import { InputError } from '../input-error.ts';
import { criticalValue, USUAL_LEVEL } from './level.ts';
import { wilsonLimits } from './wilson-interval.ts';

/**
 * How many records must be checked by hand to know a share of errors so exactly? The smallest sample, drawn at random, whose
 * Wilson score interval reaches at most `margin` to either side, where the share turns out as `expected`.
 *
 * @throws InputError where the share lies outside 0 … 1, or the margin outside 0 … 0.5.
 *
 * Source: Wilson (1927).
 *
 * @example
 * sampleForShare(0.05, 0.02) // 469
 */
export function sampleForShare(expected: number, margin: number): number {
  checkPlanned(expected, margin);
  const halfWidth = (total: number) => {
    const { low, high } = wilsonLimits(expected * total, total, criticalValue(USUAL_LEVEL));
    return (high - low) / 2;
  };
  let high = 1;
  while (halfWidth(high) > margin) {
    high *= 2;
    if (high > Number.MAX_SAFE_INTEGER)
      throw new InputError(`no sample is large enough for a margin of ${margin}. Pass 0.02.`);
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (halfWidth(middle) > margin) low = middle;
    else high = middle;
  }
  return high;
}

/** Shares nearer to none or all than this are planned for as if they spread so much. */
const LEAST_SPREAD = 0.05;

/**
 * How many cases does it take to know a share to within so much, nineteen times in twenty? By the normal interval, which is
 * simple to check by hand; a share near none or all is planned for as if it spread by at least 0.05.
 *
 * @throws InputError as {@link sampleForShare} does.
 *
 * Source: Cochran (1977), Sampling Techniques, chapter 4.
 *
 * @example
 * casesForShare(0.5, 0.1) // 97
 */
export function casesForShare(expected: number, within: number): number {
  checkPlanned(expected, within);
  const z = criticalValue(USUAL_LEVEL);
  return Math.ceil((z * z * Math.max(expected * (1 - expected), LEAST_SPREAD)) / (within * within));
}

function checkPlanned(expected: number, margin: number): void {
  if (!(expected >= 0 && expected <= 1)) throw new InputError(`a share must lie from 0 to 1: ${expected}. Pass 0.05.`);
  if (!(margin > 0 && margin < 0.5)) throw new InputError(`a margin must lie between 0 and 0.5: ${margin}. Pass 0.02.`);
}
