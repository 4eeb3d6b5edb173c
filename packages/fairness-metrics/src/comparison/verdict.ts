import {
  InputError,
  type Interval,
  type NotComputed,
  notComputed,
  type ParityVerdict,
  parityVerdict,
} from '@assay/statistics';
import { NO_GAP, type Scale } from './rate-gap.ts';

/**
 * Different, the same for practical purposes, or too little evidence to say?
 *
 * Two one-sided tests as in `parityVerdict`, every part of them after the family's adjustment: a gap that no longer stands
 * among many comparisons is not called different, nor is one called equivalent that lies within the margin only when
 * taken alone. *Different* needs the test to stand and the adjusted range to leave out no difference; where there is no
 * such range, the test decides. Without a margin that someone chose, nothing is called equivalent; *insufficient
 * evidence* is not evidence of parity. None of the verdicts says why groups differ, nor that a model is acceptable. The
 * margin is δ > 0 for differences (−δ … δ) and a factor above 1 for ratios (1/m … m).
 *
 * @example
 * const [a, b] = groups.map((each) => rateOf(each, 'falsePositiveRate'));
 * const [adjusted, forEquivalence] = [0.95, 0.9].map((level) => gapInterval(b, a, 'difference', level));
 * gapVerdict({ scale: 'difference', adjusted, forEquivalence, stands: true, margin: null }) // 'different'
 */
export function gapVerdict(gap: {
  readonly scale: Scale;
  /** The range at the level that the adjustment leaves this comparison. */
  readonly adjusted: Interval | NotComputed;
  /** The range that two one-sided tests read, at 1 − twice the adjusted share of α. */
  readonly forEquivalence: Interval | NotComputed;
  /** Whether the adjusted p-value is at or below α. */
  readonly stands: boolean;
  readonly margin: number | null;
}): ParityVerdict {
  const { scale, adjusted, forEquivalence, stands, margin } = gap;
  const factor = margin ?? (scale === 'ratio' ? 2 : 1);
  if (stands && 'status' in adjusted) return 'different';
  return parityVerdict({
    interval: stands ? adjusted : notComputed('does not stand among the comparisons made'),
    equivalenceInterval: margin === null ? notComputed('no margin was chosen') : forEquivalence,
    margin: scale === 'ratio' ? { low: 1 / factor, high: factor } : { low: -factor, high: factor },
    none: NO_GAP[scale],
  });
}

/**
 * Why a comparison has the verdict that it has, in words without numbers, to stand beside its two ranges.
 *
 * @example
 * const [row] = compare(cells, { attributes: ['group'], metrics: ['falsePositiveRate'], scale: 'ratio', to: { kind: 'rest' } });
 * verdictReason(row) // 'Allowing for all comparisons made together, the test and the range leave out "no difference".'
 */
export function verdictReason(row: {
  readonly scale: Scale;
  readonly verdict: ParityVerdict;
  readonly interval: Interval | NotComputed;
  readonly adjustedInterval: Interval | NotComputed;
  readonly comparisons: number;
}): string {
  const { scale, verdict, interval, adjustedInterval, comparisons } = row;
  const isFamily = comparisons > 1;
  const together = isFamily ? 'Allowing for all comparisons made together, the' : 'The';
  const differs = `${together} test and the range leave out "no difference".`;
  if (verdict === 'equivalent') return `${together} range lies within the margin that was chosen.`;
  if (verdict === 'different but small') {
    return `${differs} The range lies within the margin that was chosen.`;
  }
  if (verdict === 'different') {
    if ('status' in adjustedInterval) return `${together} test finds a difference; there is no range of this kind.`;
    return adjustedInterval.high === null
      ? `${differs} The range has no upper end, because nobody counts in the group compared with.`
      : differs;
  }
  if ('status' in interval) return `There is no range: ${interval.reason}.`;
  const leavesOut = (range: Interval | NotComputed) =>
    !('status' in range) && (range.low > NO_GAP[scale] || (range.high !== null && range.high < NO_GAP[scale]));
  if (leavesOut(adjustedInterval)) {
    return `${together} range leaves out "no difference", but the test of these counts does not reject it.`;
  }
  return isFamily && leavesOut(interval)
    ? 'Taken alone, the range leaves out "no difference". Allowing for all comparisons made together, it contains it.'
    : `${together} range contains "no difference"; that is no evidence that the groups are treated alike.`;
}

/** @throws InputError for a margin that contains nothing. */
export function checkMargin(scale: Scale, margin: number): void {
  if (margin > NO_GAP[scale] && Number.isFinite(margin)) return;
  const remedy = scale === 'ratio' ? 'Pass a factor above 1, such as 1.25' : 'Pass a share above 0, such as 0.05';
  throw new InputError(`the margin cannot be ${margin} for a ${scale}. ${remedy}.`);
}
