import { type DictionaryColumn, InputError } from '@assay/statistics';
import { checkedPairs, checkedWeight } from './checked-pairs.ts';
import { pairLists } from './kept-pairs.ts';
import { rememberedProbability } from './remembered-probability.ts';
import type { ScoredPairs } from './scored-pairs.ts';

/** Lowest probability at which a pair is merged, linked, or looked at by a person; below, it is refused. */
export interface BandLimits {
  readonly merge: number;
  readonly link: number;
  readonly review: number;
}

export interface DecisionBand {
  readonly band: 'merge' | 'link' | 'review' | 'refuse';
  readonly fromProbability: number;
  readonly pairs: number;
  /** Pairs of the band that the model expects to be about two people, and about one. */
  readonly expectedFalse: number;
  readonly expectedTrue: number;
  /** Pairs of the band that are about two people, counted against the truth; `null` where it was not given. */
  readonly countedFalse: number | null;
  /** Hours of people's time where the band is looked at by hand. */
  readonly clericalHours: number;
}

/**
 * Which pairs may be merged, which only linked, which need a person to look, and what does that cost in hours?
 *
 * Four bands by the model's probability. A merge is hard to undo and takes the highest limit; a link can be withdrawn;
 * a review is minutes of somebody's time. Expected counts are sums of the model's probabilities and are as good as the
 * model.
 *
 * @throws InputError where the limits do not fall from merge over link to review.
 *
 * Source: Fellegi and Sunter (1969), three decisions; the split of "link" from "merge" is ours.
 *
 * @example
 * const pairs = { length: 2, left: [0, 2], right: [1, 3], weight: Float32Array.of(12, 0) };
 * decisionBands(pairs, { merge: 0.999, link: 0.95, review: 0.5 }, { minutesPerReview: 4 }).map((band) => band.pairs) // [1, 0, 1, 0]
 */
export function decisionBands(
  pairs: ScoredPairs,
  limits: BandLimits,
  options: { readonly minutesPerReview: number; readonly truth?: DictionaryColumn | null },
): DecisionBand[] {
  checkedPairs(pairs);
  if (!(options.minutesPerReview >= 0))
    throw new InputError(`minutes for a review must be 0 or more: ${options.minutesPerReview}. Pass such as 5.`);
  const { merge, link, review } = limits;
  if (!(merge >= link && link >= review && review >= 0 && merge <= 1)) {
    throw new InputError(
      `band limits must fall from merge over link to review within 0 … 1: ${merge}, ${link}, ${review}. Reorder them.`,
    );
  }
  const names = ['merge', 'link', 'review', 'refuse'] as const;
  const from = [merge, link, review, 0];
  const person = options.truth?.codes ?? null;
  const probabilityOf = rememberedProbability();
  const counts = names.map(() => ({ pairs: 0, expectedTrue: 0, countedFalse: 0 }));
  for (const { length, left, right, weight } of pairLists(pairs)) {
    for (let index = 0; index < length; index++) {
      const probability = probabilityOf(checkedWeight(weight[index]!));
      let place = 0;
      while (probability < from[place]!) place++;
      const band = counts[place]!;
      band.pairs++;
      band.expectedTrue += probability;
      if (person !== null && person[left[index]!] !== person[right[index]!]) band.countedFalse++;
    }
  }
  return names.map((band, index) => ({
    band,
    fromProbability: from[index]!,
    pairs: counts[index]!.pairs,
    expectedTrue: counts[index]!.expectedTrue,
    expectedFalse: counts[index]!.pairs - counts[index]!.expectedTrue,
    countedFalse: person === null ? null : counts[index]!.countedFalse,
    clericalHours: band === 'review' ? (counts[index]!.pairs * options.minutesPerReview) / 60 : 0,
  }));
}
