import { type Interval, type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { normalCdf } from '../special/normal-cdf.ts';
import { normalQuantile } from '../special/normal-quantile.ts';
import { quantileR7Sorted } from '../sum/quantile-r7.ts';
import { checkedLevel, type LevelOption } from './level.ts';

/**
 * How far would the number move if other people like these had been recorded? From replicates of the number.
 *
 * Percentile bootstrap interval, R-7 quantiles. Not for a largest or smallest gap, which no resample can bring to 0,
 * nor for a rate of 0 in n: those have score intervals. Too few replicates to have one beyond each limit: not computed.
 *
 * @throws InputError where a replicate is NaN or infinite: decide first what a resample without an answer means.
 *
 * Source: Efron (1979); Efron & Tibshirani (1993), chapter 13.
 *
 * @example
 * percentileInterval(Float64Array.from({ length: 201 }, (_, index) => index)) // { low: 5, high: 195 }
 */
export function percentileInterval(replicates: ArrayLike<number>, options: LevelOption = {}): Interval | NotComputed {
  const level = checkedLevel(options);
  const sorted = sortedReplicates(replicates, level);
  if (!(sorted instanceof Float64Array)) return sorted;
  return between(sorted, (1 - level) / 2, 1 - (1 - level) / 2, level, 'percentile bootstrap interval');
}

export interface BcaInput {
  /** The number from the data as they are. */
  readonly estimate: number;
  readonly replicates: ArrayLike<number>;
  /** The number with each case (or each cell's case) left out once. */
  readonly leftOut: ArrayLike<number>;
  /** How many cases give each left-out value, where alike cases are counted. Default one each. */
  readonly leftOutCounts?: ArrayLike<number>;
}

/**
 * As {@link percentileInterval}, corrected for bias and for a spread that changes with the value: BCa.
 *
 * All replicates on one side of the estimate, or left-out values that are all alike: not computed.
 *
 * @throws InputError where the estimate, a replicate or a left-out value is NaN or infinite.
 *
 * Source: Efron (1987); acceleration by the jackknife, Efron & Tibshirani (1993), eq. 14.15.
 *
 * @example
 * const replicates = Float64Array.from({ length: 201 }, (_, index) => index);
 * bcaInterval({ estimate: 110, replicates, leftOut: [100, 110, 120] }) // { low: 8.728, high: 197.3 }
 */
export function bcaInterval(input: BcaInput, options: LevelOption = {}): Interval | NotComputed {
  const level = checkedLevel(options);
  const { estimate, leftOut, leftOutCounts } = input;
  const odd = [estimate, ...Array.from(leftOut)].find((value) => !Number.isFinite(value));
  if (odd !== undefined) {
    throw new InputError(
      `the estimate and left-out values must be finite numbers: ${odd}. Leave out what has no answer.`,
    );
  }
  const sorted = sortedReplicates(input.replicates, level);
  if (!(sorted instanceof Float64Array)) return sorted;
  let below = 0;
  let equal = 0;
  for (const replicate of sorted) {
    if (replicate < estimate) below++;
    else if (replicate === estimate) equal++;
  }
  const share = (below + equal / 2) / sorted.length;
  if (share === 0 || share === 1) return notComputed('all replicates lie on one side of the estimate');
  const bias = normalQuantile(share);
  const acceleration = accelerationOf(leftOut, leftOutCounts);
  if (acceleration === null) return notComputed('leaving out one case never changes the number');
  const shifted = (probability: number): number => {
    const z = bias + normalQuantile(probability);
    return normalCdf(bias + z / (1 - acceleration * z));
  };
  const tail = (1 - level) / 2;
  return between(sorted, shifted(tail), shifted(1 - tail), level, 'BCa bootstrap interval');
}

function sortedReplicates(replicates: ArrayLike<number>, level: number): Float64Array | NotComputed {
  if ((replicates.length * (1 - level)) / 2 < 1) {
    return notComputed(`${replicates.length} replicates are too few for an interval at level ${level}`);
  }
  const sorted = Float64Array.from(replicates).sort();
  for (const end of [sorted[sorted.length - 1]!, sorted[0]!]) {
    if (!Number.isFinite(end)) {
      throw new InputError(
        `replicates must be finite numbers: ${end}. Decide what a resample without an answer means, or leave it out.`,
      );
    }
  }
  return sorted;
}

function accelerationOf(leftOut: ArrayLike<number>, counts?: ArrayLike<number>): number | null {
  let total = 0;
  let weighted = 0;
  for (let index = 0; index < leftOut.length; index++) {
    const count = counts ? counts[index]! : 1;
    total += count;
    weighted += count * leftOut[index]!;
  }
  const mean = weighted / total;
  let squares = 0;
  let cubes = 0;
  for (let index = 0; index < leftOut.length; index++) {
    const count = counts ? counts[index]! : 1;
    const influence = mean - leftOut[index]!;
    squares += count * influence ** 2;
    cubes += count * influence ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : null;
}

function between(sorted: Float64Array, low: number, high: number, level: number, method: string): Interval {
  return {
    low: quantileR7Sorted(sorted, low) as number,
    high: quantileR7Sorted(sorted, high) as number,
    level,
    method,
  };
}
