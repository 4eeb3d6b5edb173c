import {
  cameTo,
  dayOfText,
  monthlyParts,
  partsByGroup,
  REPORT_STAGES,
  type RecordedReports,
  rowsByGroup,
  writtenMonth,
  yearColumn,
} from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { type About, fewestBehind, finding, findings } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { type DictionaryColumn, exactSum, isComputed, type NotComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { eraEnd, isDay, reportColumns } from '../inputs.ts';

const DRAWS = 499;

const about = finding.about({ questions: ['CAS-Q1'], method: STATISTICAL_METHODS.wilsonShare, counts: 'reports' });

export const practiceFindings = findings('practiceFindings', {
  title: 'When the practice of recording changed, and how reports fall away',
  needs: { reportColumns, eraEnd },
  compute: ({ reportColumns, eraEnd }, { random }) => {
    const given = about.given(reportColumns.noStage ?? reportColumns);
    const recorded = cameTo(reportColumns, 'recorded');
    const byOffence = () =>
      rowsByGroup(reportColumns.offence).map(([offence, rows]) => {
        const { months, ...series } = monthlyParts(reportColumns.reportedDay, recorded, rows);
        return { offence, months, series: { model: 'binomial' as const, ...series } };
      });
    return [
      given.table('practice.changes', 'The clearest change in the share of reports recorded as crimes, by offence', {
        tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
        method: STATISTICAL_METHODS.changeOfPractice,
        limitations: [
          'A change in recording and a change in what is reported look alike in one series. The month is when records changed; the reason is not in them.',
          'Several offences are searched at once; five tests find one false change in twenty more often than one test does.',
        ],
        rows: () =>
          byOffence().map(({ offence, months, series }) => {
            const change = statistics.singleChangePoint(series, { random: random(offence), draws: DRAWS });
            const start = isComputed(change) ? change.start : 0;
            return {
              offence,
              months,
              reports: exactSum(series.sizes),
              // A rate is of the reports on its own side of the change.
              fewer: Math.min(exactSum(series.sizes.slice(0, start)), exactSum(series.sizes.slice(start))),
              change,
              stretches: statistics.changePoints(series).length,
            };
          }),
        estimates: { unit: 'proportion', limits: false, contributors: ({ reports }) => reports },
        columns: (t) => [
          t.key('offence', 'Offence'),
          t.text(
            'from',
            'From',
            ({ change, months }) => (isComputed(change) ? writtenMonth(months[change.start]!) : null),
            onEachSide,
          ),
          t.estimate('before', 'Recorded before', ({ change }) => ofChange(change, 'rateBefore'), onEachSide),
          t.estimate('after', 'Recorded from then on', ({ change }) => ofChange(change, 'rateAfter'), onEachSide),
          t.estimate('chance', 'Chance of so clear a change under one practice', ({ change }) =>
            ofChange(change, 'pValue'),
          ),
          t.estimate('stretches', 'Stretches at one rate', 'stretches', { unit: 'count' }),
        ],
      }),
      given.table('practice.stretches', 'Stretches of months in which reports were recorded at one rate', {
        method: STATISTICAL_METHODS.stretchesOfPractice,
        limitations: 'Intervals take the months of a stretch as given; finding them makes the true uncertainty larger.',
        rows: () =>
          byOffence().flatMap(({ offence, months, series }) =>
            statistics.changePoints(series).map(({ start, end, count, size }) => ({
              offence,
              from: writtenMonth(months[start]!),
              to: writtenMonth(months[end - 1]!),
              recorded: count,
              reports: size,
            })),
          ),
        columns: (t) => [
          t.key('offence', 'Offence'),
          t.key('from', 'From'),
          t.text('to', 'To'),
          t.count('recorded', 'Recorded', 'reports'),
          t.count('reports', 'Reports', 'reports'),
          t.share('share', 'Share recorded', { of: 'recorded', outOf: 'reports' }),
        ],
      }),
      underRecorded(given, dayOfText(eraEnd)),
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
  const eras = (reports: RecordedReports) => {
    const recorded = cameTo(reports, 'recorded');
    const within = (isIn: (day: number) => boolean) =>
      recorded.map((flag, row) => (isDay(reports.reportedDay[row]!) && isIn(reports.reportedDay[row]!) ? flag : -1));
    return { early: within((day) => day < eraDay), later: within((day) => day >= eraDay) };
  };
  return given.table('practice.not-recorded', {
    title: 'Early reports that would have been recorded as crimes under the later practice',
    unit: 'count',
    method: { name: 'Early reports × later share (Wilson interval) − recorded', source: 'Wilson (1927)' },
    limitations: 'It takes the later practice as the measure, and what was never reported at all is in neither era.',
    rows: (reports) => partsByGroup(reports.offence, eras(reports)),
    estimates: {
      unit: 'count',
      contributors: ({ early, later }) =>
        fewestBehind([early, later].flatMap(({ successes, total }) => [successes, total - successes])),
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
      statistics.knownPart(cameTo(reports, 'charged')),
    ),
    attritionBy(given, 'offence', 'Offence', reports.offence),
    attritionBy(given, 'sex', 'Sex of the victim', reports.sex),
    attritionBy(given, 'year', 'Year', yearColumn(reports.reportedDay)),
  ];
}

function attritionBy(given: About<RecordedReports>, by: string, label: string, column: DictionaryColumn): FindingDraft {
  return given.table(`attrition.by-${by}`, `How many reports came how far, by ${label.toLowerCase()}`, {
    unit: 'count',
    method: { name: 'Counts by stage; share with Wilson score interval', source: 'Wilson (1927)' },
    limitations: 'Late reports may still be open: their share charged can only grow.',
    rows: ({ stage }) =>
      rowsByGroup(column).map(([group, rows]) => ({ group, reached: rows.map((row) => stage[row]!) })),
    columns: (t) => [
      t.key(by, label, 'group'),
      ...REPORT_STAGES.map((stage, at) => {
        const title = stage.charAt(0).toUpperCase() + stage.slice(1);
        return t.count(
          stage.split(' ')[0]!,
          title,
          'reports',
          ({ reached }) => reached.filter((one) => one >= at).length,
        );
      }),
      t.share('share', 'Share charged', { of: 'charged', outOf: 'reported' }),
    ],
  });
}
