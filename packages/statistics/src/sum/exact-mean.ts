import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { exactSum } from './exact-sum.ts';

/**
 * The average of all values, from their exact sum.
 *
 * @example
 * exactMean([0.1, 0.2, 0.3]) // 0.2
 */
export function exactMean(values: ArrayLike<number>): number | NotComputed {
  if (values.length === 0) return notComputed('there are no values to average');
  const mean = exactSum(values) / values.length;
  if (Number.isNaN(mean)) throw new InputError('values must be numbers. Drop rows without a value.');
  return mean;
}
