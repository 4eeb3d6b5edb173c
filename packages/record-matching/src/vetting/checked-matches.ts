import { checkedPlaces } from '@assay/statistics';
import { DISTANCES } from '../tolerance-sweep/pair-list.ts';
import type { StaffMatch } from './match-staff.ts';

/**
 * Matches of members of staff with records that there are.
 *
 * @throws InputError where one names a member or a record that is not there.
 */
export function checkedMatches(
  matches: readonly StaffMatch[],
  { staff = Number.MAX_SAFE_INTEGER, records = Number.MAX_SAFE_INTEGER } = {},
): readonly StaffMatch[] {
  checkedPlaces(
    Array.from(matches, (match) => match.staff),
    staff,
    'members of staff who are matched',
  );
  checkedPlaces(
    Array.from(matches, (match) => match.record),
    records,
    'records that are matched',
  );
  const distances = matches.flatMap(({ forenameDistance, surnameDistance }) => [forenameDistance, surnameDistance]);
  checkedPlaces(distances, DISTANCES, 'distances of names that match');
  return matches;
}
