import { dayOfText, lastDayOfTables } from '@assay/dataset';
import { cell, FROM_DATA } from '@assay/notebook';
import { custody, extractDate, people, reports, staff } from './inputs.ts';

/** The day up to which everything is counted, and where it comes from. */
export const extractDay = cell('extractDay', 'Day of the extract', {
  needs: { reports, custody, staff, people, extractDate },
  compute: ({ reports, custody, staff, people, extractDate }, { log }) => {
    if (extractDate !== FROM_DATA) return { day: dayOfText(extractDate), from: 'as chosen for this run' };
    const ofReports = lastDayOfTables([reports], ['reported_date', 'entered_date']);
    if (ofReports !== null) return { day: ofReports, from: 'the last day on which a report was made or entered' };
    log('no report has a date: the day of the extract is the last day of the other files');
    const day = lastDayOfTables([reports, custody, staff, people]);
    // Where nothing is dated, no date is measured by this day either.
    if (day === null) return { day: 0, from: null };
    return { day: Math.max(0, day), from: 'the last day in the other files, as no report has a date' };
  },
});
