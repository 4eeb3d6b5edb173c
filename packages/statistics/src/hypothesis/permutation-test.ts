import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { shuffleInPlace } from '../random/shuffle-in-place.ts';
import { permutationPValue, type Tail } from './permutation-p-value.ts';

export interface PermutationTestOptions {
  readonly random: RandomStream;
  /** How many shuffles. Default 9,999. */
  readonly permutations?: number;
  /** Default `both`. */
  readonly tail?: Tail;
  /** What is compared; it gets the two groups in their true sizes. Default: difference of means, first minus second. */
  readonly statistic?: (first: Float64Array, second: Float64Array) => number;
}

export interface PermutationTest {
  readonly status: 'computed';
  readonly observed: number;
  readonly pValue: number;
  readonly permutations: number;
}

/**
 * Could the difference between two groups come from who happens to be in which? Labels are shuffled, group sizes kept.
 *
 * Monte-Carlo permutation test, p-value with the +1 rule. An empty group: not computed.
 *
 * @throws InputError where permutations is no positive whole number.
 *
 * Source: Fisher (1935), section 21; Phipson & Smyth (2010) for the p-value.
 *
 * @example
 * permutationTest([5, 6, 7], [1, 2, 3], { random: randomStream(1), permutations: 99 }).observed // 4
 */
export function permutationTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: PermutationTestOptions,
): PermutationTest | NotComputed {
  const { random, permutations = 9999, tail = 'both', statistic = differenceOfMeans } = options;
  if (!(permutations >= 1 && Number.isSafeInteger(permutations))) {
    throw new InputError(`permutations must be a whole number of 1 or more: ${permutations}. Pass e.g. 9999.`);
  }
  if (first.length === 0 || second.length === 0) return notComputed('one of the groups is empty');
  const pooled = new Float64Array(first.length + second.length);
  pooled.set(Float64Array.from(first));
  pooled.set(Float64Array.from(second), first.length);
  const left = pooled.subarray(0, first.length);
  const right = pooled.subarray(first.length);
  const observed = statistic(left, right);
  if (Number.isNaN(observed)) throw new InputError('what is compared is no number. Drop rows without a value.');
  const replicates = new Float64Array(permutations);
  for (let index = 0; index < permutations; index++) {
    shuffleInPlace(pooled, random);
    replicates[index] = statistic(left, right);
  }
  return {
    status: 'computed',
    observed,
    pValue: permutationPValue(observed, replicates, tail) as number,
    permutations,
  };
}

function differenceOfMeans(first: Float64Array, second: Float64Array): number {
  return mean(first) - mean(second);
}

function mean(values: Float64Array): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total / values.length;
}
