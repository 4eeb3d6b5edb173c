import {
  BLANK_GROUP,
  blankGroup,
  type DictionaryColumn,
  type MaybeEstimate,
  textAt,
  wilsonInterval,
} from '@assay/statistics';
import { levenshtein } from '../comparison/levenshtein.ts';
import { truthOf } from '../errors/truth.ts';
import type { PersonRecords } from '../person-records.ts';

export interface NameChangeRow {
  readonly group: string;
  /** People with two or more records that state both names and one date of birth. */
  readonly people: number;
  /** Of those: people with two records whose surnames are further apart than the tolerance, and whose names stand swapped. */
  readonly changedSurname: number;
  readonly swappedNames: number;
  readonly changedShare: MaybeEstimate;
}

/**
 * Who is missed because a surname changed, as on marriage, or because first name and surname stand in each other's
 * place?
 *
 * Of people with several records under one date of birth, the share with a pair of records whose surnames are more
 * edits apart than the tolerance (and are not merely swapped with the first name), by group, with Wilson's interval.
 *
 * @throws InputError where a record has no true person.
 *
 * @example
 * nameChanges(records, truth, sex, 2).map((row) => [row.group, row.people, row.changedSurname]) // [['F', 2, 1]]
 */
export function nameChanges(
  records: PersonRecords,
  entity: DictionaryColumn,
  group: DictionaryColumn,
  tolerance: number,
  missing: string = BLANK_GROUP,
): NameChangeRow[] {
  const blank = blankGroup(group.values, missing);
  const counts = new Map<string, { people: number; changed: number; swapped: number }>();
  forEachChange(records, entity, tolerance, (rows, change) => {
    const stated = rows.find((row) => group.codes[row]! >= 0);
    const key = stated === undefined ? blank : textAt(group, stated)!;
    const count = counts.get(key) ?? { people: 0, changed: 0, swapped: 0 };
    count.people++;
    if (change.surname) count.changed++;
    if (change.swapped) count.swapped++;
    counts.set(key, count);
  });
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { people, changed, swapped }]) => ({
      group: key,
      people,
      changedSurname: changed,
      swappedNames: swapped,
      changedShare: wilsonInterval({ successes: changed, total: people }),
    }));
}

/**
 * Which records are about people whose surname changed beyond the tolerance, so that their errors can be counted apart?
 *
 * 1 for every record of such a person, as counted by {@link nameChanges}, else 0.
 *
 * @throws InputError where a record has no true person.
 *
 * @example
 * recordsOfChangedSurname(records, truth, 2) // [0, 0, 0, 0, 0, 1, 1]
 */
export function recordsOfChangedSurname(
  records: PersonRecords,
  entity: DictionaryColumn,
  tolerance: number,
): Uint8Array {
  const isChanged = new Uint8Array(entity.values.length);
  forEachChange(records, entity, tolerance, (rows, change) => {
    if (change.surname) isChanged[entity.codes[rows[0]!]!] = 1;
  });
  return Uint8Array.from(entity.codes, (person) => isChanged[person]!);
}

/** Visits each person with two records of both names and one date of birth. */
function forEachChange(
  records: PersonRecords,
  entity: DictionaryColumn,
  tolerance: number,
  visit: (rows: readonly number[], change: { readonly surname: boolean; readonly swapped: boolean }) => void,
): void {
  const rowCount = records.forename.codes.length;
  const truth = truthOf(entity, rowCount);
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row++) {
    const person = truth.entityOfRow[row]!;
    if (truth.entitySize[person]! < 2) continue;
    const { forename, surname, dateOfBirth } = records;
    if (forename.codes[row]! < 0 || surname.codes[row]! < 0 || dateOfBirth.codes[row]! < 0) continue;
    const known = rowsOf.get(person);
    if (known === undefined) rowsOf.set(person, [row]);
    else known.push(row);
  }
  const name = (column: DictionaryColumn, row: number): string => textAt(column, row)!.toLowerCase();
  const near = (a: string, b: string): boolean => levenshtein(a, b, { atMost: tolerance }) <= tolerance;
  for (const rows of rowsOf.values()) {
    let pairs = 0;
    let surname = false;
    let swapped = false;
    for (const [position, a] of rows.entries()) {
      for (const b of rows.slice(position + 1)) {
        if (records.dateOfBirth.codes[a] !== records.dateOfBirth.codes[b]) continue;
        pairs++;
        const surnameA = name(records.surname, a);
        const surnameB = name(records.surname, b);
        if (near(surnameA, surnameB)) continue;
        const swaps = near(surnameA, name(records.forename, b)) && near(surnameB, name(records.forename, a));
        if (swaps) swapped = true;
        else surname = true;
      }
    }
    if (pairs > 0) visit(rows, { surname, swapped });
  }
}
