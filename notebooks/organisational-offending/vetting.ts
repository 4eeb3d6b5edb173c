import { dateColumn, dateMeaning, MISSING_DAY, textColumn } from '@assay/dataset';
import { cell } from '@assay/notebook';
import type { SearchedColumns, StaffColumns } from '@assay/record-matching';
import { type DictionaryColumn, dictionaryColumn, MISSING_CODE, textAt } from '@assay/statistics';
import { addresses, records, staff, truth } from './inputs.ts';
import { rowsOf, scope } from './scope.ts';

/** What the matching reads, and what it is judged by. */
export interface Vetting {
  readonly staffCount: number;
  readonly recordCount: number;
  readonly staff: StaffColumns & { readonly address: DictionaryColumn; readonly ethnicity: DictionaryColumn };
  readonly records: SearchedColumns & { readonly address: DictionaryColumn; readonly role: DictionaryColumn };
  readonly hasTruth: boolean;
  /** Whether any record says in which role the person is in it. */
  readonly hasRoles: boolean;
}

export const vetting = cell('vetting', 'Staff at work, their addresses, and the records searched', {
  needs: { staff, scope, addresses, records, truth },
  compute: ({ staff, scope, addresses, records, truth }, { log }): Vetting => {
    const employedTo = dateColumn(staff, 'employed_to');
    const { atWork, ethnicity } = scope;
    const kept = (column: DictionaryColumn) => rowsOf(column, atWork);
    const id = textColumn(staff, 'staff_id');
    const staffOf = new Map<string, string>();
    const personOf = new Map<string, string>();
    const truthRecord = textColumn(truth, 'record_id');
    const truthStaff = textColumn(truth, 'staff_id');
    const truthEntity = textColumn(truth, 'entity');
    for (let row = 0; row < truth.rowCount; row++) {
      const record = textAt(truthRecord, row)!;
      const member = textAt(truthStaff, row);
      if (member !== null) staffOf.set(record, member);
      const person = textAt(truthEntity, row);
      if (person !== null) personOf.set(record, person);
    }
    const recordId = textColumn(records, 'record_id');
    // Without a truth file the synthetic one stands in; it must never be read against somebody's real records.
    const isJudged = truth.rowCount > 0 && everyRecordIn(recordId, personOf);
    if (truth.rowCount > 0 && !isJudged) log('the truth is about other records and is not used');
    const ownEntity = textColumn(records, 'entity');
    const staffEntity = textColumn(staff, 'entity');
    const isOwn = !isJudged;
    const recordEntity = dictionaryColumn(
      Array.from(recordId.codes, (_, row) => {
        if (isOwn) return textAt(ownEntity, row);
        const record = textAt(recordId, row) ?? '';
        const member = staffOf.get(record);
        return member === undefined ? `person ${personOf.get(record) ?? record}` : `staff ${member}`;
      }),
    );
    const memberEntity = isOwn ? kept(staffEntity) : dictionaryColumn(atWork.map((row) => `staff ${textAt(id, row)}`));
    const hasTruth = [recordEntity, memberEntity].every(({ codes }) => codes.some((code) => code !== MISSING_CODE));
    log(`${atWork.length} of ${staff.rowCount} staff at work, ${records.rowCount} records`);
    return {
      staffCount: atWork.length,
      recordCount: records.rowCount,
      staff: {
        forename: kept(textColumn(staff, 'first_name')),
        surname: kept(textColumn(staff, 'surname')),
        dateOfBirth: kept(dateColumn(staff, 'date_of_birth').recorded),
        postcode: kept(textColumn(staff, 'postcode')),
        formerPostcodes: dictionaryColumn(
          formerPostcodes(
            atWork.map((row) => textAt(id, row)!),
            addresses,
          ),
        ),
        collarNumber: kept(textColumn(staff, 'collar_number')),
        validFromDay: Int32Array.from(atWork, (row) => dateColumn(staff, 'employed_from').days[row]!),
        validToDay: Int32Array.from(atWork, (row) =>
          dateMeaning(employedTo.days[row]!) === 'a day' ? employedTo.days[row]! : MISSING_DAY,
        ),
        entity: memberEntity,
        address: kept(textColumn(staff, 'address')),
        ethnicity,
      },
      records: {
        forename: textColumn(records, 'first_name'),
        surname: textColumn(records, 'surname'),
        dateOfBirth: dateColumn(records, 'date_of_birth').recorded,
        postcode: textColumn(records, 'postcode'),
        collarNumber: textColumn(records, 'collar_number'),
        recordedDay: dateColumn(records, 'recorded_date').days,
        entity: recordEntity,
        address: textColumn(records, 'address'),
        role: textColumn(records, 'role'),
      },
      hasTruth,
      hasRoles: textColumn(records, 'role').codes.some((code) => code !== MISSING_CODE),
    };
  },
});

function everyRecordIn(recordId: DictionaryColumn, personOf: ReadonlyMap<string, string>): boolean {
  return recordId.codes.every((code) => code !== MISSING_CODE && personOf.has(recordId.values[code]!));
}

/** Former postcodes of each member of staff; none at all where most of the addresses belong to nobody on this staff. */
function formerPostcodes(ids: readonly string[], addresses: Parameters<typeof textColumn>[0]): (string | null)[] {
  const of = new Map<string, string[]>();
  const member = textColumn(addresses, 'staff_id');
  const postcode = textColumn(addresses, 'postcode');
  for (let row = 0; row < addresses.rowCount; row++) {
    const owner = textAt(member, row);
    const at = textAt(postcode, row);
    if (owner === null || at === null) continue;
    const already = of.get(owner);
    if (already === undefined) of.set(owner, [at]);
    else already.push(at);
  }
  const known = new Set(ids);
  const strangers = [...of.keys()].filter((owner) => !known.has(owner)).length;
  if (strangers * 2 > of.size) return ids.map(() => null);
  return ids.map((id) => of.get(id)?.join('|') ?? null);
}
