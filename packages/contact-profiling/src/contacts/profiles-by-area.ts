import { checkedCodes, checkedPlaces, type DictionaryColumn, InputError } from '@assay/statistics';

/**
 * Where do marked profiles seem to live? Their number by area, each in the area of its first record that names one; a profile of which
 * no record does is in no area.
 *
 * @throws InputError where records, profiles and areas do not belong together.
 *
 * @example
 * profilesByArea([0, 0, 1], dictionaryColumn(['North', 'South', 'South']), [1, 1]) // [1, 1]
 */
export function profilesByArea(
  profileOf: ArrayLike<number>,
  area: DictionaryColumn,
  marked: ArrayLike<number>,
): number[] {
  checkedCodes(area, 'area');
  checkedPlaces(profileOf, marked.length, 'profiles');
  if (area.codes.length !== profileOf.length)
    throw new InputError(
      `each record needs its profile and its area: ${profileOf.length} and ${area.codes.length}. Check the join.`,
    );
  const first = new Map<number, number>();
  for (let row = 0; row < profileOf.length; row++)
    if (area.codes[row]! >= 0 && !first.has(profileOf[row]!)) first.set(profileOf[row]!, area.codes[row]!);
  const counts = area.values.map(() => 0);
  for (const [profile, code] of first) if (marked[profile] === 1) counts[code]!++;
  return counts;
}
