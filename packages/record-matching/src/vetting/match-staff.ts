import { type DictionaryColumn, InputError, textAt } from '@assay/statistics';
import { nameGroups } from '../blocking/name-groups.ts';
import { type PersonRecords, recordCount } from '../counting/person-records.ts';
import { forEachLinkedPair } from '../errors/linked-rows.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import { sweepGroups } from '../tolerance-sweep/sweep-groups.ts';
import { stackColumns } from './stack-columns.ts';

export interface StaffColumns extends PersonRecords {
  readonly postcode?: DictionaryColumn;
  /** Postcodes lived at before, joined by `|`. */
  readonly formerPostcodes?: DictionaryColumn;
  readonly collarNumber?: DictionaryColumn;
  /** Days (since 1970-01-01) from and to which the row held: a collar number may pass to somebody else. */
  readonly validFromDay?: Int32Array;
  readonly validToDay?: Int32Array;
  /** The true person, where known. */
  readonly entity?: DictionaryColumn;
}

export interface SearchedColumns extends PersonRecords {
  readonly postcode?: DictionaryColumn;
  readonly collarNumber?: DictionaryColumn;
  readonly recordedDay?: Int32Array;
  readonly entity?: DictionaryColumn;
}

/** What an address or a number says about a flag: nothing where either side lacks it. */
export type Corroboration = 'agrees' | 'differs' | 'unknown';

export interface StaffMatch {
  readonly staff: number;
  readonly record: number;
  readonly forenameDistance: number;
  readonly surnameDistance: number;
  readonly currentPostcode: Corroboration;
  readonly anyPostcode: Corroboration;
  readonly collarNumber: Corroboration;
  /** Whether both are about one person; `null` where the truth is not known. */
  readonly isSamePerson: boolean | null;
}

/**
 * Which records of crime or contact would be put beside which member of staff?
 *
 * Every pair of a staff row and a record with equal recorded dates of birth and both names within the tolerance, with
 * what the current postcode, any postcode lived at, and the collar number say about it. A record made before a staff
 * row became valid or after it ended says nothing about its collar number: numbers are given out again.
 *
 * Edge rules: a missing date or name matches nothing.
 *
 * @throws InputError where the tolerance is not 0 … 3 or columns differ in length.
 *
 * @example
 * const found = matchStaff(staff, { ...records, postcode, entity: truth }, { forename: 1, surname: 1 });
 * found.map(({ record, currentPostcode }) => [record, currentPostcode]) // [[2, 'agrees'], [3, 'differs'], [6, 'unknown']]
 */
export function matchStaff(
  staff: StaffColumns,
  records: SearchedColumns,
  tolerance: { readonly forename: number; readonly surname: number },
): StaffMatch[] {
  if (![tolerance.forename, tolerance.surname].every((each) => [0, 1, 2, 3].includes(each))) {
    throw new InputError(`tolerance must be 0, 1, 2 or 3: ${tolerance.forename}, ${tolerance.surname}.`);
  }
  const staffCount = rowCount(staff);
  rowCount(records);
  // Only dates that some member of staff has can match: the other records are left out before names are compared.
  const staffDates = new Set(staff.dateOfBirth.values);
  const isSearched = records.dateOfBirth.values.map((date) => staffDates.has(date));
  const dateOfBirth = stackColumns(staff.dateOfBirth, {
    values: records.dateOfBirth.values,
    codes: records.dateOfBirth.codes.map((code) => (code >= 0 && isSearched[code] ? code : -1)),
  });
  const forename = stackColumns(staff.forename, records.forename);
  const surname = stackColumns(staff.surname, records.surname);
  const lexicon = nameLexicon(forename, surname, 'folded');
  const groups = nameGroups(dateOfBirth, { forename, surname }, lexicon, true);
  const { pairs } = sweepGroups(groups, lexicon, false);
  const matches: StaffMatch[] = [];
  const rule = (f: number, s: number): boolean => f <= tolerance.forename && s <= tolerance.surname;
  forEachLinkedPair({ groups, pairs }, rule, (a, b, forenameDistance, surnameDistance) => {
    if (a < staffCount === b < staffCount) return;
    const own = Math.min(a, b);
    const record = Math.max(a, b) - staffCount;
    matches.push({
      staff: own,
      record,
      forenameDistance,
      surnameDistance,
      currentPostcode: compare(texts(staff.postcode, own), texts(records.postcode, record)),
      anyPostcode: compare(
        [...texts(staff.postcode, own), ...texts(staff.formerPostcodes, own)],
        texts(records.postcode, record),
      ),
      collarNumber: isValidThen(staff, own, records, record)
        ? compare(texts(staff.collarNumber, own), texts(records.collarNumber, record))
        : 'unknown',
      isSamePerson: samePerson(staff.entity, own, records.entity, record),
    });
  });
  return matches.sort((a, b) => a.staff - b.staff || a.record - b.record);
}

/** @throws InputError where columns or days differ in length. */
function rowCount(columns: StaffColumns | SearchedColumns): number {
  const given = Object.entries(columns) as [string, DictionaryColumn | Int32Array | undefined][];
  const rows = recordCount(Object.fromEntries(given.filter(isColumn)));
  const days = given.find(([, list]) => list instanceof Int32Array && list.length !== rows);
  if (days === undefined) return rows;
  throw new InputError(
    `${days[0]} must have one day a row: ${(days[1] as Int32Array).length} for ${rows}. Check the join.`,
  );
}

function isColumn(entry: [string, DictionaryColumn | Int32Array | undefined]): entry is [string, DictionaryColumn] {
  return entry[1] !== undefined && !(entry[1] instanceof Int32Array);
}

function texts(column: DictionaryColumn | undefined, row: number): string[] {
  if (column === undefined) return [];
  const text = textAt(column, row);
  return text === null ? [] : text.split('|').map((each) => each.replace(/\s/g, '').toUpperCase());
}

function compare(own: readonly string[], other: readonly string[]): Corroboration {
  if (own.length === 0 || other.length === 0) return 'unknown';
  return own.some((each) => other.includes(each)) ? 'agrees' : 'differs';
}

function isValidThen(staff: StaffColumns, own: number, records: SearchedColumns, record: number): boolean {
  const day = records.recordedDay?.[record];
  if (day === undefined || day === MISSING_DAY) return true;
  const from = staff.validFromDay?.[own] ?? MISSING_DAY;
  const to = staff.validToDay?.[own] ?? MISSING_DAY;
  return (from === MISSING_DAY || day >= from) && (to === MISSING_DAY || day <= to);
}

const MISSING_DAY = -2147483648;

function samePerson(
  staffEntity: DictionaryColumn | undefined,
  own: number,
  recordEntity: DictionaryColumn | undefined,
  record: number,
): boolean | null {
  if (staffEntity === undefined || recordEntity === undefined) return null;
  const left = textAt(staffEntity, own);
  const right = textAt(recordEntity, record);
  return left === null || right === null ? null : left === right;
}
