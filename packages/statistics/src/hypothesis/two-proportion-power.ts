import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { findRoot } from '../optimise/find-root.ts';
import { normalCdf } from '../special/normal-cdf.ts';
import { normalQuantile } from '../special/normal-quantile.ts';

/** Two true rates that a comparison should tell apart. */
export interface RatePair {
  readonly groupRate: number;
  readonly referenceRate: number;
  /** Risk of a false alarm, two-sided. Default 0.05. */
  readonly alpha?: number;
}

/**
 * With so many cases in each group, how likely would a real difference of this size have been found?
 *
 * Power of the two-sided score test with pooled rate, normal approximation, the far tail left out.
 *
 * @throws InputError where a rate or alpha lies outside 0 … 1 or a total is not above 0.
 *
 * Source: Fleiss, Levin & Paik (2003), section 4.4; equal groups as R's `power.prop.test`.
 *
 * @example
 * twoProportionPower({ groupRate: 0.2345, referenceRate: 0.4485, groupTotal: 50, referenceTotal: 50 }) // 0.6195
 */
export function twoProportionPower(
  design: RatePair & { readonly groupTotal: number; readonly referenceTotal: number },
): number {
  const { groupRate: p1, referenceRate: p2, groupTotal: n1, referenceTotal: n2, alpha = 0.05 } = design;
  checkRates(design);
  if (!(n1 > 0 && n2 > 0 && Number.isFinite(n1 + n2)))
    throw new InputError(`group totals must be above 0: ${n1} and ${n2}. Pass cases per group.`);
  const pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
  const errorIfEqual = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const error = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return normalCdf((Math.abs(p1 - p2) - normalQuantile(1 - alpha / 2) * errorIfEqual) / error);
}

/**
 * How many cases per group would find a difference of this size with the wanted chance? The reference group may be
 * `referencePerGroup` times as large (default 1); the answer is the group's number, not rounded up.
 *
 * The number at which {@link twoProportionPower} reaches `power`. Equal rates: not computed.
 *
 * @throws InputError as {@link twoProportionPower}, or where power does not lie between alpha and 1.
 *
 * @example
 * twoProportionSampleSize({ groupRate: 0.2345, referenceRate: 0.4485, power: 0.8 }) // 75.89
 */
export function twoProportionSampleSize(
  design: RatePair & { readonly power: number; readonly referencePerGroup?: number },
): number | NotComputed {
  checkRates(design);
  const { power, referencePerGroup = 1, alpha = 0.05 } = design;
  if (!(power > alpha && power < 1)) {
    throw new InputError(`power must lie between alpha and 1: ${power}. Pass e.g. 0.8.`);
  }
  if (!(referencePerGroup > 0)) throw new InputError(`referencePerGroup must be above 0: ${referencePerGroup}.`);
  if (design.groupRate === design.referenceRate)
    return notComputed('the two rates are equal: no number would tell them apart');
  const logTotal = findRoot(
    (t) => {
      const groupTotal = Math.exp(t);
      return twoProportionPower({ ...design, groupTotal, referenceTotal: groupTotal * referencePerGroup }) - power;
    },
    -20,
    80,
    1e-13,
  );
  return Math.exp(logTotal);
}

/**
 * With so many cases in each group, how large must a difference be to be found with the wanted chance? The smallest
 * group rate above the reference rate that would be; none below 1: not computed.
 *
 * @example
 * detectableRate({ referenceRate: 0.2345, groupTotal: 75.893, referenceTotal: 75.893, power: 0.8 }) // 0.4485
 */
export function detectableRate(design: {
  readonly referenceRate: number;
  readonly groupTotal: number;
  readonly referenceTotal: number;
  readonly power: number;
  readonly alpha?: number;
}): number | NotComputed {
  const { power, alpha = 0.05, ...rest } = design;
  if (!(power > alpha && power < 1)) {
    throw new InputError(`power must lie between alpha and 1: ${power}. Pass e.g. 0.8.`);
  }
  const missing = (groupRate: number): number => twoProportionPower({ ...rest, alpha, groupRate }) - power;
  const almostOne = 1 - 1e-12;
  if (!(design.referenceRate < almostOne) || missing(almostOne) < 0) {
    return notComputed('the groups are too small to find any rate above the reference with this chance');
  }
  return findRoot(missing, design.referenceRate, almostOne);
}

/**
 * How many cases and how many clusters would find a difference of this size, where whole clusters are in one group or the
 * other, half of them each?
 *
 * {@link twoProportionSampleSize} of both groups, times the design effect 1 + (cluster size − 1) × intraclass correlation,
 * rounded up; clusters in pairs.
 *
 * @throws InputError as {@link twoProportionSampleSize}, or where a cluster is smaller than one case or the correlation is
 * not within 0 … 1.
 *
 * Source: Donner and Klar (2000), Design and Analysis of Cluster Randomization Trials, chapter 5.
 *
 * @example
 * const design = { groupRate: 0.2345, referenceRate: 0.4485, power: 0.8, clusterSize: 11, intraclassCorrelation: 0.1 };
 * clusteredSampleSize(design) // { cases: 304, clusters: 28 }
 */
export function clusteredSampleSize({
  clusterSize,
  intraclassCorrelation,
  ...design
}: RatePair & {
  readonly power: number;
  readonly clusterSize: number;
  readonly intraclassCorrelation: number;
}): { readonly cases: number; readonly clusters: number } | NotComputed {
  if (!(clusterSize >= 1 && Number.isFinite(clusterSize))) {
    throw new InputError(`a cluster must hold one case or more: ${clusterSize}.`);
  }
  if (!(intraclassCorrelation >= 0 && intraclassCorrelation <= 1)) {
    throw new InputError(`the intraclass correlation must lie within 0 … 1: ${intraclassCorrelation}.`);
  }
  const each = twoProportionSampleSize(design);
  if (typeof each !== 'number') return each;
  const cases = Math.ceil(2 * each * (1 + (clusterSize - 1) * intraclassCorrelation));
  return { cases, clusters: 2 * Math.ceil(cases / clusterSize / 2) };
}

function checkRates({ groupRate, referenceRate, alpha = 0.05 }: RatePair): void {
  for (const rate of [groupRate, referenceRate]) {
    if (!(rate >= 0 && rate <= 1)) throw new InputError(`rates must lie between 0 and 1: ${rate}. Pass a proportion.`);
  }
  if (!(alpha > 0 && alpha < 1)) throw new InputError(`alpha must lie between 0 and 1: ${alpha}. Pass 0.05 for 5%.`);
}
