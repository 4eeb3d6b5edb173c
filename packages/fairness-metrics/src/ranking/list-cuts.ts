import { checkedAmounts, InputError } from '@assay/statistics';

/** A score, and how many people have it. */
export interface ScoreTimes {
  readonly score: number;
  readonly count: number;
}

/**
 * At which scores are lists of these lengths cut? The lowest score that has a place on each, ascending; none of a list with a
 * place for everybody, or for nobody.
 *
 * @throws InputError where a score is not finite, or a count or a length is negative or not finite.
 *
 * @example
 * listCuts([{ score: 3, count: 2 }, { score: 5, count: 1 }, { score: 1, count: 4 }], [1, 2, 3, 7]) // [3, 5]
 */
export function listCuts(scores: readonly ScoreTimes[], lengths: readonly number[]): number[] {
  for (const { score } of scores) {
    if (!Number.isFinite(score))
      throw new InputError(`a score must be finite: ${score}. Correct it, or leave it blank.`);
  }
  checkedAmounts(
    scores.map(({ count }) => count),
    'counts',
  );
  checkedAmounts(lengths, 'lengths of lists');
  const descending = [...scores].sort((a, b) => b.score - a.score);
  const everybody = scores.reduce((sum, { count }) => sum + count, 0);
  const wanted = [...lengths].filter((length) => length > 0 && length < everybody).sort((a, b) => a - b);
  const cuts = new Set<number>();
  let [at, reached] = [0, 0];
  for (const length of wanted) {
    while (reached < length) reached += descending[at++]!.count;
    cuts.add(descending[at - 1]!.score);
  }
  return [...cuts].sort((a, b) => a - b);
}

/**
 * Where does a score lie among cuts that ascend: at one of them, or between which two? Higher for higher scores, the same for those
 * that no cut tells apart; `null` without a score. Every list that is cut there holds the same people by place as by score.
 *
 * @example
 * [1, 3, 4, 5, 9].map((score) => placeAmong([3, 5], score)) // [0, 1, 2, 3, 4]
 */
export function placeAmong(cuts: readonly number[], score: number): number | null {
  if (Number.isNaN(score)) return null;
  let below = 0;
  while (below < cuts.length && cuts[below]! < score) below++;
  return 2 * below + (cuts[below] === score ? 1 : 0);
}

/**
 * Where does each row's score lie among the cuts of lists of these lengths? See {@link placeAmong}; -1 without a score.
 *
 * @throws InputError where a score is infinite, or a length is negative or not finite.
 *
 * @example
 * placesAmongCuts(Float64Array.of(5, 3, NaN, 1, 1), [1, 2]) // [3, 1, -1, 0, 0]
 */
export function placesAmongCuts(scores: Float64Array, lengths: readonly number[]): Int32Array {
  const times = new Map<number, number>();
  for (const score of scores) if (!Number.isNaN(score)) times.set(score, (times.get(score) ?? 0) + 1);
  const cuts = listCuts(
    [...times].map(([score, count]) => ({ score, count })),
    lengths,
  );
  return Int32Array.from(scores, (score) => placeAmong(cuts, score) ?? -1);
}
