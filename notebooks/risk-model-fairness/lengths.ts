import { listCuts, placeAmong } from '@assay/fairness-metrics';

/** Parts of the list's length at which it is looked at too. */
export const SHORTER_AND_LONGER = [0.125, 0.25, 0.5, 0.75, 1, 1.5, 2] as const;

/** Every length at which a list is cut. */
export function listLengths(listSize: number): number[] {
  return [...new Set(SHORTER_AND_LONGER.map((factor) => Math.round(listSize * factor)))].filter((places) => places > 0);
}

/** The place of every row's score among the cuts of its lists; -1 where it has none. */
export function placesOfRows(scores: Float64Array, listSize: number): Int32Array {
  const times = new Map<number, number>();
  for (const score of scores) if (!Number.isNaN(score)) times.set(score, (times.get(score) ?? 0) + 1);
  const cuts = listCuts(
    [...times].map(([score, count]) => ({ score, count })),
    listLengths(listSize),
  );
  return Int32Array.from(scores, (score) => placeAmong(cuts, score) ?? -1);
}
