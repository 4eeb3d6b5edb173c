import * as dataset from '@assay/dataset';
import { cell, countedBy, ifChosen } from '@assay/notebook';
import { entitiesOfTrial, formerPostcodes, withoutTruth } from '@assay/record-matching';
import { takeRows } from '@assay/statistics';
import { addresses, records, recordsPerDay, staff, truth } from './inputs.ts';

export const scope = cell('scope', 'Who of the staff was at work on the day of the last record', {
  needs: { staff, records: countedBy(records, 'by-day'), recordsPerDay },
  compute: ({ staff, records: { total, columns, counts }, recordsPerDay }) => ({
    recordCount: total,
    newRecordsPerDay: ifChosen(recordsPerDay) ?? dataset.recordsADay(columns['recorded_date']!, counts),
    ...dataset.staffAtWork(staff, columns['recorded_date']!, counts),
  }),
});

/** What the files of staff and of records both say, by the names that the matching has for it. */
const COMPARED = {
  forename: 'first_name',
  surname: 'surname',
  postcode: 'postcode',
  address: 'address',
  collarNumber: 'collar_number',
  entity: 'entity',
} as const;

export const vetting = cell('vetting', 'Staff at work, their addresses, and the records searched', {
  needs: { staff, scope, addresses, records, truth },
  compute: ({ staff, scope, addresses, records, truth }, { log }) => {
    const { days: employedFrom } = dataset.dateColumn(staff, 'employed_from');
    const { atWork, ethnicity, newRecordsPerDay } = scope;
    const own = dataset.textColumns(staff, { ...COMPARED, staffId: 'staff_id' }, atWork);
    const searched = dataset.textColumns(records, { ...COMPARED, recordId: 'record_id', role: 'role' });
    // Without a truth file the synthetic one stands in; it must never be read against somebody's real records.
    const trial = dataset.textColumns(truth, { record: 'record_id', staff: 'staff_id', person: 'entity' });
    const known = entitiesOfTrial(searched.recordId, own.staffId, trial);
    const entity = known ?? { records: searched.entity, staff: own.entity };
    const source = known === null ? 'as the records say: no truth about them all was given' : 'as the truth says';
    log(`${atWork.length} of ${staff.rowCount} staff at work, ${records.rowCount} records; who they are, ${source}`);
    return {
      staffCount: atWork.length,
      searchedRecords: records.rowCount,
      newRecordsPerDay,
      staff: {
        ...own,
        dateOfBirth: takeRows(dataset.dateColumn(staff, 'date_of_birth').recorded, atWork),
        formerPostcodes: formerPostcodes(
          own.staffId,
          dataset.textColumns(addresses, { staff: 'staff_id', postcode: 'postcode' }),
        ),
        // Nobody at work on the day of the last record had left before another.
        validFromDay: Int32Array.from(atWork, (row) => employedFrom[row]!),
        entity: entity.staff,
        ethnicity,
      },
      records: {
        ...searched,
        role: dataset.recordedRoles(searched.role).column,
        dateOfBirth: dataset.dateColumn(records, 'date_of_birth').recorded,
        recordedDay: dataset.dateColumn(records, 'recorded_date').days,
        entity: entity.records,
      },
      withoutTruth: withoutTruth(entity),
    };
  },
});
