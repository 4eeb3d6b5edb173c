import type { Interval, NotComputed } from '@assay/statistics';
import { normalCdf, normalQuantile, notComputed } from '@assay/statistics';

/** A difference of counts with its standard error, interval and test of "no difference". */
export interface DifferenceEstimate {
  readonly status: 'computed';
  readonly value: number;
  readonly standardError: number;
  readonly interval: Interval | NotComputed;
  readonly z: number | NotComputed;
  /** Two-sided. */
  readonly pValue: number | NotComputed;
}

/** Normal interval and z test of an estimate; where no crime was counted there is no variance to speak of. */
export function differenceEstimate(value: number, variance: number, level: number, method: string): DifferenceEstimate {
  const standardError = Math.sqrt(variance);
  if (standardError === 0) {
    const reason = notComputed('no crime was counted in any of the cells, so there is no variation to judge by');
    return { status: 'computed', value, standardError, interval: reason, z: reason, pValue: reason };
  }
  const halfWidth = normalQuantile(1 - (1 - level) / 2) * standardError;
  const z = value / standardError;
  return {
    status: 'computed',
    value,
    standardError,
    interval: { low: value - halfWidth, high: value + halfWidth, level, method },
    z,
    pValue: 2 * normalCdf(-Math.abs(z)),
  };
}
