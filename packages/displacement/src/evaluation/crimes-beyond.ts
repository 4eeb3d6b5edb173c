import type { Estimate, Interval, MaybeEstimate, NotComputed } from '@assay/statistics';
import { InputError, isComputed, notComputed, studentQuantile, studentUpper } from '@assay/statistics';
import { checkedChange } from './checked-change.ts';
import { fiellerInterval } from './fieller.ts';
import type { ZoneChange } from './zone-change.ts';

export interface CrimesBeyond {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * How many crimes more, or fewer, were recorded than if the zone had changed as its comparison did?
 *
 * T₁ − T₁/R with R the rate ratio of {@link zoneComparison}, the interval carried over from R's: where the ratio is 1
 * the difference is 0, whatever crime did everywhere. Crimes, below zero where there were fewer.
 *
 * @example
 * crimesBeyond(change).value // -9.387
 */
export function crimesBeyond(change: ZoneChange): CrimesBeyond {
  const { counts, ratio, interval } = checkedChange(change);
  const raise = counts.after === 0 ? 0.5 : 0;
  const beyond = (factor: number) => (counts.after + raise) * (1 - 1 / factor);
  return {
    value: beyond(ratio),
    interval: {
      low: beyond(interval.low),
      high: beyond(interval.high),
      level: interval.level,
      method: `${interval.method}, as crimes`,
    },
  };
}

/**
 * The same change as an estimate that can be stated: as a multiple of what the comparison suggests, or as crimes beyond it.
 * What has no change has no estimate, for the same reason.
 *
 * @example
 * changeAs('ratio', change).value === change.ratio // true
 */
export function changeAs(form: 'ratio' | 'crimes', change: ZoneChange | NotComputed): MaybeEstimate {
  if (!isComputed(change)) return change;
  const { ratio: value, interval } = checkedChange(change);
  return { status: 'computed', ...(form === 'crimes' ? crimesBeyond(change) : { value, interval }) };
}

/**
 * How many crimes would have been recorded in the zone without patrols, as the comparison suggests? Those recorded over the ratio, in
 * whole crimes, the range outwards.
 *
 * @example
 * crimesWithout({ ...change, ratio: 0.5, counts: { before: 9, after: 10 } }).value // 20
 */
export function crimesWithout(change: ZoneChange): Estimate {
  const { counts, ratio, interval } = checkedChange(change);
  const low = Math.floor(counts.after / interval.high);
  const high = Math.ceil(counts.after / interval.low);
  return { status: 'computed', value: Math.round(counts.after / ratio), interval: { ...interval, low, high } };
}

export interface ShareMoved {
  /** Share of the prevented crime that appeared next door; below zero: the benefit spread. */
  readonly share: (CrimesBeyond & { readonly status: 'computed' }) | NotComputed;
  /** One-sided p of "the margin or more moved"; small: less did. */
  readonly pMovedLess: number | NotComputed;
  /** True where `pMovedLess` is below α: the evaluation rules it out that the margin moved. */
  readonly rulesOutMargin: boolean | NotComputed;
}

/**
 * Of the crime that patrols prevented, what share moved next door, and can the margin that matters be ruled out?
 *
 * ρ = (D₁ − D₀r)/(T₀r − T₁) with r the factor of the comparison that both zones share; Fieller's interval and a
 * one-sided test of ρ against the margin, with the variances and degrees of freedom of the two changes. Not finding that
 * crime moved and ruling it out are different statements.
 *
 * Not computed where a zone has no change, or crime did not fall beyond the comparison. Where the fall is not told from chance there is no
 * interval, and so no share.
 *
 * @throws InputError where the margin is not above zero.
 *
 * Source: Bowers and Johnson (2003) for the comparison by ratios; Fieller (1954); Schuirmann (1987).
 *
 * @example
 * shareDisplaced(change, change, { margin: 0.5 }).share // { status: 'not-computed' }
 */
export function shareDisplaced(
  local: ZoneChange | NotComputed,
  neighbouring: ZoneChange | NotComputed,
  { margin, alpha = 0.05 }: { readonly margin: number; readonly alpha?: number },
): ShareMoved {
  if (!(margin > 0 && margin < Number.POSITIVE_INFINITY))
    throw new InputError(`margin must be above zero: ${margin}. Pass 0.5 for half.`);
  if (!isComputed(local)) return { share: local, pMovedLess: local, rulesOutMargin: local };
  if (!isComputed(neighbouring)) return { share: neighbouring, pMovedLess: neighbouring, rulesOutMargin: neighbouring };
  for (const change of [local, neighbouring]) checkedChange(change);
  const factor = local.comparisonCounts.after / local.comparisonCounts.before;
  const partOf = ({ counts, dispersion, comparisonVariance }: ZoneChange) => {
    const expected = counts.before * factor;
    return {
      expected,
      beyond: counts.after - expected,
      variance:
        dispersion.used * (counts.after + factor * factor * counts.before + expected * expected * comparisonVariance),
    };
  };
  const patrolled = partOf(local);
  const beside = partOf(neighbouring);
  if (patrolled.beyond >= 0) {
    const none = notComputed('crime in the patrolled area did not fall beyond the comparison: nothing was prevented');
    return { share: none, pMovedLess: none, rulesOutMargin: none };
  }
  // What both share is the comparison's luck, widened as each zone's own.
  const covariance =
    Math.sqrt(local.dispersion.used * neighbouring.dispersion.used) *
    patrolled.expected *
    beside.expected *
    local.comparisonVariance;
  const interval = fiellerInterval(
    {
      numerator: beside.beyond,
      denominator: -patrolled.beyond,
      numeratorVariance: beside.variance,
      denominatorVariance: patrolled.variance,
      covariance: -covariance,
    },
    local.level,
    studentQuantile(1 - (1 - local.level) / 2, local.degreesOfFreedom),
  );
  const error = Math.sqrt(beside.variance + margin ** 2 * patrolled.variance + 2 * margin * covariance);
  const pMovedLess = studentUpper(-(beside.beyond + margin * patrolled.beyond) / error, local.degreesOfFreedom);
  return {
    share:
      'low' in interval
        ? { status: 'computed', value: beside.beyond / -patrolled.beyond, interval }
        : notComputed('the crime prevented is not told from chance, and a share of it can take any value'),
    pMovedLess,
    rulesOutMargin: pMovedLess < alpha,
  };
}
