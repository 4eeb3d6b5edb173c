import type { RecordedReports } from '@assay/dataset';
import * as dataset from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { type About, finding, findings } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { type DictionaryColumn, isComputed, type NotComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { eraEnd, reportColumns } from '../inputs.ts';

const about = finding.about({ questions: ['CAS-Q1'], method: STATISTICAL_METHODS.wilsonShare, counts: 'reports' });

export const practiceFindings = findings('practiceFindings', {
  title: 'When the practice of recording changed, and how reports fall away',
  needs: { reportColumns, eraEnd },
  compute: ({ reportColumns, eraEnd }, { random }) => {
    const given = about.given(reportColumns.noStage ?? reportColumns);
    const changed = given.of((reports) => dataset.changesOfPractice(reports, random));
    return [
      changed.table('practice.changes', 'The clearest change in the share of reports recorded as crimes, by offence', {
        tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
        method: STATISTICAL_METHODS.changeOfPractice,
        limitations: [
          'A change in recording and a change in what is reported look alike in one series. The month is when records changed; the reason is not in them.',
          'Several offences are searched at once; five tests find one false change in twenty more often than one test does.',
        ],
        estimates: { unit: 'proportion', limits: false, contributors: ({ reports }) => reports },
        columns: (t) => [
          t.key('offence', 'Offence'),
          t.text('from', 'From', 'from', onEachSide),
          t.estimate('before', 'Recorded before', ({ change }) => ofChange(change, 'rateBefore'), onEachSide),
          t.estimate('after', 'Recorded from then on', ({ change }) => ofChange(change, 'rateAfter'), onEachSide),
          t.estimate('chance', 'Chance of so clear a change under one practice', ({ change }) =>
            ofChange(change, 'pValue'),
          ),
          t.estimate('stretches', 'Stretches at one rate', ({ stretches }) => stretches.length, { unit: 'count' }),
        ],
      }),
      changed.table('practice.stretches', 'Stretches of months in which reports were recorded at one rate', {
        method: STATISTICAL_METHODS.stretchesOfPractice,
        limitations: 'Intervals take the months of a stretch as given; finding them makes the true uncertainty larger.',
        rows: (changes) => changes.flatMap(({ offence, stretches }) => stretches.map((each) => ({ offence, ...each }))),
        columns: (t) => [
          t.key('offence', 'Offence'),
          t.key('stretch', 'Stretch', 'stretch', { unit: 'count' }),
          t.text('from', 'From', 'from', { contributors: ({ fewestFrom }) => fewestFrom, counts: 'reports' }),
          t.text('to', 'To', 'to', { contributors: ({ fewestTo }) => fewestTo, counts: 'reports' }),
          t.count('recorded', 'Recorded', 'reports'),
          t.count('reports', 'Reports', 'reports'),
          t.share('share', 'Share recorded', { of: 'recorded', outOf: 'reports' }),
        ],
      }),
      underRecorded(given, dataset.dayOfText(eraEnd)),
      ...attrition(given, reportColumns),
    ];
  },
});

const onEachSide = {
  contributors: ({ fewer }: { readonly fewer: number }) => fewer,
  counts: 'reports',
} as const;

const ofChange = (change: statistics.SingleChangePoint | NotComputed, part: 'rateBefore' | 'rateAfter' | 'pValue') =>
  isComputed(change) ? change[part] : change;

/** How many early reports would have become crimes under the later practice? */
function underRecorded(given: About<RecordedReports>, eraDay: number): FindingDraft {
  return given.table('practice.not-recorded', {
    title: 'Early reports that would have been recorded as crimes under the later practice',
    unit: 'count',
    method: { name: 'Early reports × later share (Wilson interval) − recorded', source: 'Wilson (1927)' },
    limitations: 'It takes the later practice as the measure, and what was never reported at all is in neither era.',
    rows: (reports) => dataset.partsByGroup(reports.offence, { ...dataset.recordedByEra(reports, eraDay) }),
    estimates: {
      unit: 'count',
      contributors: ({ early, later }) =>
        statistics.fewestBehind([early, later].flatMap(({ successes, total }) => [successes, total - successes])),
      counts: 'reports',
    },
    columns: (t) => [
      t.key('offence', 'Offence', 'group'),
      t.count('early', 'Early reports', 'reports', ({ early }) => early.total),
      t.count('recorded', 'Recorded', 'reports', ({ early }) => early.successes),
      t.share('later', 'Share recorded later', ({ later }) => later, { limits: false }),
      t.estimate('missing', 'Not recorded that would have been', ({ early, later }) =>
        statistics.shortfall({ found: early.successes, total: early.total }, later),
      ),
    ],
  });
}

function attrition(given: About<RecordedReports>, reports: RecordedReports): FindingDraft[] {
  return [
    given.share('attrition.charged', 'Reports that led to a charge', (reports) =>
      statistics.knownPart(dataset.cameTo(reports, 'charged')),
    ),
    attritionBy(given, 'offence', 'Offence', reports.offence),
    attritionBy(given, 'sex', 'Sex of the victim', reports.sex),
    attritionBy(given, 'year', 'Year', dataset.yearColumn(reports.reportedDay)),
  ];
}

function attritionBy(given: About<RecordedReports>, by: string, label: string, column: DictionaryColumn): FindingDraft {
  return given.table(`attrition.by-${by}`, `How many reports came how far, by ${label.toLowerCase()}`, {
    unit: 'count',
    method: { name: 'Counts by stage; share with Wilson score interval', source: 'Wilson (1927)' },
    limitations: 'Late reports may still be open: their share charged can only grow.',
    rows: ({ stage }) =>
      dataset.rowsByGroup(column).map(([group, rows]) => ({
        group,
        reached: dataset.REPORT_STAGES.map((_, at) => rows.filter((row) => stage[row]! >= at).length),
      })),
    columns: (t) => [
      t.key(by, label, 'group'),
      ...dataset.REPORT_STAGES.map((stage, at) => {
        const title = stage.charAt(0).toUpperCase() + stage.slice(1);
        return t.count(stage.split(' ')[0]!, title, 'reports', ({ reached }) => reached[at]!);
      }),
      t.share('share', 'Share charged', { of: 'charged', outOf: 'reported' }),
    ],
  });
}
