import { clopperPearsonInterval, criticalValue, isComputed, wilsonLimits } from '@assay/statistics';

/**
 * How limits of rates are found. `score`: Wilson's, which cover at their level on average over true rates, less at some (0.84 of a
 * nominal 0.95 at the worst, where rates lie next to 0 or 1). `exact`: Clopper and Pearson's, which cover at least at their level
 * at every true rate, and are wider.
 */
export type IntervalKind = 'score' | 'exact';

/** A rate and the limits of it, which the intervals of gaps between rates are built from. */
export interface RateLimits {
  readonly p: number;
  readonly low: number;
  readonly high: number;
}

/** So many out of so many: whole numbers for exact limits. */
export interface CountedRate {
  readonly numerator: number;
  readonly denominator: number;
  readonly effectiveDenominator: number;
}

/** Whether the counts are whole and each row counts as one, as exact limits need. */
export function isCountedRate({ numerator, denominator, effectiveDenominator }: CountedRate): boolean {
  return effectiveDenominator === denominator && Number.isInteger(numerator) && Number.isInteger(denominator);
}

/** Limits at a level; those of weighted rows are Wilson's on their effective denominator, whichever are asked for. */
export function rateLimits(rate: CountedRate, level: number, kind: IntervalKind): RateLimits {
  const p = rate.numerator / rate.denominator;
  if (kind === 'exact' && isCountedRate(rate)) {
    const exact = clopperPearsonInterval({ successes: rate.numerator, total: rate.denominator }, { level });
    const isKnown = isComputed(exact) && !('status' in exact.interval);
    return isKnown ? { p, low: exact.interval.low, high: exact.interval.high ?? 1 } : { p, low: 0, high: 1 };
  }
  const n = rate.effectiveDenominator;
  return { p, ...wilsonLimits(p * n, n, criticalValue(level)) };
}
