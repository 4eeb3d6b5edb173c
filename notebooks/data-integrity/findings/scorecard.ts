import * as dataset from '@assay/dataset';
import { type Table, textColumn } from '@assay/dataset';
import { type Columns, cell, finding, findings, wordsRead } from '@assay/notebook';
import type { DictionaryColumn, Proportion } from '@assay/statistics';
import { knownPart, notComputed, STATISTICAL_METHODS, sampleForShare } from '@assay/statistics';
import {
  custody,
  enteredWithinDays,
  errorMargin,
  extractDay,
  isGiven,
  people,
  reportColumns,
  reports,
  staff,
  survey,
} from '../inputs.ts';

const about = finding.about({ questions: ['CAS-Q2', 'CAS-C4'], method: STATISTICAL_METHODS.wilsonShare });

interface Score extends dataset.QualityScore {
  readonly extract: string;
}

export const scores = cell('scores', 'Every check of every extract', {
  needs: { reports, custody, staff, people, extractDay, enteredWithinDays },
  compute: ({ reports, custody, staff, people, extractDay, enteredWithinDays }) => {
    const today = extractDay.day;
    const all = [
      { extract: 'reports', table: reports, schema: schemas.reports },
      { extract: 'second system', table: custody, schema: schemas.custody },
      { extract: 'staff', table: staff, schema: schemas.staff },
      { extract: 'register of people', table: people, schema: schemas.people },
    ];
    const extracts = all.filter(({ table }) => isGiven(table));
    const scored: Score[] = [
      ...extracts.flatMap(({ extract, table, schema }) =>
        dataset.profileQuality(table, schema, { today }).map((score) => ({ extract, ...score })),
      ),
      { ...ENTERED, ...rightOf(knownPart(dataset.enteredWithin(reports, enteredWithinDays))) },
      ...references('reports', reports, 'officer', 'staff list', staff, 'staff_id'),
      ...references('second system', custody, 'report_id', 'reports', reports, 'report_id'),
    ];
    return { scored: scored.filter(({ checked }) => checked > 0), silent: dataset.saidOfNotRecorded(extracts) };
  },
});

const schemas = { reports: reports.schema, custody: custody.schema, staff: staff.schema, people: people.schema };

const ENTERED = { extract: 'reports', dimension: 'Timeliness', what: 'entered in time' };
const rightOf = ({ successes, total }: Proportion) => ({ right: successes, checked: total });

function references(extract: string, from: Table, field: string, target: string, to: Table, key: string): Score[] {
  if (!isGiven(from) || !isGiven(to)) return [];
  const resolved = dataset.resolvedReferences(textColumn(from, field), textColumn(to, key));
  return [{ extract, dimension: 'References', what: `${field} in ${target}`, ...resolved }];
}

