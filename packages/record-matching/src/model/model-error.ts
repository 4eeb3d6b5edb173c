import { InputError, type NotComputed, notComputed } from '@assay/statistics';
import { checkedPairs, checkedWeight } from './checked-pairs.ts';
import { pairLists, pairsOfWeight } from './kept-pairs.ts';
import { rememberedProbability } from './remembered-probability.ts';
import { reachesProbability } from './score-pairs.ts';
import type { ScoredPairs } from './scored-pairs.ts';

export interface ModelError {
  readonly atLeast: number;
  readonly pairs: number;
  /** Of the pairs linked, the share that the model expects to be wrong; of all matches it expects, the share not linked. */
  readonly falseLinkShare: number | NotComputed;
  readonly missedShare: number | NotComputed;
}

/**
 * How many errors does the model itself admit to?
 *
 * Model-implied error: FDR = Σ (1 − ζ) over linked pairs ÷ their number; FNR = Σ ζ over the pairs not linked ÷ Σ ζ over
 * all. It takes the model at its word, counts no match that blocking never compared, and carries no interval: hold it
 * beside a decoy control or a clerical sample before believing it.
 *
 * Source: Enamorado, Fifield and Imai (2019), American Political Science Review 113(2).
 *
 * @example
 * const pairs = { length: 2, left: [0, 2], right: [1, 3], weight: Float32Array.of(3, 0) };
 * modelError(pairs, 0.8) // { atLeast: 0.8, pairs: 1, falseLinkShare: 0.1111, missedShare: 0.36 }
 */
export function modelError(pairs: ScoredPairs, atLeast: number): ModelError {
  checkedPairs(pairs);
  if (Number.isNaN(atLeast)) throw new InputError('the least probability is NaN. Pass one such as 0.95.');
  const probabilityOf = rememberedProbability();
  let linked = 0;
  let linkedTrue = 0;
  let allTrue = 0;
  for (const { length, weight } of pairLists(pairs)) {
    for (let index = 0; index < length; index++) {
      const probability = probabilityOf(checkedWeight(weight[index]!));
      allTrue += probability;
      if (probability < atLeast) continue;
      linked++;
      linkedTrue += probability;
    }
  }
  return {
    atLeast,
    pairs: linked,
    falseLinkShare: linked === 0 ? notComputed('no pair reaches the probability') : (linked - linkedTrue) / linked,
    missedShare: allTrue === 0 ? notComputed('the model expects no match') : (allTrue - linkedTrue) / allTrue,
  };
}

/**
 * Rows of the pairs that reach a probability, for {@link clusterRows}.
 *
 * @throws InputError where the probability is no number, or the pairs are not those of one scoring.
 *
 * @example
 * const pairs = { length: 2, left: [0, 2], right: [1, 3], weight: Float32Array.of(12, 0) };
 * linkedPairs(pairs, 0.95) // { left: [0], right: [1] }
 */
export function linkedPairs(pairs: ScoredPairs, atLeast: number): { left: Int32Array; right: Int32Array } {
  checkedPairs(pairs);
  const { left, right } = pairsOfWeight(pairs, reachesProbability(atLeast));
  return { left, right };
}
