import type { Estimate } from '@assay/statistics';

/** 1 − a ratio of contacts to what was expected, between the same distances on the ratio's logarithm. */
export function fallOfRatio(ratio: number, reach: number, level: number, method: string): Estimate {
  return {
    status: 'computed',
    value: 1 - ratio,
    interval: { low: 1 - ratio * Math.exp(reach), high: 1 - ratio * Math.exp(-reach), level, method },
  };
}
