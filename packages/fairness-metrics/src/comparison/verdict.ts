import {
  InputError,
  type Interval,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  type ParityVerdict,
  parityVerdict,
} from '@assay/statistics';
import { NO_GAP, type Scale } from './rate-gap.ts';

/**
 * Different, the same for practical purposes, or too little evidence to say?
 *
 * Two one-sided tests as in `parityVerdict`, after the family's adjustment: a gap that no longer stands among many
 * comparisons is not called different. Without a margin that someone chose, nothing is called equivalent; *insufficient
 * evidence* is not evidence of parity. None of the verdicts says why groups differ, nor that a model is acceptable. The
 * margin is δ > 0 for differences (−δ … δ) and a factor above 1 for ratios (1/m … m).
 *
 * @example
 * const [a, b] = groups.map((each) => rateOf(each, 'falsePositiveRate'));
 * const [estimate, equivalenceEstimate] = [0.95, 0.9].map((level) => rateGap(b, a, 'difference', level));
 * gapVerdict({ scale: 'difference', estimate, equivalenceEstimate, stands: true, margin: null }) // 'different'
 */
export function gapVerdict(gap: {
  readonly scale: Scale;
  readonly estimate: MaybeEstimate;
  /** The estimate with its (1 − 2α) interval. */
  readonly equivalenceEstimate: MaybeEstimate;
  /** Whether the adjusted p-value is at or below α. */
  readonly stands: boolean;
  readonly margin: number | null;
}): ParityVerdict {
  const { scale, estimate, equivalenceEstimate, stands, margin } = gap;
  const none = NO_GAP[scale];
  const factor = margin ?? (scale === 'ratio' ? 2 : 1);
  return parityVerdict({
    interval: stands ? intervalOf(estimate) : notComputed('does not stand among the comparisons made'),
    equivalenceInterval: margin === null ? notComputed('no margin was chosen') : intervalOf(equivalenceEstimate),
    margin: scale === 'ratio' ? { low: 1 / factor, high: factor } : { low: -factor, high: factor },
    none,
  });
}

/** @throws InputError for a margin that contains nothing. */
export function checkMargin(scale: Scale, margin: number): void {
  if (margin > NO_GAP[scale] && Number.isFinite(margin)) return;
  const remedy = scale === 'ratio' ? 'Pass a factor above 1, such as 1.25' : 'Pass a share above 0, such as 0.05';
  throw new InputError(`the margin cannot be ${margin} for a ${scale}. ${remedy}.`);
}

function intervalOf(estimate: MaybeEstimate): Interval | NotComputed {
  return isComputed(estimate) ? estimate.interval : estimate;
}
