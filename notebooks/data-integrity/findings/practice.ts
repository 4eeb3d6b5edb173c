import { dayOfText, monthOfDay, rowsByGroup, writtenMonth, yearOfDay } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { finding, findings } from '@assay/notebook';
import {
  changePoints,
  dictionaryColumn,
  isComputed,
  rowsWhere,
  STATISTICAL_METHODS,
  singleChangePoint,
  wilsonInterval,
} from '@assay/statistics';
import { eraEnd, isDay, type Reports, reportColumns, STAGES } from '../inputs.ts';

const RECORDED = STAGES.indexOf('recorded');
const CHARGED = STAGES.indexOf('charged');
const DRAWS = 499;

/** Reports, and those recorded as crimes, month by month; months without reports are left out. */
function monthly(reports: Reports, rows: readonly number[]) {
  const counts = new Map<number, { recorded: number; reports: number }>();
  for (const row of rows) {
    if (!isDay(reports.reportedDay[row]!) || reports.stage[row]! < 0) continue;
    const month = monthOfDay(reports.reportedDay[row]!);
    const own = counts.get(month) ?? { recorded: 0, reports: 0 };
    own.reports++;
    if (reports.stage[row]! >= RECORDED) own.recorded++;
    counts.set(month, own);
  }
  const months = [...counts.keys()].sort((a, b) => a - b);
  return {
    months,
    series: {
      model: 'binomial' as const,
      counts: months.map((month) => counts.get(month)!.recorded),
      sizes: months.map((month) => counts.get(month)!.reports),
    },
  };
}

const about = finding.about({ questions: ['CAS-Q1'], method: STATISTICAL_METHODS.wilsonShare });

