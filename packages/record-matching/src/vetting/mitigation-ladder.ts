import { checkedMatches } from './checked-matches.ts';
import type { StaffMatch } from './match-staff.ts';

export const RUNGS = [
  'name and date of birth',
  'current address does not differ',
  'no address lived at differs',
  'collar number agrees, or nothing differs',
] as const;

export type Rung = (typeof RUNGS)[number];

/**
 * Does a match still stand on this rung of the ladder? It falls where the corroboration asked for differs, and stands
 * where it is unknown. On the last rung a collar number that agrees holds a match up whatever the address.
 *
 * @example
 * RUNGS.map((rung) => matchStandsOn(rung, matches[1])) // [true, false, false, false]
 */
export function matchStandsOn(rung: Rung, match: StaffMatch): boolean {
  switch (rung) {
    case 'name and date of birth':
      return true;
    case 'current address does not differ':
      return match.currentPostcode !== 'differs';
    case 'no address lived at differs':
      return match.anyPostcode !== 'differs';
    case 'collar number agrees, or nothing differs':
      return match.collarNumber === 'agrees' || (match.anyPostcode !== 'differs' && match.collarNumber !== 'differs');
  }
}

export interface LadderRow {
  readonly rung: Rung;
  readonly flags: number;
  readonly trueFlags: number;
  readonly falseFlags: number;
  /** Members of staff with at least one wrong flag. */
  readonly staffWronglyFlagged: number;
  /** Members of staff who are on record and get no right flag. */
  readonly staffMissed: number;
}

/**
 * How many wrong flags does each further check remove, and whom does it hide?
 *
 * One row per rung, in order: name and date of birth; the current address must not differ; no address lived at may
 * differ; the collar number must not differ either. A check that is missing on either side removes nothing.
 *
 * @param staffOnRecord members of staff who truly have a record among those searched.
 *
 * @throws InputError where a match names no member of staff.
 *
 * @example
 * mitigationLadder(matches, new Set([0, 1])).map(({ falseFlags }) => falseFlags) // [1, 0, 0, 0]
 */
export function mitigationLadder(matches: readonly StaffMatch[], staffOnRecord: ReadonlySet<number>): LadderRow[] {
  checkedMatches(matches);
  return RUNGS.map((rung): LadderRow => {
    const standing = matches.filter((match) => matchStandsOn(rung, match));
    const wrong = standing.filter(({ isSamePerson }) => isSamePerson === false);
    const right = standing.filter(({ isSamePerson }) => isSamePerson === true);
    const found = new Set(right.map(({ staff }) => staff));
    let staffMissed = 0;
    for (const staff of staffOnRecord) if (!found.has(staff)) staffMissed++;
    return {
      rung,
      flags: standing.length,
      trueFlags: right.length,
      falseFlags: wrong.length,
      staffWronglyFlagged: new Set(wrong.map(({ staff }) => staff)).size,
      staffMissed,
    };
  });
}