export const scorecardFindings = findings('scorecardFindings', 'What the records can bear', {
  needs: { scores, extractDay, reports, custody, staff, survey, reportColumns, enteredWithinDays, errorMargin },
  compute: ({ scores, extractDay, reports, custody, staff, survey, reportColumns, enteredWithinDays, errorMargin }) => [
    about.text('extract.day', 'Day of the extract', {
      method: { name: 'As chosen, or the last day of the records', source: 'the run' },
      from:
        extractDay.from === null
          ? notComputed('no file holds a date, and none was chosen')
          : `${dataset.writtenDay(extractDay.day) ?? 'not known'}, ${extractDay.from}`,
    }),
    about.table('scorecard.summary', 'Scorecard: values that are as they should be', {
      limitations: [
        'A value that is present, known to a list and unique may still be untrue. Only a comparison with the person or the paper shows that.',
        'Values of one record are not independent of each other, so these intervals are too narrow where several fields are summed.',
        'Some blanks are right: there is no outcome before a report is recorded, and no day of completion while vetting is open.',
        ...scores.silent,
      ],
      rows: dataset.profileSummedQuality(scores.scored, ({ extract, dimension }) => `${extract}, ${dimension}`),
      columns: (t) => [
        t.key('extract', 'Extract'),
        t.key('dimension', 'What was checked'),
        ...scoreColumns(t, 'Right', 'Checked'),
        t.text('worst', 'Lowest', 'worst', { contributors: ({ fewest }) => fewest, counts: 'records' }),
      ],
    }),
    about.table('scorecard.fields', 'Scorecard, field by field', {
      limitations: scores.silent,
      rows: scores.scored,
      columns: (t) => [
        t.key('extract', 'Extract'),
        t.key('dimension', 'What was checked'),
        t.key('what', 'Field'),
        ...scoreColumns(t, 'Right', 'Checked'),
      ],
    }),
    about.table('scorecard.agreement', 'Agreement of two systems on the same people', {
      method: STATISTICAL_METHODS.agreementAndKappa,
      limitations: 'Two systems can agree on what is wrong, above all where one is filled from the other.',
      rows: isGiven(custody)
        ? dataset.systemsAgreeOn(reports, custody, 'report_id', READ)
        : notComputed('no second system was given'),
      estimates: { unit: 'score', contributors: 'checked', fewest: ({ fewest }) => fewest },
      columns: (t) => [
        t.key('field', 'Field', ({ field }) => titleOf(field)),
        ...scoreColumns(t, 'Alike', 'Known to both'),
        t.estimate('kappa', 'Kappa', 'kappa'),
        t.estimate('ac1', 'AC1', 'ac1'),
      ],
    }),
    about.table('scorecard.by-group', 'Complete and timely records, by who the victim was', {
      limitations:
        'By sex, a record is complete with ethnicity and day; by ethnicity and offence, with sex and day. What no report says is asked of none.',
      rows: dataset.reportsByVictim(reports, reportColumns, enteredWithinDays),
      columns: (t) => [
        t.key('attribute', 'By'),
        t.key('group', 'Group'),
        t.count('complete', 'Complete', 'reports'),
        t.count('reports', 'Reports', 'reports', 'rows'),
        t.share('share', 'Share complete', { of: 'complete', outOf: 'reports' }),
        t.share('timely', 'Share entered in time', ({ inTime }) => inTime, { counts: 'reports' }),
      ],
    }),
    wordsRead(
      about.with({ method: STATISTICAL_METHODS.count }),
      'scorecard.words',
      'What was made of each word of the files',
      [
        ...reportColumns.words,
        { field: 'staff checked', words: dataset.recordedYesNo(textColumn(staff, 'checked')).words },
        { field: 'survey confident', words: dataset.recordedYesNo(textColumn(survey, 'confident')).words },
      ],
    ),
    about.table('sample.records', 'Records to check by hand, drawn at random, to know a share of errors that exactly', {
      method: { name: 'Smallest sample whose Wilson interval is so narrow', source: 'Wilson (1927)' },
      rows: [0.01, 0.05, 0.1, 0.5].map((expected) => ({
        expected: `${expected * 100}%`,
        records: sampleForShare(expected, errorMargin),
      })),
      columns: (t) => [
        t.key('expected', 'Share of errors expected'),
        t.constant('records', 'Records to check', 'records', { of: 'a sample, from the parameters', unit: 'count' }),
      ],
    }),
  ],
});

const scoreColumns = <Row extends Pick<Score, 'right' | 'checked'>>(
  t: Columns<Row>,
  right: string,
  checked: string,
) => [
  t.count('right', right, 'records', (row) => row.right),
  t.count('checked', checked, 'records', (row) => row.checked),
  t.share('share', 'Share', { of: 'right', outOf: 'checked' }),
];

/** How the words of each field that two systems hold are read. */
const READ = {
  victim_sex: dataset.recordedSex,
  victim_ethnicity: (column: DictionaryColumn) => dataset.broadEthnicity(column, { officersCodes: 'unread' }),
};
const titleOf = (name: string) => reports.schema.fields.find((field) => field.name === name)!.title;
