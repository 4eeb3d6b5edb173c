import { checkedMatches } from './checked-matches.ts';
import type { StaffMatch } from './match-staff.ts';

/** How many flags there are, of how many staff, and how many point at the person they seem to. */
export interface FlagTally {
  readonly flags: number;
  readonly staff: number;
  /** Not known where the truth of no flag is. */
  readonly right: number | null;
  readonly wrong: number | null;
}

/**
 * What would a search find: how many flags, of how many members of staff, right and wrong?
 *
 * Where the truth is not known (`isKnown` false), neither right nor wrong flags are counted; a flag of which it is not known is in neither.
 *
 * @throws InputError where a match names no member of staff.
 *
 * @example
 * flagTally(matches, true) // { flags: 3, staff: 2, right: 2, wrong: 1 }
 */
export function flagTally(matches: readonly StaffMatch[], isKnown: boolean): FlagTally {
  checkedMatches(matches);
  const pointing = (isSame: boolean) =>
    isKnown ? matches.filter(({ isSamePerson }) => isSamePerson === isSame).length : null;
  const staff = new Set(matches.map(({ staff }) => staff)).size;
  return { flags: matches.length, staff, right: pointing(true), wrong: pointing(false) };
}
