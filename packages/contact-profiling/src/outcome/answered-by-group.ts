import { blankGroup, checkedCodes, type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { type CategoryCounts, contactCountsOf } from '../contacts/contacts-by-category.ts';

export interface AnsweredRow {
  readonly group: string;
  readonly inbound: number;
  readonly outbound: number;
  /** Contacts that the force began. */
  readonly began: number;
  /** People with `oftenFrom` or more inbound contacts, and those of them who were never called back. */
  readonly frequent: number;
  readonly unanswered: number;
}

/**
 * Is everybody called back alike? Contacts by who began them, for each group of people, and how many people who called
 * often were never called back. People without a group are a group.
 *
 * @throws InputError where there is not one group for each person.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 0), people: 1, time: Float64Array.of(1, 2, 3) };
 * const byDirection = contactsByCategory(log, dictionaryColumn(['inbound', 'inbound', 'inbound']));
 * answeredByGroup(byDirection, dictionaryColumn(['A']))[0] // { group: 'A', inbound: 3, outbound: 0, frequent: 1, unanswered: 1 }
 */
export function answeredByGroup(
  byDirection: CategoryCounts,
  group: DictionaryColumn,
  {
    inbound = ['inbound'],
    outbound = ['outbound'],
    began = ['police-initiated'],
    oftenFrom = 3,
  }: {
    readonly inbound?: readonly string[];
    readonly outbound?: readonly string[];
    readonly began?: readonly string[];
    readonly oftenFrom?: number;
  } = {},
): AnsweredRow[] {
  checkedCodes(group, 'group');
  if (group.codes.length !== byDirection.people)
    throw new InputError(`groups must be one for each person: ${group.codes.length} and ${byDirection.people}.`);
  const [received, returned, begun] = [inbound, outbound, began].map((names) => contactCountsOf(byDirection, names));
  const names = [...group.values, blankGroup(group.values)];
  const rows = names.map((name) => ({ group: name, inbound: 0, outbound: 0, began: 0, frequent: 0, unanswered: 0 }));
  group.codes.forEach((code, person) => {
    const row = rows[code === MISSING_CODE ? names.length - 1 : code]!;
    row.inbound += received![person]!;
    row.outbound += returned![person]!;
    row.began += begun![person]!;
    if (received![person]! < oftenFrom) return;
    row.frequent++;
    if (returned![person] === 0) row.unanswered++;
  });
  return rows;
}
