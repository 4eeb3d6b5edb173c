import { staffAtWork } from '@assay/dataset';
import { cell, countedBy } from '@assay/notebook';
import { records, staff } from './inputs.ts';

export const scope = cell('scope', 'Who of the staff was at work on the day of the last record', {
  needs: { staff, records: countedBy(records, 'by-day') },
  compute: ({ staff, records }) => ({
    recordCount: records.total,
    ...staffAtWork(staff, records.columns['recorded_date']!),
  }),
});
