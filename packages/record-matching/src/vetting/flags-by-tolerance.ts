import { checkedCount } from '../clusters/checked-count.ts';
import { checkedMatches } from './checked-matches.ts';
import type { StaffMatch } from './match-staff.ts';
import { type LadderRow, mitigationLadder } from './mitigation-ladder.ts';
import { wrongFlags } from './wrong-flags.ts';

/** So many edits in the first name, and so many in the surname. */
interface NameEdits {
  readonly forename: number;
  readonly surname: number;
}

/**
 * Which of these matches does a narrower tolerance still find?
 *
 * @throws InputError where a match names no member of staff, or a tolerance is no whole number of 0 or more.
 *
 * @example
 * matchesWithin(matches, { forename: 0, surname: 0 }).length // 2
 */
export function matchesWithin(matches: readonly StaffMatch[], { forename, surname }: NameEdits): StaffMatch[] {
  checkedMatches(matches);
  checkedCount('edits in the first name', forename);
  checkedCount('edits in the surname', surname);
  return matches.filter(
    ({ forenameDistance, surnameDistance }) => forenameDistance <= forename && surnameDistance <= surname,
  );
}

/** Flags at one tolerance, before any further check. */
export interface ToleratedFlags extends Omit<LadderRow, 'rung'> {
  /** Edits allowed in either name. */
  readonly tolerance: number;
  /** How many times as far the share of wrong ones spreads, since flags of one member of staff are alike. */
  readonly designEffect: number;
}

/**
 * How many flags are right and wrong, and who is missed, at each tolerance on names?
 *
 * The first rung of {@link mitigationLadder} for the matches within so many edits in either name, and the design effect of
 * {@link wrongFlags}. What is wider than the matches at hand finds no more.
 *
 * @param staffOnRecord members of staff who truly have a record among those searched.
 *
 * @throws InputError where a match names no member of staff, or a tolerance is no whole number of 0 or more.
 *
 * @example
 * flagsByTolerance(matches, new Set([0, 1]), [0, 1]).map(({ flags }) => flags) // [2, 3]
 */
export function flagsByTolerance(
  matches: readonly StaffMatch[],
  staffOnRecord: ReadonlySet<number>,
  tolerances: readonly number[],
): ToleratedFlags[] {
  return tolerances.map((tolerance) => {
    const within = matchesWithin(matches, { forename: tolerance, surname: tolerance });
    const { rung: _, ...row } = mitigationLadder(within, staffOnRecord)[0]!;
    return { tolerance, ...row, designEffect: wrongFlags(within).designEffect };
  });
}
