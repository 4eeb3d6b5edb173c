import { InputError } from '@assay/statistics';

/**
 * Of the areas that head one list, how many head another?
 *
 * The `nTop` with most by each of two measures, ties in the order of the areas; how many are in both.
 *
 * @throws InputError where the measures differ in length, or the places exceed the areas.
 *
 * Source: Webber, Moffat and Zobel (2010), overlap at one depth.
 *
 * @example
 * topOverlap([9, 5, 1], [1, 5, 9], 2) // 1
 */
export function topOverlap(one: ArrayLike<number>, other: ArrayLike<number>, nTop: number): number {
  if (one.length !== other.length || !(nTop >= 0 && nTop <= one.length))
    throw new InputError(
      `measures must be of the same areas, and places no more than areas: ${one.length}, ${other.length} and ${nTop}. Check the join.`,
    );
  const topOf = (values: ArrayLike<number>) =>
    Array.from(values, (_, area) => area)
      .sort((a, b) => values[b]! - values[a]! || a - b)
      .slice(0, nTop);
  const wanted = new Set(topOf(other));
  return topOf(one).filter((area) => wanted.has(area)).length;
}