export const practiceFindings = findings('practiceFindings', {
  title: 'When the practice of recording changed, and how reports fall away',
  needs: { reportColumns, eraEnd },
  compute: ({ reportColumns, eraEnd }, { random }) => {
    const byOffence = rowsByGroup(reportColumns.offence).map(([offence, rows]) => ({
      offence,
      ...monthly(reportColumns, rows),
    }));
    const byMonth = {
      unit: 'proportion',
      limits: false,
      contributors: ({ reports }: { reports: number }) => reports,
      counts: 'reports',
    } as const;
    return [
      about.table('practice.changes', 'The clearest change in the share of reports recorded as crimes, by offence', {
        tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
        method: STATISTICAL_METHODS.changeOfPractice,
        limitations: [
          'A change in recording and a change in what is reported look alike in one series. The month is when records changed; the reason is not in them.',
          'Several offences are searched at once; five tests find one false change in twenty more often than one test does.',
        ],
        rows: byOffence.map(({ offence, months, series }) => ({
          offence,
          months,
          reports: series.sizes.reduce((sum, size) => sum + size, 0),
          change: singleChangePoint(series, { random: random(offence), draws: DRAWS }),
          stretches: changePoints(series).length,
        })),
        columns: (t) => [
          t.key('offence', 'Offence'),
          t.text(
            'from',
            'From',
            ({ change, months }) => (isComputed(change) ? writtenMonth(months[change.start]!) : null),
            { contributors: ({ reports }) => reports, counts: 'reports' },
          ),
          t.estimate(
            'before',
            'Recorded before',
            ({ change }) => (isComputed(change) ? change.rateBefore : change),
            byMonth,
          ),
          t.estimate(
            'after',
            'Recorded from then on',
            ({ change }) => (isComputed(change) ? change.rateAfter : change),
            byMonth,
          ),
          t.estimate(
            'chance',
            'Chance of so clear a change under one practice',
            ({ change }) => (isComputed(change) ? change.pValue : change),
            byMonth,
          ),
          t.estimate('stretches', 'Stretches at one rate', 'stretches', { ...byMonth, unit: 'count' }),
        ],
      }),
      about.table('practice.stretches', 'Stretches of months in which reports were recorded at one rate', {
        method: STATISTICAL_METHODS.stretchesOfPractice,
        limitations: 'Intervals take the months of a stretch as given; finding them makes the true uncertainty larger.',
        rows: byOffence.flatMap(({ offence, months, series }) =>
          changePoints(series).map(({ start, end, count, size }) => ({
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
      underRecorded(reportColumns, dayOfText(eraEnd)),
      ...attrition(reportColumns),
    ];
  },
});

/** How many early reports would have become crimes under the later practice? */
function underRecorded(reports: Reports, eraDay: number): FindingDraft {
  const rows = rowsByGroup(reports.offence).map(([offence, own]) => {
    const known = own.filter((row) => isDay(reports.reportedDay[row]!) && reports.stage[row]! >= 0);
    const early = known.filter((row) => reports.reportedDay[row]! < eraDay);
    const later = known.filter((row) => reports.reportedDay[row]! >= eraDay);
    const recorded = (all: readonly number[]) => all.filter((row) => reports.stage[row]! >= RECORDED).length;
    return {
      offence,
      early: early.length,
      recorded: recorded(early),
      later: { of: recorded(later), outOf: later.length },
    };
  });
  return about.table('practice.not-recorded', {
    title: 'Early reports that would have been recorded as crimes under the later practice',
    unit: 'count',
    method: { name: 'Early reports × later share (Wilson interval) − recorded', source: 'Wilson (1927)' },
    limitations: 'It takes the later practice as the measure, and what was never reported at all is in neither era.',
    rows,
    estimates: { unit: 'count', contributors: 'early' },
    columns: (t) => [
      t.key('offence', 'Offence'),
      t.count('early', 'Early reports', 'reports'),
      t.count('recorded', 'Recorded', 'reports'),
      t.share('later', 'Share recorded later', ({ later }) => later, { counts: 'reports', limits: false }),
      t.estimate('missing', 'Not recorded that would have been', ({ early, recorded, later }) => {
        const share = wilsonInterval({ successes: later.of, total: later.outOf });
        if (!isComputed(share) || 'status' in share.interval) return share;
        const missing = (rate: number) => Math.max(0, Math.round(early * rate) - recorded);
        const { low, high } = share.interval;
        return {
          status: 'computed',
          value: missing(share.value),
          interval: { ...share.interval, low: missing(low), high: missing(high!) },
        };
      }),
    ],
  });
}

function attrition(reports: Reports): FindingDraft[] {
  const all = rowsWhere(reports.stage, (stage) => stage >= 0);
  const byYear = dictionaryColumn(
    Array.from(reports.reportedDay, (day) => (isDay(day) ? String(yearOfDay(day)) : null)),
  );
  return [
    about.share('attrition.charged', 'Reports that led to a charge', {
      from: { of: all.filter((row) => reports.stage[row]! >= CHARGED).length, outOf: all.length },
      counts: 'reports',
      outOfLabel: 'reports',
    }),
    attritionBy(reports, 'offence', 'Offence', rowsByGroup(reports.offence)),
    attritionBy(reports, 'sex', 'Sex of the victim', rowsByGroup(reports.sex)),
    attritionBy(
      reports,
      'year',
      'Year',
      rowsByGroup(byYear).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  ];
}

function attritionBy(
  reports: Reports,
  by: string,
  label: string,
  groups: readonly [group: string, rows: readonly number[]][],
): FindingDraft {
  return about.table(`attrition.by-${by}`, `How many reports came how far, by ${label.toLowerCase()}`, {
    unit: 'count',
    method: { name: 'Counts by stage; share with Wilson score interval', source: 'Wilson (1927)' },
    limitations: 'Late reports may still be open: their share charged can only grow.',
    rows: groups.map(([group, rows]) => ({ group, reached: rows.map((row) => reports.stage[row]!) })),
    columns: (t) => [
      t.key(by, label, 'group'),
      ...STAGES.map((stage, at) =>
        t.count(
          stage.split(' ')[0]!,
          stage.charAt(0).toUpperCase() + stage.slice(1),
          'reports',
          ({ reached }) => reached.filter((one) => one >= at).length,
        ),
      ),
      t.share('share', 'Share charged', { of: 'charged', outOf: 'reported' }),
    ],
  });
}
