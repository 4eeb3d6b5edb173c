import { InputError, isComputed, type Lots, topPlaces } from '@assay/statistics';
import { UNKNOWN } from '../cells/binary-column.ts';

/**
 * What becomes of people who tie at the cut for fewer places than they are: whole places by lot (see `drawLots`), or all of
 * them left out, which makes a list shorter than was asked for.
 */
export type WholeTies = 'leave-out' | { readonly lots: Lots };

/** How a score becomes a decision. */
export type DecisionRule =
  | { readonly kind: 'threshold'; readonly atLeast: number }
  | { readonly kind: 'top'; readonly count: number; readonly ties?: WholeTies };

/**
 * Who is flagged at a threshold, or within the k highest scores?
 *
 * People who tie at the cut of `top` are never told apart by row order: draw lots, or leave all of them out; without a
 * rule a tie that is cut through is refused. To share the places instead, so that no lot decides, use {@link listedCells}.
 * A missing score gives an unknown decision.
 *
 * @throws InputError where a tie is cut through without a rule, the list is longer than the people with a score, or the
 * count of a `top` rule is no whole number of 0 or more.
 *
 * @example
 * const ties = { lots: drawLots(randomStream('example'), ['p', 'q', 'r', 's']) };
 * decideByScore(Float64Array.of(0.9, 0.5, 0.5, NaN), { kind: 'top', count: 2, ties }) // [1, 0, 1, 2]
 */
export function decideByScore(score: Float64Array | Float32Array, rule: DecisionRule): Uint8Array {
  const decision = new Uint8Array(score.length);
  const isFlagged = flagging(score, rule);
  for (let row = 0; row < score.length; row++) {
    decision[row] = Number.isNaN(score[row]!) ? UNKNOWN : isFlagged(row) ? 1 : 0;
  }
  return decision;
}

function flagging(score: Float64Array | Float32Array, rule: DecisionRule): (row: number) => boolean {
  if (rule.kind === 'threshold') {
    if (Number.isNaN(rule.atLeast))
      throw new InputError('a threshold must be a number: NaN. Pass the lowest score flagged.');
    return (row) => score[row]! >= rule.atLeast;
  }
  const { count, ties } = rule;
  const list = topPlaces(score, count, typeof ties === 'object' ? { lots: ties.lots } : {});
  if (!isComputed(list)) throw new InputError(`no list of ${count}: ${list.reason}. Pass a shorter list.`);
  if (list.tied > 0 && ties === undefined) {
    throw new InputError(
      `${list.tied} tie for ${list.placesForTied} places at the cut of a list of ${count}. Pass ties: lots, or share the places with listedCells.`,
    );
  }
  return (row) => list.shares[row] === 1;
}
