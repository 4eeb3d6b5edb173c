import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { exactSum } from './exact-sum.ts';

/**
 * How widely values spread about their mean: the sum of squared distances ÷ (n − 1). Two passes, exact sums.
 *
 * @example
 * sampleVariance([2, 4, 4, 4, 5, 5, 7, 9]) // 4.571
 */
export function sampleVariance(values: ArrayLike<number>): number | NotComputed {
  const n = values.length;
  if (n < 2) return notComputed(`a spread needs two values or more; there ${n === 1 ? 'is 1' : 'are 0'}`);
  const mean = exactSum(values) / n;
  if (!Number.isFinite(mean)) throw new InputError('values must be finite. Drop rows without a value.');
  const squares = new Float64Array(n);
  for (let index = 0; index < n; index++) squares[index] = (values[index]! - mean) ** 2;
  return exactSum(squares) / (n - 1);
}
