import {
  checkedSize,
  type DictionaryColumn,
  dictionaryColumn,
  type NotComputed,
  notComputed,
  textAt,
} from '@assay/statistics';
import { recordCount } from '../counting/person-records.ts';
import { type AgreementRow, reviewerAgreement } from '../without-labels/reviewer-agreement.ts';
import { checkedMatches } from './checked-matches.ts';
import type { StaffMatch } from './match-staff.ts';

/**
 * How many members of staff do flags point from at no recorded person, at one and at several? A recorded person is what these
 * columns say of a record, without case; somebody recorded in two ways counts as two. What lacks one of them could be anybody of
 * that name and is left out; not computed where every flag does.
 *
 * @throws InputError where a match names no member of staff, or there are fewer staff than are flagged.
 *
 * @example
 * flaggedIdentities(matches, [records.forename, records.surname], 2) // { none: 0, one: 1, several: 1 }
 */
export function flaggedIdentities(
  matches: readonly StaffMatch[],
  columns: readonly DictionaryColumn[],
  staffCount: number,
): { readonly none: number; readonly one: number; readonly several: number } | NotComputed {
  const identities = new Map<number, Set<string>>();
  for (const { staff, record } of checkedMatches(matches)) {
    const identity = columns.map((column) => textAt(column, record)?.toLowerCase());
    if (identity.includes(undefined)) continue;
    const known = identities.get(staff) ?? new Set<string>();
    identities.set(staff, known.add(JSON.stringify(identity)));
  }
  if (identities.size === 0 && matches.length > 0)
    return notComputed('no flag is at a record with all that would tell two people of one name apart');
  const several = [...identities.values()].filter(({ size }) => size > 1).length;
  const none = checkedSize(staffCount - identities.size, 'staff without a flag');
  return { none, one: identities.size - several, several };
}

/**
 * Would another person have decided the same of a flag? A flag is a member of staff and a record, and a row that lacks either is of
 * none; decisions compare without case.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * const columns = [['s1', 's1'], ['r1', 'r1'], ['A', 'B'], ['Same person', 'same person']].map(dictionaryColumn);
 * const decided = { staff: columns[0], record: columns[1], reviewer: columns[2], decision: columns[3] };
 * flagAgreement(decided)[0].same // 1
 */
export function flagAgreement(
  decided: Readonly<Record<'staff' | 'record' | 'reviewer' | 'decision', DictionaryColumn>>,
): AgreementRow[] {
  const { staff, record, reviewer, decision } = decided;
  const rows = Array.from({ length: recordCount(decided) }, (_, row) => row);
  return reviewerAgreement({
    item: dictionaryColumn(
      rows.map((row) => {
        const flag = [textAt(staff, row), textAt(record, row)];
        return flag.includes(null) ? null : JSON.stringify(flag);
      }),
    ),
    reviewer,
    verdict: dictionaryColumn(rows.map((row) => textAt(decision, row)?.trim().toLowerCase() || null)),
  });
}
