import {
  BLANK_GROUP,
  blankGroup,
  checkedCodes,
  type DictionaryColumn,
  InputError,
  type MaybeEstimate,
  MISSING_CODE,
  valueCount,
  wilsonInterval,
} from '@assay/statistics';
import { levenshtein } from '../comparison/levenshtein.ts';
import { type PersonRecords, recordCount } from '../counting/person-records.ts';
import { truePersonOfRecords } from '../errors/truth.ts';

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
 * @throws InputError where a record has no true person, columns differ in length, or the tolerance is below 0.
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
  recordCount({ entity, group });
  const found = new ChangesByGroup();
  forEachChange(records, entity, tolerance, (rows, change) => {
    const stated = rows.find((row) => group.codes[row]! >= 0);
    found.add(stated === undefined ? null : group.values[group.codes[stated]!]!, change);
  });
  return found.rows(blankGroup(group.values, missing));
}

/** People whose names changed, counted by group; those without one are the group that is said last. */
export class ChangesByGroup {
  readonly #counts = new Map<string | null, { people: number; changed: number; swapped: number }>();

  add(group: string | null, change: { readonly surname: boolean; readonly swapped: boolean }): void {
    this.addMany(group, { people: 1, changed: Number(change.surname), swapped: Number(change.swapped) });
  }

  addMany(group: string | null, more: { readonly people: number; readonly changed: number; readonly swapped: number }) {
    const known = this.#counts.get(group) ?? { people: 0, changed: 0, swapped: 0 };
    known.people += more.people;
    known.changed += more.changed;
    known.swapped += more.swapped;
    this.#counts.set(group, known);
  }

  rows(blank: string): NameChangeRow[] {
    return [...this.#counts]
      .map(([group, counts]) => [group ?? blank, counts] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, { people, changed, swapped }]) => ({
        group,
        people,
        changedSurname: changed,
        swappedNames: swapped,
        changedShare: wilsonInterval({ successes: changed, total: people }),
      }));
  }
}

/**
 * Which records are about people whose surname changed beyond the tolerance, so that their errors can be counted apart?
 *
 * 1 for every record of such a person, as counted by {@link nameChanges}, else 0.
 *
 * @throws InputError where a record has no true person, columns differ in length, or the tolerance is below 0.
 *
 * @example
 * recordsOfChangedSurname(records, truth, 2) // [0, 0, 0, 0, 0, 1, 1]
 */
export function recordsOfChangedSurname(
  records: PersonRecords,
  entity: DictionaryColumn,
  tolerance: number,
): Uint8Array {
  const { codes } = entity;
  const isChanged = new Uint8Array(valueCount(entity));
  forEachChange(records, entity, tolerance, (rows, change) => {
    if (change.surname) isChanged[codes[rows[0]!]!] = 1;
  });
  const ofRecord = new Uint8Array(codes.length);
  for (let row = 0; row < ofRecord.length; row++) ofRecord[row] = isChanged[codes[row]!]!;
  return ofRecord;
}

/**
 * Every group parted by whether people's surnames changed beyond the tolerance: for each record the group of its person, and
 * which of both they are.
 *
 * @param group a group for each record; those that state none are the group `missing`.
 *
 * @throws InputError as {@link recordsOfChangedSurname} does, or where columns differ in length.
 *
 * @example
 * groupsOfChangedSurname(records, truth, sex, 2).values.slice(0, 2) // ['F, surname kept', 'F, surname changed']
 */
export function groupsOfChangedSurname(
  records: PersonRecords,
  entity: DictionaryColumn,
  group: DictionaryColumn,
  tolerance: number,
  missing: string = BLANK_GROUP,
): DictionaryColumn {
  recordCount({ entity, group: checkedCodes(group, 'the groups') });
  const isChanged = recordsOfChangedSurname(records, entity, tolerance);
  const names = [...group.values, blankGroup(group.values, missing)];
  const codeOf = (code: number) => (code === MISSING_CODE ? group.values.length : code);
  return {
    values: names.flatMap((name) => [`${name}, surname kept`, `${name}, surname changed`]),
    codes: group.codes.map((code, row) => 2 * codeOf(code) + isChanged[row]!),
  };
}

/** Visits each person with two records of both names and one date of birth. */
export function forEachChange(
  records: PersonRecords,
  entity: DictionaryColumn,
  tolerance: number,
  visit: (rows: Int32Array, change: { readonly surname: boolean; readonly swapped: boolean }) => void,
): void {
  const { forename, surname, dateOfBirth } = records;
  const rowCount = recordCount({ forename, surname, dateOfBirth });
  if (!(tolerance >= 0)) throw new InputError(`the tolerance must be 0 edits or more: ${tolerance}. Pass 2.`);
  const { entityOfRow, entitySize } = truePersonOfRecords(entity, rowCount);
  const [forenames, surnames, dates] = [forename.codes, surname.codes, dateOfBirth.codes];
  const isComplete = (row: number): boolean => forenames[row]! >= 0 && surnames[row]! >= 0 && dates[row]! >= 0;
  const start = new Int32Array(entitySize.length + 1);
  for (let row = 0; row < rowCount; row++) if (isComplete(row)) start[entityOfRow[row]! + 1]!++;
  for (let person = 0; person < entitySize.length; person++) start[person + 1]! += start[person]!;
  const next = start.slice();
  const rows = new Int32Array(start[entitySize.length]!);
  for (let row = 0; row < rowCount; row++) if (isComplete(row)) rows[next[entityOfRow[row]!]!++] = row;
  const first = forename.values.map((text) => text.toLowerCase());
  const last = surname.values.map((text) => text.toLowerCase());
  const near = (a: string, b: string): boolean => a === b || levenshtein(a, b, { atMost: tolerance }) <= tolerance;
  for (let person = 0; person < entitySize.length; person++) {
    const [from, to] = [start[person]!, start[person + 1]!];
    let pairs = 0;
    let isChanged = false;
    let swapped = false;
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j < to; j++) {
        const [a, b] = [rows[i]!, rows[j]!];
        if (dates[a] !== dates[b]) continue;
        pairs++;
        const surnameA = last[surnames[a]!]!;
        const surnameB = last[surnames[b]!]!;
        if (near(surnameA, surnameB)) continue;
        if (near(surnameA, first[forenames[b]!]!) && near(surnameB, first[forenames[a]!]!)) swapped = true;
        else isChanged = true;
      }
    }
    if (pairs > 0) visit(rows.subarray(from, to), { surname: isChanged, swapped });
  }
}
