import { type DictionaryColumn, InputError, textAt } from '@assay/statistics';

/**
 * Where everybody with a need is known, as of invented people: how many of each group does a log show? Of the rows of `inNeed`, by group,
 * how many are there and how many were seen. Rows without a group are in none, and a group without anybody in need is left out.
 *
 * @param inNeed 1 for each row of somebody with a need, else 0; `isSeen` the same for those whom the log shows.
 * @throws InputError where the columns differ in length.
 *
 * @example
 * seenByGroup(dictionaryColumn(['A', 'A', 'B']), [1, 1, 0], [1, 0, 1]).get('A') // { of: 1, outOf: 2 }
 */
export function seenByGroup(
  group: DictionaryColumn,
  inNeed: ArrayLike<boolean | number>,
  isSeen: ArrayLike<boolean | number>,
): Map<string, { readonly of: number; readonly outOf: number }> {
  const { length } = group.codes;
  if (inNeed.length !== length || isSeen.length !== length)
    throw new InputError(
      `columns must be of one length: ${length}, ${inNeed.length} and ${isSeen.length}. Check the join.`,
    );
  const shares = new Map<string, { of: number; outOf: number }>();
  for (let row = 0; row < length; row++) {
    const name = textAt(group, row);
    if (name === null || !inNeed[row]) continue;
    const { of, outOf } = shares.get(name) ?? { of: 0, outOf: 0 };
    shares.set(name, { of: of + (isSeen[row] ? 1 : 0), outOf: outOf + 1 });
  }
  return shares;
}
