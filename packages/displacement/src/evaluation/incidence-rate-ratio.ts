import type { Interval, NotComputed } from '@assay/statistics';
import {
  checkedLevel,
  normalCdf,
  normalQuantile,
  notComputed,
  studentQuantile,
  studentUpper,
  USUAL_LEVEL,
} from '@assay/statistics';
import { type BeforeAfter, requireCrimeCounts } from './before-after.ts';

export interface RateRatio {
  readonly status: 'computed';
  /** 1: no change beyond the control's; 0.8: a fifth lower. */
  readonly value: number;
  readonly logRatio: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly z: number;
  /** Two-sided. */
  readonly pValue: number;
  /** True where a cell of zero was raised by a half, with all others. */
  readonly continuityCorrected: boolean;
}

/** Ratio of the product of `over` to the product of `under`, with the log-normal interval of Poisson counts. */
export function rateRatio(
  over: readonly number[],
  under: readonly number[],
  dispersion: number,
  quantile: number,
  level: number,
  degreesOfFreedom = Infinity,
): RateRatio {
  const cells = [...over, ...under];
  const continuityCorrected = cells.some((count) => count === 0);
  const shift = continuityCorrected ? 0.5 : 0;
  const logarithm = (counts: readonly number[]) => counts.reduce((sum, count) => sum + Math.log(count + shift), 0);
  const logRatio = logarithm(over) - logarithm(under);
  const standardError = Math.sqrt(dispersion * cells.reduce((sum, count) => sum + 1 / (count + shift), 0));
  const z = logRatio / standardError;
  return {
    status: 'computed',
    value: Math.exp(logRatio),
    logRatio,
    standardError,
    interval: {
      low: Math.exp(logRatio - quantile * standardError),
      high: Math.exp(logRatio + quantile * standardError),
      level,
      method: `log rate ratio, ${degreesOfFreedom === Infinity ? 'normal interval' : "Student's t"}`,
    },
    z,
    pValue:
      degreesOfFreedom === Infinity ? 2 * normalCdf(-Math.abs(z)) : 2 * studentUpper(Math.abs(z), degreesOfFreedom),
    continuityCorrected,
  };
}

/**
 * By what factor did crime change in the patrolled area, beyond the change in its control?
 *
 * Incidence rate ratio (T1/T0)/(C1/C0); variance of its logarithm φ(1/T0 + 1/T1 + 1/C0 + 1/C1). It supposes that
 * without patrols both areas would have changed by the same factor, where the weighted displacement difference supposes
 * the same number of crimes: report both, and settle beforehand which one decides.
 *
 * Where the over-dispersion was estimated from few areas, its degrees of freedom make interval and p Student's.
 *
 * Counts in. A zero in any cell raises all four by a half. Neither area with a crime before: not computed.
 *
 * @throws InputError where a count is negative or not finite, or the level lies outside 0 … 1.
 *
 * Source: Wheeler (2021), "Incidence rate ratios and the WDD"; Woolf (1955) for the variance.
 *
 * @example
 * incidenceRateRatio({ treated: { before: 50, after: 30 }, control: { before: 60, after: 55 } }).value // 0.6545
 */
export function incidenceRateRatio(
  { treated, control }: { readonly treated: BeforeAfter; readonly control: BeforeAfter },
  {
    overdispersion = 1,
    level = USUAL_LEVEL,
    degreesOfFreedom = Infinity,
  }: { readonly overdispersion?: number; readonly level?: number; readonly degreesOfFreedom?: number } = {},
): RateRatio | NotComputed {
  checkedLevel({ level });
  requireCrimeCounts('treated', treated);
  requireCrimeCounts('control', control);
  if (treated.before === 0 && treated.after === 0) return notComputed('no crime in the patrolled area before or after');
  if (control.before === 0 && control.after === 0) return notComputed('no crime in the control area before or after');
  return rateRatio(
    [treated.after, control.before],
    [treated.before, control.after],
    Math.max(1, overdispersion),
    degreesOfFreedom === Infinity
      ? normalQuantile(1 - (1 - level) / 2)
      : studentQuantile(1 - (1 - level) / 2, degreesOfFreedom),
    level,
    degreesOfFreedom,
  );
}
