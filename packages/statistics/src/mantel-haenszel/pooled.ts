import { type Estimate, type NotComputed, notComputed } from '../computed.ts';
import type { EventRate } from '../interval/event-rate.ts';
import type { Proportion } from '../interval/proportion.ts';
import { chiSquareUpper } from '../special/chi-square.ts';

/** A group and its reference within one stratum: one area, one offence type, one year. */
export interface ProportionStratum {
  readonly group: Proportion;
  readonly reference: Proportion;
}

/** As {@link ProportionStratum}, for events over exposure. */
export interface RateStratum {
  readonly group: EventRate;
  readonly reference: EventRate;
}

/** Do the strata agree with one pooled value? A small p-value says that one number hides different places. */
export interface Heterogeneity {
  readonly status: 'computed';
  /** Cochran's Q about the pooled value. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Share of the variation between strata that chance does not explain, 0 … 1. */
  readonly iSquared: number;
}

/** One number over all strata, with how far the strata agree. */
export interface PooledEstimate extends Estimate {
  readonly heterogeneity: Heterogeneity | NotComputed;
  /** Strata with cases on both sides; the others cannot compare and are left out. */
  readonly strataUsed: number;
  readonly strataLeftOut: number;
}

/** Q = Σ (value − pooled)² ÷ variance over strata, on the scale on which `values` are roughly normal. */
export function heterogeneity(
  values: readonly number[],
  variances: readonly number[],
  pooled: number,
): Heterogeneity | NotComputed {
  if (values.length < 2) return notComputed('one stratum alone cannot disagree');
  let statistic = 0;
  for (let index = 0; index < values.length; index++) {
    if (!(variances[index]! > 0)) return notComputed('a stratum has no spread at all, so it cannot be compared');
    statistic += (values[index]! - pooled) ** 2 / variances[index]!;
  }
  const degreesOfFreedom = values.length - 1;
  return {
    status: 'computed',
    statistic,
    degreesOfFreedom,
    pValue: chiSquareUpper(statistic, degreesOfFreedom),
    iSquared: statistic > degreesOfFreedom ? (statistic - degreesOfFreedom) / statistic : 0,
  };
}
