import * as dataset from '@assay/dataset';
import { cell, countedBy } from '@assay/notebook';
import { MISSING_CODE, repeatedValues, rowsWhere, takeRows } from '@assay/statistics';
import { records, staff } from './inputs.ts';

export const scope = cell('scope', 'Who of the staff was at work on the day of the last record', {
  needs: { staff, records: countedBy(records, 'by-day') },
  compute: ({ staff, records }) => {
    const { days, recorded } = dataset.dateColumn(staff, 'employed_to');
    // Whoever has an end that has not come by the last record is at work: 9999-12-31 is how systems write no end.
    const last = dataset.lastDay(records.columns['recorded_date']!);
    const left = Int8Array.from(days, (day, row) =>
      dataset.hasRecordedEnd({ day, recorded: recorded.codes[row] !== MISSING_CODE }, last) ? 1 : 0,
    );
    const collar = dataset.textColumn(staff, 'collar_number');
    const withoutCollar = left.map((flag, row) => (flag === 1 ? -1 : collar.codes[row] === MISSING_CODE ? 1 : 0));
    /** Rows of the staff file that are searched for. */
    const atWork = rowsWhere(left, (flag) => flag === 0);
    const ethnicity = dataset.broadEthnicity(takeRows(dataset.textColumn(staff, 'self_defined_ethnicity'), atWork));
    const byKind = dataset.partsByGroup(dataset.textColumn(staff, 'kind'), { left, withoutCollar });
    return {
      recordCount: records.total,
      atWork,
      /** Of those at work. */
      ethnicity: dataset.groupsOf(ethnicity.column),
      byKind: byKind.sort((a, b) => (a.group < b.group ? -1 : 1)),
      collarsHandedOn: repeatedValues(collar),
      words: [{ field: 'ethnicity of staff', words: ethnicity.words }],
    };
  },
});
