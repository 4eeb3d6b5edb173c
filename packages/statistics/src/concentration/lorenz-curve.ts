import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';

/** The curve's corners: the `units` share with the least holds the `amount` share of everything. Both start at 0, end at 1. */
export interface LorenzCurve {
  readonly status: 'computed';
  readonly units: Float64Array;
  readonly amount: Float64Array;
}

/**
 * How much of everything falls on the few? The share of events held by each share of people or places, least first.
 *
 * No units, or nothing to share: not computed.
 *
 * @throws InputError where an amount is negative or not finite.
 *
 * Source: Lorenz (1905).
 *
 * @example
 * lorenzCurve([1, 0, 3]) // { units: [0, 0.3333, 0.6667, 1], amount: [0, 0, 0.25, 1] }
 */
export function lorenzCurve(amounts: ArrayLike<number>): LorenzCurve | NotComputed {
  const sorted = sortedAmounts(amounts);
  const n = sorted.length;
  if (n === 0) return notComputed('there are no units to share between');
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return notComputed('there is nothing to share');
  const units = new Float64Array(n + 1);
  const amount = new Float64Array(n + 1);
  let held = 0;
  for (let index = 0; index < n; index++) {
    held += sorted[index]!;
    units[index + 1] = (index + 1) / n;
    amount[index + 1] = held / total;
  }
  return { status: 'computed', units, amount };
}

/** A sorted copy, least first, checked. */
export function sortedAmounts(amounts: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(amounts).sort();
  const n = sorted.length;
  if (n > 0 && !(sorted[0]! >= 0 && Number.isFinite(sorted[n - 1]!))) {
    throw new InputError(
      `amounts must be 0 or more: ${sorted[0]} to ${sorted[n - 1]}. Pass counts per person or place.`,
    );
  }
  return sorted;
}
