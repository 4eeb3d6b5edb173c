import * as dataset from '@assay/dataset';
import { cell, FROM_DATA, input, parameter } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import * as synthetic from '@assay/synthetic';

export const reports = input('reports', 'Reports and what became of them', {
  description: 'One row per report to the force: when, what, who the victim was, how far it came.',
  dataset: 'data-integrity',
  schema: synthetic.integrityReportsSchema,
});

export const custody = input('custody', 'The same people in a second system', {
  description: 'One row per entry of another system, with the report it belongs to.',
  dataset: 'data-integrity',
  optional: true,
  schema: synthetic.integritySecondSystemSchema,
});

export const staff = input('staff', 'Staff, checks, vetting and training', {
  description: 'One row per member of staff.',
  dataset: 'data-integrity',
  optional: true,
  schema: synthetic.integrityStaffSchema,
});

export const survey = input('survey', 'Survey of staff', {
  description: 'One row for everyone asked, with a blank where nobody answered.',
  dataset: 'data-integrity',
  optional: true,
  schema: synthetic.integritySurveySchema,
});

export const people = input('people', 'Register of people', {
  description: 'Records of people as a records system holds them; any other extract of that shape can be given.',
  dataset: 'person-register',
  optional: true,
  schema: synthetic.personRegisterSchema,
});

export const extractDate = parameter.date('extractDate', 'Day of the extract', {
  description: 'Dates after it are wrong, and what is open is counted up to it.',
  fromData: 'the last day on which a report was made or entered',
});

export const enteredWithinDays = parameter.integer(
  'enteredWithinDays',
  'Days within which a report should be entered',
  { description: 'Someone chose that number; the force may hold itself to another.', default: 3, within: [0, 365] },
);

export const eraEnd = parameter.date('eraEnd', 'End of the early era', {
  description: 'The day before which records are left out to see what a model learns from them.',
  default: '2019-10-01',
});

export const errorMargin = parameter.number('errorMargin', 'How exactly a share of errors should be known', {
  description: 'Half the width of its interval, for the number of records to check by hand.',
  default: 0.02,
  within: [0.002, 0.2],
});

/** The day up to which everything is counted, and where it comes from. */
export const extractDay = cell('extractDay', 'Day of the extract', {
  needs: { reports, custody, staff, people, extractDate },
  compute: ({ reports, custody, staff, people, extractDate }, { log }) => {
    if (extractDate !== FROM_DATA) return { day: dataset.dayOfText(extractDate), from: 'as chosen for this run' };
    const ofReports = dataset.lastDayOfTables([reports], ['reported_date', 'entered_date']);
    if (ofReports !== null) return { day: ofReports, from: 'the last day on which a report was made or entered' };
    log('no report has a date: the day of the extract is the last day of the other files');
    const day = dataset.lastDayOfTables([reports, custody, staff, people]);
    // Where nothing is dated, no date is measured by this day either.
    if (day === null) return { day: dataset.MISSING_DAY, from: null };
    return { day, from: 'the last day in the other files, as no report has a date' };
  },
});

export const reportColumns = cell('reportColumns', 'Reports, and how far each came', {
  needs: { reports },
  compute: ({ reports }, { log }) => {
    const read = dataset.recordedReports(reports);
    log(`${read.count} reports, ${read.stage.filter((one) => one < 0).length} at no known stage`);
    return read;
  },
});

export const isGiven = (table: dataset.Table): boolean => table.rowCount > 0;
export const YEAR_DAYS = 365;
export const NO_STAFF = notComputed('no list of staff was given');
