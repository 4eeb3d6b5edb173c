import { InputError } from '../input-error.ts';
import { drawBinomial } from './draw-binomial.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * Shares `total` items over cells in proportion to `weights`, and writes the counts into `counts`.
 *
 * With weights that are the cells' own counts and total their sum, this is exactly a bootstrap of the rows behind them:
 * rows in a cell are alike, so only how many are drawn matters. Cost grows with cells, not with rows.
 *
 * @throws InputError where a weight is negative, all weights are 0 while total is above 0, or lengths differ.
 *
 * @example
 * drawMultinomial(randomStream(1), 10, [0, 1]) // [0, 10]
 */
export function drawMultinomial(
  random: RandomStream,
  total: number,
  weights: ArrayLike<number>,
  counts: Float64Array = new Float64Array(weights.length),
): Float64Array {
  if (counts.length !== weights.length) {
    throw new InputError(
      `counts must be as long as weights: ${counts.length} and ${weights.length}. Pass one per cell.`,
    );
  }
  let weightLeft = 0;
  let last = -1;
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell]!;
    if (!(weight >= 0 && Number.isFinite(weight))) {
      throw new InputError(`weights must be 0 or more: ${weight} in cell ${cell}. Pass counts or proportions.`);
    }
    weightLeft += weight;
    if (weight > 0) last = cell;
  }
  if (last < 0 && total > 0) {
    throw new InputError(`weights are all 0 for ${total} items. Pass at least one positive weight.`);
  }
  counts.fill(0);
  let left = total;
  for (let cell = 0; cell < last && left > 0; cell++) {
    const weight = weights[cell]!;
    if (weight === 0) continue;
    const drawn = drawBinomial(random, left, Math.min(1, weight / weightLeft));
    counts[cell] = drawn;
    left -= drawn;
    weightLeft -= weight;
  }
  if (last >= 0) counts[last] = left;
  return counts;
}
