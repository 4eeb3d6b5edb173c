import { InputError } from '../input-error.ts';

/** Counts period by period: events over exposure (`poisson`), or successes out of a total (`binomial`). */
export interface CountSeries {
  readonly model: 'poisson' | 'binomial';
  readonly counts: ArrayLike<number>;
  /** Exposure or total of each period. Default 1 each, for `poisson` alone. */
  readonly sizes?: ArrayLike<number>;
}

/** Running sums, so that any stretch of periods costs two subtractions. */
interface RunningSums {
  readonly length: number;
  readonly counts: Float64Array;
  readonly sizes: Float64Array;
}

/** @throws InputError where a count is no whole number ≥ 0, a size is not above 0, or a count exceeds its total. */
export function runningSums({ model, counts, sizes }: CountSeries): RunningSums {
  const length = counts.length;
  if (model === 'binomial' && !sizes) throw new InputError('a binomial series needs sizes: the total of each period.');
  if (sizes && sizes.length !== length) {
    throw new InputError(`counts and sizes must have the same length: ${length} and ${sizes.length}.`);
  }
  const countSums = new Float64Array(length + 1);
  const sizeSums = new Float64Array(length + 1);
  for (let period = 0; period < length; period++) {
    const count = counts[period]!;
    const size = sizes ? sizes[period]! : 1;
    if (!(count >= 0 && Number.isSafeInteger(count))) {
      throw new InputError(`counts must be whole numbers of 0 or more: ${count} in period ${period}.`);
    }
    if (!(size > 0 && Number.isFinite(size))) {
      throw new InputError(`sizes must be above 0: ${size} in period ${period}. Leave out periods without exposure.`);
    }
    if (model === 'binomial' && !(count <= size && Number.isSafeInteger(size))) {
      throw new InputError(`counts must not exceed whole totals: ${count} of ${size} in period ${period}.`);
    }
    countSums[period + 1] = countSums[period]! + count;
    sizeSums[period + 1] = sizeSums[period]! + size;
  }
  return { length, counts: countSums, sizes: sizeSums };
}

/** −2 × log likelihood of the periods start … end − 1 at their own rate, without what no cut can change. */
export function segmentCost(model: CountSeries['model'], count: number, size: number): number {
  const events = count > 0 ? count * Math.log(count / size) : 0;
  if (model === 'poisson') return -2 * events;
  const others = size - count;
  return -2 * (events + (others > 0 ? others * Math.log(others / size) : 0));
}
