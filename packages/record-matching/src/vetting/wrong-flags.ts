import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import {
  checkedCodes,
  checkedSize,
  type DictionaryColumn,
  designEffect,
  isComputed,
  notComputed,
  wilsonInterval,
} from '@assay/statistics';
import { checkedMatches } from './checked-matches.ts';
import { predictiveValues } from './flag-exposure.ts';
import type { StaffMatch } from './match-staff.ts';
import { matchStandsOn, RUNGS, type Rung } from './mitigation-ladder.ts';

/**
 * Of the flags, how many point at somebody else, and how much further does that spread because flags of one member of staff
 * are alike?
 *
 * The design effect of members of staff as clusters. A flag of which the truth is not known is neither wrong nor among all.
 *
 * @throws InputError where a match names no member of staff.
 *
 * Source: Kish (1965), Survey Sampling.
 *
 * @example
 * wrongFlags(matches) // { of: 1, outOf: 3 }
 */
export function wrongFlags(matches: readonly StaffMatch[]): {
  readonly of: number;
  readonly outOf: number;
  readonly designEffect: number;
} {
  checkedMatches(matches);
  const byStaff = new Map<number, { wrong: number; all: number }>();
  for (const { staff, isSamePerson } of matches) {
    if (isSamePerson === null) continue;
    const tally = byStaff.get(staff) ?? { wrong: 0, all: 0 };
    tally.all++;
    if (isSamePerson === false) tally.wrong++;
    byStaff.set(staff, tally);
  }
  const members = [...byStaff.values()];
  const wrong = members.map((member) => member.wrong);
  const all = members.map((member) => member.all);
  return {
    of: wrong.reduce((sum, each) => sum + each, 0),
    outOf: all.reduce((sum, each) => sum + each, 0),
    designEffect: designEffect(wrong, all),
  };
}

export interface WronglyFlaggedRow {
  readonly check: Rung;
  readonly group: string;
  readonly staff: number;
  readonly wronglyFlagged: number;
  /** The same of the largest group, with which the others are compared. */
  readonly reference: { readonly of: number; readonly outOf: number };
  readonly isReference: boolean;
}

/**
 * Whose staff are wrongly flagged, under each further check?
 *
 * One row per rung and group: members of staff with at least one wrong flag that stands there. The largest group is that
 * of most staff, of two as large the first.
 *
 * @param groupOfStaff a group for every member of staff, as `groupsOf` gives it.
 *
 * @throws InputError where a match names a member of staff who has no place among the groups.
 *
 * @example
 * wronglyFlaggedByGroup(matches, dictionaryColumn(['A', 'B']))[0] // { group: 'A', staff: 1, wronglyFlagged: 1 }
 */
export function wronglyFlaggedByGroup(
  matches: readonly StaffMatch[],
  groupOfStaff: DictionaryColumn,
): WronglyFlaggedRow[] {
  const { codes, values } = checkedCodes(groupOfStaff, 'group');
  checkedMatches(matches, { staff: codes.length });
  const sizes = new Int32Array(values.length);
  for (const code of codes) sizes[code]!++;
  const largest = sizes.indexOf(sizes.reduce((most, each) => Math.max(most, each), 0));
  return RUNGS.flatMap((check) => {
    const wrong = matches.filter((match) => match.isSamePerson === false && matchStandsOn(check, match));
    const flagged = new Int32Array(values.length);
    for (const member of new Set(wrong.map(({ staff }) => staff))) flagged[codes[member]!]!++;
    const reference = { of: flagged[largest]!, outOf: sizes[largest]! };
    return values.map((group, at) => ({
      check,
      group,
      staff: sizes[at]!,
      wronglyFlagged: flagged[at]!,
      reference,
      isReference: at === largest,
    }));
  });
}

/**
 * Which members of staff truly have a record among those searched?
 *
 * @throws InputError where a code has no value.
 *
 * @example
 * [...staffOnRecord(staff.entity, truth)] // [0, 1]
 */
export function staffOnRecord(staffEntity: DictionaryColumn, recordEntity: DictionaryColumn): ReadonlySet<number> {
  checkedCodes(staffEntity, 'the people of the staff');
  checkedCodes(recordEntity, 'the people of the records');
  const onRecord = new Set(Array.from(new Set(recordEntity.codes), (code) => recordEntity.values[code]));
  const found = new Set<number>();
  staffEntity.codes.forEach((code, member) => {
    const person = staffEntity.values[code];
    if (person !== undefined && onRecord.has(person)) found.add(member);
  });
  return found;
}

export interface RightlyFlaggedRow {
  readonly baseRate: number;
  /** Of staff who are flagged, the share who are on record. */
  readonly rightShare: MaybeEstimate;
  /** Staff flagged of those who are not on record: what the range carries. */
  readonly wronglyFlagged: number;
  readonly innocent: number;
}

/**
 * Of staff who are flagged, how many are on record, if one in so many of all staff is?
 *
 * {@link predictiveValues} of the shares flagged here among staff on record and among the others; the range carries the
 * Wilson interval of the second alone, the other way round: more wrong flags make a flag worth less.
 *
 * Edge rules: nobody of the staff on record, or everybody: not computed.
 *
 * @throws InputError where a match names nobody of so many staff, or a base rate lies outside 0 … 1.
 *
 * Source: Bayes; Wilson (1927).
 *
 * @example
 * rightlyFlagged(matches, new Set([0, 1]), 40, [0.01])[0].innocent // 38
 */
export function rightlyFlagged(
  matches: readonly StaffMatch[],
  staffOnRecord: ReadonlySet<number>,
  staffCount: number,
  baseRates: readonly number[],
): RightlyFlaggedRow[] | NotComputed {
  checkedMatches(matches, { staff: checkedSize(staffCount, 'members of staff') });
  const staffWith = (isSame: boolean) =>
    new Set(matches.filter(({ isSamePerson }) => isSamePerson === isSame).map(({ staff }) => staff));
  const innocent = staffCount - staffOnRecord.size;
  const wronglyFlagged = [...staffWith(false)].filter((member) => !staffOnRecord.has(member)).length;
  const wrong = wilsonInterval({ successes: wronglyFlagged, total: innocent });
  if (staffOnRecord.size === 0 || !isComputed(wrong) || 'status' in wrong.interval) {
    return notComputed('either nobody on the staff is on record, or everybody is');
  }
  const sensitivity = staffWith(true).size / staffOnRecord.size;
  const values = (falseFlagShare: number) =>
    predictiveValues({ sensitivity, falseFlagShare }, baseRates).map((row) => row.positivePredictiveValue);
  const { low, high, level, method } = wrong.interval;
  const [at, least, most] = [values(wrong.value), values(high!), values(low)];
  return baseRates.map((baseRate, index) => {
    const [value, from, to] = [at[index]!, least[index]!, most[index]!];
    const interval =
      typeof from === 'number' && typeof to === 'number'
        ? { low: from, high: to, level, method }
        : notComputed('a limit of the share cannot be computed');
    const rightShare = typeof value === 'number' ? ({ status: 'computed', value, interval } as const) : value;
    return { baseRate, rightShare, wronglyFlagged, innocent };
  });
}
