import {
  checkedCodes,
  type DictionaryColumn,
  dictionaryColumn,
  isBlankColumn,
  MISSING_CODE,
  type NotComputed,
  notComputed,
  rowsWhere,
  textAt,
} from '@assay/statistics';
import { recordCount } from '../counting/person-records.ts';

/** Who the records of a trial are really about: one row per record, with the member of staff where it is one. */
export interface TrialTruth {
  readonly record: DictionaryColumn;
  readonly staff: DictionaryColumn;
  readonly person: DictionaryColumn;
}

/**
 * Of whom is each record, and who is each member of staff, where a trial knows?
 *
 * Staff and other people are named apart, "staff 7" and "person 7", so that one number in two files is not one person.
 *
 * Edge rules: a record that the trial's file does not name makes it a file about other records: `null`, since it must
 * never be read against somebody's real ones. One that names no member of staff in any row does not tell who is one: nobody of the
 * staff is then known, and no flag is right or wrong.
 *
 * @throws InputError where columns of the trial differ in length.
 *
 * @example
 * const of = (text) => dictionaryColumn([text]);
 * const known = { record: of('r1'), staff: of('s1'), person: of('7') };
 * entitiesOfTrial(of('r1'), of('s1'), known).records.values // ['staff s1']
 */
export function entitiesOfTrial(
  recordId: DictionaryColumn,
  staffId: DictionaryColumn,
  { record, staff, person }: TrialTruth,
): { readonly records: DictionaryColumn; readonly staff: DictionaryColumn } | null {
  recordCount({ record, staff, person });
  recordCount({ recordId });
  recordCount({ staffId });
  const [memberOf, personOf] = [staff, person].map((column) => {
    const rows = rowsWhere(record.codes.length, (_, row) => column.codes[row] !== MISSING_CODE);
    return new Map(rows.map((row) => [textAt(record, row), textAt(column, row)!]));
  });
  const entities = rowsWhere(recordId.codes.length).map((row) => {
    const id = textAt(recordId, row);
    if (id === null || !personOf!.has(id)) return null;
    return memberOf!.has(id) ? `staff ${memberOf!.get(id)}` : `person ${personOf!.get(id)}`;
  });
  if (record.codes.length === 0 || entities.includes(null)) return null;
  const nameOf = (row: number) => (isBlankColumn(staff) ? null : `staff ${textAt(staffId, row)}`);
  return {
    records: dictionaryColumn(entities),
    staff: dictionaryColumn(rowsWhere(staffId.codes.length).map(nameOf)),
  };
}

/**
 * Where else has each member of staff lived, as they told those who vetted them?
 *
 * The postcodes of each, joined by `|` in the order of the file, as `matchStaff` reads them.
 *
 * Edge rules: rows without a member or a postcode are left out. Where most of those who told addresses are not on this
 * staff, the file is about others, and nobody has lived anywhere.
 *
 * @throws InputError where columns of what was told differ in length.
 *
 * @example
 * const told = { staff: dictionaryColumn(['s1', 's1']), postcode: dictionaryColumn(['B1 1AA', 'CV1 2BB']) };
 * formerPostcodes(dictionaryColumn(['s1', 's2']), told).values // ['B1 1AA|CV1 2BB']
 */
export function formerPostcodes(
  staffId: DictionaryColumn,
  told: { readonly staff: DictionaryColumn; readonly postcode: DictionaryColumn },
): DictionaryColumn {
  recordCount({ ...told });
  recordCount({ staffId });
  const of = new Map<string, string[]>();
  for (const row of rowsWhere(
    told.staff.codes,
    (code, row) => code !== MISSING_CODE && told.postcode.codes[row]! >= 0,
  )) {
    const owner = textAt(told.staff, row)!;
    of.set(owner, [...(of.get(owner) ?? []), textAt(told.postcode, row)!]);
  }
  const ids = rowsWhere(staffId.codes.length).map((row) => textAt(staffId, row));
  const known = new Set(ids);
  const strangers = [...of.keys()].filter((owner) => !known.has(owner)).length;
  const isOfOthers = strangers * 2 > of.size;
  return dictionaryColumn(ids.map((id) => (isOfOthers || id === null ? null : (of.get(id)?.join('|') ?? null))));
}

/**
 * Why can nobody be said to be rightly or wrongly flagged? Because of some staff or records nobody says who they are: of their flags it
 * is not known whether they are wrong, nor whom they miss. `null` where everybody is known.
 *
 * @throws InputError where a code has no value.
 *
 * @example
 * const [known, none] = [dictionaryColumn(['7', null]), dictionaryColumn([null, null])];
 * withoutTruth({ staff: known, records: none }).reason // 'it is not known who the records are really about'
 */
export function withoutTruth(entity: {
  readonly staff: DictionaryColumn;
  readonly records: DictionaryColumn;
}): NotComputed | null {
  const [staff, records] = [entity.staff, entity.records].map((column, at) =>
    checkedCodes(column, at === 0 ? 'the people of the staff' : 'the people of the records'),
  );
  if ([staff!, records!].some(isBlankColumn)) return notComputed('it is not known who the records are really about');
  const [ofStaff, ofRecords] = [staff!, records!].map(({ codes }) => rowsWhere(codes, (code) => code < 0).length);
  if (ofStaff === 0 && ofRecords === 0) return null;
  return notComputed(
    `of ${ofStaff} of ${staff!.codes.length} members of staff and ${ofRecords} of ${records!.codes.length} records it is not said who they really are; fill the column entity, or leave it out`,
  );
}
