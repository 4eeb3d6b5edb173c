import {
  drawMultinomial,
  type MaybeEstimate,
  percentileInterval,
  type RandomStream,
  USUAL_LEVEL,
} from '@assay/statistics';
import type { CountHistogram } from './count-histogram.ts';
import { giniOfCells, giniOfHistogram } from './gini-of-histogram.ts';

export interface BootstrapOptions {
  readonly replicates?: number;
  readonly level?: number;
}

/**
 * How sure is the Gini? Percentile interval from people drawn anew, done on the histogram: one multinomial draw stands for
 * a million people.
 *
 * @example
 * bootstrapGini(countHistogram([1, 1, 1, 1]), randomStream('example')).value // 0
 */
export function bootstrapGini(
  histogram: CountHistogram,
  random: RandomStream,
  options: BootstrapOptions = {},
): MaybeEstimate {
  const { replicates = 1000, level = USUAL_LEVEL } = options;
  const value = giniOfHistogram(histogram);
  if (typeof value !== 'number') return value;
  const values = new Float64Array(replicates);
  const drawn = new Float64Array(histogram.people.length);
  // The largest cell first: what is left for the many small ones is then soon drawn.
  const order = Int32Array.from(histogram.people.keys()).sort((a, b) => histogram.people[b]! - histogram.people[a]!);
  const weights = Float64Array.from(order, (cell) => histogram.people[cell]!);
  const counts = new Float64Array(weights.length);
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawMultinomial(random, histogram.totalPeople, weights, counts);
    for (let at = 0; at < order.length; at++) drawn[order[at]!] = counts[at]!;
    values[replicate] = giniOfCells(histogram.contacts, drawn);
  }
  return { status: 'computed', value, interval: percentileInterval(values, { level }) };
}
