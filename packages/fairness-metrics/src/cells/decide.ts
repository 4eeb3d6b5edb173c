import { InputError } from '@assay/statistics';
import { UNKNOWN } from './binary-column.ts';

/** How a score becomes a decision. */
export type DecisionRule =
  | { readonly kind: 'threshold'; readonly atLeast: number }
  | { readonly kind: 'top'; readonly count: number };

/**
 * Who is flagged at a threshold, or within the k highest scores?
 *
 * Ties at the cut of `top` are all left out, never broken by row order: who is flagged must not depend on how a file
 * was sorted. A missing score gives an unknown decision.
 *
 * @throws InputError where the count of a `top` rule is no whole number of 0 or more.
 *
 * @example
 * decide(Float64Array.of(0.9, 0.5, 0.5, NaN), { kind: 'top', count: 2 }) // [1, 0, 0, 2]
 */
export function decide(score: Float64Array | Float32Array, rule: DecisionRule): Uint8Array {
  const atLeast = rule.kind === 'threshold' ? rule.atLeast : topThreshold(score, rule.count);
  const decision = new Uint8Array(score.length);
  for (let row = 0; row < score.length; row++) {
    const value = score[row]!;
    decision[row] = Number.isNaN(value) ? UNKNOWN : value >= atLeast ? 1 : 0;
  }
  return decision;
}

/**
 * How high must a score be to get onto a list of at most `count` people, everyone tied at the cut left out? The lowest
 * score listed; −Infinity where everyone fits, Infinity where nobody does. Missing scores (`NaN`) are passed over.
 *
 * @throws InputError where count is no whole number of 0 or more.
 *
 * @example
 * topThreshold(Float64Array.of(0.9, 0.7, 0.5, 0.5), 3) // 0.7
 */
export function topThreshold(score: Float64Array | Float32Array, count: number): number {
  if (!Number.isInteger(count) || count < 0)
    throw new InputError(`top count must be a whole number: ${count}. Pass k.`);
  const sorted = Float64Array.from(score.filter((value) => !Number.isNaN(value))).sort();
  if (count >= sorted.length) return Number.NEGATIVE_INFINITY;
  if (count === 0) return Number.POSITIVE_INFINITY;
  const firstOut = sorted[sorted.length - count - 1]!;
  const lastIn = sorted[sorted.length - count]!;
  if (firstOut < lastIn) return lastIn;
  for (let place = sorted.length - count; place < sorted.length; place++) {
    if (sorted[place]! > firstOut) return sorted[place]!;
  }
  return Number.POSITIVE_INFINITY;
}
