import { dateColumn, dateMeaning, MISSING_DAY, textColumn } from '@assay/dataset';
import { cell } from '@assay/notebook';
import { entitiesOfTrial, formerPostcodes, type SearchedColumns, type StaffColumns } from '@assay/record-matching';
import { type DictionaryColumn, MISSING_CODE, takeRows } from '@assay/statistics';
import { addresses, records, staff, truth } from './inputs.ts';
import { scope } from './scope.ts';

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
    const kept = (column: DictionaryColumn) => takeRows(column, atWork);
    const id = textColumn(staff, 'staff_id');
    const recordId = textColumn(records, 'record_id');
    // Without a truth file the synthetic one stands in; it must never be read against somebody's real records.
    const known = entitiesOfTrial(recordId, kept(id), {
      record: textColumn(truth, 'record_id'),
      staff: textColumn(truth, 'staff_id'),
      person: textColumn(truth, 'entity'),
    });
    if (truth.rowCount > 0 && known === null) log('the truth is about other records and is not used');
    const entity = known ?? { records: textColumn(records, 'entity'), staff: kept(textColumn(staff, 'entity')) };
    const hasTruth = [entity.records, entity.staff].every(({ codes }) => codes.some((code) => code !== MISSING_CODE));
    log(`${atWork.length} of ${staff.rowCount} staff at work, ${records.rowCount} records`);
    return {
      staffCount: atWork.length,
      recordCount: records.rowCount,
      staff: {
        forename: kept(textColumn(staff, 'first_name')),
        surname: kept(textColumn(staff, 'surname')),
        dateOfBirth: kept(dateColumn(staff, 'date_of_birth').recorded),
        postcode: kept(textColumn(staff, 'postcode')),
        formerPostcodes: formerPostcodes(kept(id), {
          staff: textColumn(addresses, 'staff_id'),
          postcode: textColumn(addresses, 'postcode'),
        }),
        collarNumber: kept(textColumn(staff, 'collar_number')),
        validFromDay: Int32Array.from(atWork, (row) => dateColumn(staff, 'employed_from').days[row]!),
        validToDay: Int32Array.from(atWork, (row) =>
          dateMeaning(employedTo.days[row]!) === 'a day' ? employedTo.days[row]! : MISSING_DAY,
        ),
        entity: entity.staff,
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
        entity: entity.records,
        address: textColumn(records, 'address'),
        role: textColumn(records, 'role'),
      },
      hasTruth,
      hasRoles: textColumn(records, 'role').codes.some((code) => code !== MISSING_CODE),
    };
  },
});
