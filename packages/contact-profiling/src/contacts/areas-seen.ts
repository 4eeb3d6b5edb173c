import { checkedAmounts, InputError } from '@assay/statistics';

/** One area: how many there truly are, how many it seems, and its rank by each, 1 the most. */
export interface AreaSeen {
  readonly area: string;
  readonly truly: number;
  readonly seen: number;
  readonly rank: number;
  readonly trueRank: number;
}

/**
 * Which areas would seem to have most, and which truly have? Areas without a true one are left out, though they count in the ranks of the
 * others; areas with as many share a rank.
 *
 * @throws InputError where there are not as many counts as areas, or one is negative or no number.
 *
 * @example
 * areasSeen(['North', 'South'], [3, 1], [1, 2])[0] // { area: 'North', truly: 3, seen: 1, rank: 2, trueRank: 1 }
 */
export function areasSeen(areas: readonly string[], truly: readonly number[], seen: readonly number[]): AreaSeen[] {
  if (truly.length !== areas.length || seen.length !== areas.length)
    throw new InputError(
      `each area needs its counts: ${areas.length} areas, ${truly.length} and ${seen.length} counts.`,
    );
  checkedAmounts(truly, 'true counts');
  checkedAmounts(seen, 'counts seen');
  const rankOf = (counts: readonly number[], at: number) => 1 + counts.filter((count) => count > counts[at]!).length;
  return areas.flatMap((area, at) =>
    truly[at] === 0
      ? []
      : [{ area, truly: truly[at]!, seen: seen[at]!, rank: rankOf(seen, at), trueRank: rankOf(truly, at) }],
  );
}
