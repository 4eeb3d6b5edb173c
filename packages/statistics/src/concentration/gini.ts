import { type NotComputed, notComputed } from '../computed.ts';
import { sortedAmounts } from './lorenz-curve.ts';

export interface GiniOptions {
  /** Times n ÷ (n − 1), so that one unit holding everything gives 1. Default false. */
  readonly unbiased?: boolean;
}

/**
 * How unequally are events spread over people or places? 0: all alike; near 1: one holds all.
 *
 * Gini coefficient: Σ(2i − n − 1)x₍ᵢ₎ ÷ (nΣx). With fewer events than places it is high by arithmetic alone: use
 * {@link generalisedGini}. No units or nothing to share: not computed.
 *
 * @throws InputError where an amount is negative.
 *
 * Source: Gini (1914); unbiased form Deltas (2003).
 *
 * @example
 * gini([10, 8, 2, 0, 0, 0, 0, 0, 0, 0]) // 0.78
 */
export function gini(amounts: ArrayLike<number>, options: GiniOptions = {}): number | NotComputed {
  const sorted = sortedAmounts(amounts);
  const n = sorted.length;
  if (n === 0) return notComputed('there are no units to share between');
  let total = 0;
  let weighted = 0;
  for (let index = 0; index < n; index++) {
    total += sorted[index]!;
    weighted += (2 * (index + 1) - n - 1) * sorted[index]!;
  }
  if (total === 0) return notComputed('there is nothing to share');
  const value = weighted / (n * total);
  if (!options.unbiased) return value;
  if (n === 1) return notComputed('one unit alone cannot be unequal');
  return (value * n) / (n - 1);
}

/**
 * As {@link gini} for events that are fewer than the places they could fall on: measured against the most even spread that
 * whole events allow, max(1, places ÷ events) × (Gini − 1) + 1.
 *
 * Source: Bernasco & Steenbeek (2017).
 *
 * @example
 * generalisedGini([5, 2, 1, 0, 0, 0, 0, 0, 0, 0]) // 0.75
 */
export function generalisedGini(counts: ArrayLike<number>, options: GiniOptions = {}): number | NotComputed {
  const plain = gini(counts);
  if (typeof plain !== 'number') return plain;
  let events = 0;
  for (let index = 0; index < counts.length; index++) events += counts[index]!;
  const value = Math.max(1, counts.length / events) * (plain - 1) + 1;
  if (!options.unbiased) return value;
  const most = Math.min(counts.length, events);
  if (most <= 1) return notComputed('one event or one unit alone cannot be unequal');
  return (value * most) / (most - 1);
}
