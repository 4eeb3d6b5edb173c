import { type Interval, isComputed, type NotComputed, notComputed, type ParityVerdict } from '@assay/statistics';
import { type Adjustment, adjustPValues, alphaShares, alphaSharesOfClaims } from './adjust.ts';
import { NO_GAP, type Scale } from './rate-gap.ts';
import type { SameRateTest } from './same-rate-test.ts';
import { gapVerdict, verdictReason } from './verdict.ts';

/** A gap before its family is known: its range at any level, and its test. */
interface UnjudgedGap {
  readonly intervalAt: (level: number) => Interval | NotComputed;
  readonly test: SameRateTest | NotComputed;
}

/** What the family of comparisons makes of one of its gaps. */
export interface Judgement {
  /** The range at the level asked for, as if it were the only comparison; it exists where a ratio has no value. */
  readonly interval: Interval | NotComputed;
  readonly pValue: number | NotComputed;
  readonly adjustedPValue: number | NotComputed;
  readonly testMethod: string | null;
  /** The range at the level that the adjustment leaves this comparison: the verdict *different* is read from it. */
  readonly adjustedInterval: Interval | NotComputed;
  /** The range that *equivalent* is read from, adjusted in the same way; not computed without a margin. */
  readonly equivalenceInterval: Interval | NotComputed;
  /** How many comparisons were judged together. */
  readonly comparisons: number;
  readonly verdict: ParityVerdict;
  /** Why, in words without numbers. */
  readonly reason: string;
}

/** Judges gaps as one family: p-values, ranges and verdicts by one adjustment. */
export function judgeFamily(
  gaps: readonly UnjudgedGap[],
  options: {
    readonly scale: Scale;
    readonly level: number;
    readonly adjustment: Adjustment;
    readonly margin: number | undefined;
  },
): Judgement[] {
  const { scale, level, adjustment, margin } = options;
  const alpha = 1 - level;
  const pValues = gaps.map(({ test }) => (isComputed(test) ? test.pValue : test));
  const adjusted = adjustPValues(pValues, adjustment);
  const shares = alphaShares(pValues, adjustment, alpha);
  const intervals = gaps.map(({ intervalAt }) => intervalAt(level));
  const family = intervals.flatMap((interval, index) => ('status' in interval ? [] : [index]));
  const rangeAt = (index: number, share: number) =>
    2 * share < 1
      ? gaps[index]!.intervalAt(1 - 2 * share)
      : notComputed('so low a level leaves no two one-sided tests');
  const low = scale === 'ratio' ? 1 / (margin ?? 1) : -(margin ?? 0);
  const isInside = (range: Interval | NotComputed) =>
    !('status' in range) && range.high !== null && range.low > low && range.high < (margin ?? NO_GAP[scale]);
  const claims =
    margin === undefined
      ? null
      : alphaSharesOfClaims(family.length, adjustment, alpha, (member, share) =>
          isInside(rangeAt(family[member]!, share)),
        );
  return gaps.map(({ intervalAt, test }, index): Judgement => {
    const adjustedPValue = adjusted[index]!;
    const adjustedInterval = shares[index] === alpha ? intervals[index]! : intervalAt(1 - shares[index]!);
    const member = family.indexOf(index);
    const equivalenceInterval =
      claims === null
        ? notComputed('no margin was chosen')
        : member < 0
          ? intervals[index]!
          : rangeAt(index, claims.shares[member]!);
    const verdict = gapVerdict({
      scale,
      adjusted: adjustedInterval,
      forEquivalence: equivalenceInterval,
      stands: typeof adjustedPValue === 'number' && adjustedPValue <= alpha,
      margin: margin ?? null,
    });
    const judged = { interval: intervals[index]!, adjustedInterval, comparisons: family.length, verdict };
    return {
      ...judged,
      pValue: pValues[index]!,
      adjustedPValue,
      testMethod: isComputed(test) ? test.method : null,
      equivalenceInterval,
      reason: verdictReason({ scale, ...judged }),
    };
  });
}
