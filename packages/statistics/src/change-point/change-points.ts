import { InputError } from '../input-error.ts';
import { type CountSeries, runningSums, segmentCost } from './series.ts';

/** A stretch of periods at one rate: `start` … `end` − 1. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly size: number;
  readonly rate: number;
}

/**
 * Into which stretches does a series fall, if every further cut must earn its place?
 *
 * The cuts with the smallest −2 log likelihood + penalty × cuts over all possible ones, found exactly by PELT. The default
 * penalty is 2 ln(periods), the Schwarz criterion for one rate and one date a cut. An empty series has no segments.
 *
 * @throws InputError where counts or sizes are out of range or penalty is negative.
 *
 * Source: Killick, Fearnhead & Eckley (2012).
 *
 * @example
 * changePoints({ model: 'poisson', counts: [2, 3, 2, 3, 20, 22, 19, 21] }).map((segment) => segment.start) // [0, 4]
 */
export function changePoints(series: CountSeries, options: { readonly penalty?: number } = {}): Segment[] {
  const { length, counts, sizes } = runningSums(series);
  const { penalty = 2 * Math.log(length) } = options;
  if (length === 0) return [];
  if (!(penalty >= 0)) throw new InputError(`penalty must be 0 or more: ${penalty}. Pass what a cut must earn.`);
  const cost = (start: number, end: number): number =>
    segmentCost(series.model, counts[end]! - counts[start]!, sizes[end]! - sizes[start]!);
  const best = new Float64Array(length + 1);
  const lastCut = new Int32Array(length + 1);
  best[0] = -penalty;
  let candidates = [0];
  for (let end = 1; end <= length; end++) {
    let least = Number.POSITIVE_INFINITY;
    const totals = candidates.map((start) => best[start]! + cost(start, end));
    for (const [index, total] of totals.entries()) {
      if (total + penalty < least) {
        least = total + penalty;
        lastCut[end] = candidates[index]!;
      }
    }
    best[end] = least;
    // A start that is already worse without the penalty can never become the last cut; rounding is given the benefit.
    candidates = candidates.filter((_, index) => totals[index]! <= least + 1e-9 * Math.max(1, Math.abs(least)));
    candidates.push(end);
  }
  const segments: Segment[] = [];
  for (let end = length; end > 0; end = lastCut[end]!) {
    const start = lastCut[end]!;
    const count = counts[end]! - counts[start]!;
    const size = sizes[end]! - sizes[start]!;
    segments.unshift({ start, end, count, size, rate: count / size });
  }
  return segments;
}
