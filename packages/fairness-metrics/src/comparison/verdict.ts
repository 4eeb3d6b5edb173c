import { InputError, type Interval, isComputed, type MaybeEstimate } from '@assay/statistics';
import { NO_GAP, type Scale } from './rate-gap.ts';

/** What the data allow to be said. None of these says why, nor that a model is acceptable. */
export type Verdict = 'different' | 'equivalent' | 'different but small' | 'insufficient evidence';

/**
 * Different, the same for practical purposes, or too little evidence to say?
 *
 * *different*: the gap differs from none at level α (after any adjustment for many comparisons). *equivalent*: two one-sided tests
 * (Schuirmann, 1987), that is the (1 − 2α) interval lies inside the margin; never said without a margin that someone chose.
 * Both: *different but small*. Neither: *insufficient evidence*, which is not evidence of parity.
 * The margin is δ > 0 for differences (−δ … δ) and a factor above 1 for ratios (1/m … m).
 */
export function verdict(gap: {
  readonly scale: Scale;
  readonly isDifferent: boolean;
  /** The estimate with its (1 − 2α) interval. */
  readonly equivalenceEstimate: MaybeEstimate;
  readonly margin: number | null;
}): Verdict {
  const { scale, isDifferent, equivalenceEstimate, margin } = gap;
  const isEquivalent = margin !== null && isInside(equivalenceEstimate, scale, margin);
  if (isDifferent) return isEquivalent ? 'different but small' : 'different';
  return isEquivalent ? 'equivalent' : 'insufficient evidence';
}

/** @throws InputError for a margin that contains nothing. */
export function checkMargin(scale: Scale, margin: number): void {
  const isValid = scale === 'ratio' ? margin > NO_GAP.ratio : margin > NO_GAP.difference;
  if (!isValid || !Number.isFinite(margin)) {
    const remedy = scale === 'ratio' ? 'Pass a factor above 1, such as 1.25' : 'Pass a share above 0, such as 0.05';
    throw new InputError(`the margin cannot be ${margin} for a ${scale}. ${remedy}.`);
  }
}

function isInside(estimate: MaybeEstimate, scale: Scale, margin: number): boolean {
  if (!isComputed(estimate) || 'status' in estimate.interval) return false;
  const { low, high }: Interval = estimate.interval;
  const [least, most] = scale === 'ratio' ? [1 / margin, margin] : [-margin, margin];
  return low > least && high !== null && high < most;
}
