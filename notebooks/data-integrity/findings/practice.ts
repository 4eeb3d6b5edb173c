import { rowsByGroup } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, statedShare, withLimits } from '@assay/notebook';
import { changePoints, isComputed, singleChangePoint, wilsonInterval } from '@assay/statistics';
import {
  dayOfText,
  eraEnd,
  isDay,
  monthOfDay,
  monthText,
  type Reports,
  reportColumns,
  STAGES,
  yearOfDay,
} from '../inputs.ts';

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

export const practiceFindings = findings({
  name: 'practiceFindings',
  title: 'When the practice of recording changed, and how reports fall away',
  needs: { reportColumns, eraEnd },
  compute: ({ reportColumns, eraEnd }, { random }): FindingDraft[] => {
    const byOffence = rowsByGroup(reportColumns.offence);
    return [
      {
        id: 'practice.changes',
        title: 'The clearest change in the share of reports recorded as crimes, by offence',
        questions: ['CAS-Q1'],
        table: {
          columns: [
            { name: 'offence', label: 'Offence', unit: 'text', key: true },
            { name: 'from', label: 'From', unit: 'text' },
            { name: 'before', label: 'Recorded before', unit: 'proportion' },
            { name: 'after', label: 'Recorded from then on', unit: 'proportion' },
            { name: 'chance', label: 'Chance of so clear a change under one practice', unit: 'proportion' },
            { name: 'stretches', label: 'Stretches at one rate', unit: 'count' },
          ],
          rows: byOffence.map(([offence, rows]) => {
            const { months, series } = monthly(reportColumns, rows);
            const found = singleChangePoint(series, { random: random(offence), draws: DRAWS });
            const stretches = changePoints(series).length;
            if (!isComputed(found)) return [offence, null, null, null, null, stretches];
            return [
              offence,
              monthText(months[found.start]!),
              found.rateBefore,
              found.rateAfter,
              found.pValue,
              stretches,
            ];
          }),
        },
        unit: 'proportion',
        tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
        method: {
          name: 'Largest likelihood ratio over all months, with draws under one practice; stretches by PELT',
          source: 'Worsley (1983); Phipson and Smyth (2010); Killick, Fearnhead and Eckley (2012)',
        },
        limitations: [
          'A change in recording and a change in what is reported look alike in one series. The month is when records changed; the reason is not in them.',
          'Several offences are searched at once; five tests find one false change in twenty more often than one test does.',
        ],
      },
      stretches(reportColumns, byOffence),
      underRecorded(reportColumns, dayOfText(eraEnd)),
      ...attrition(reportColumns),
    ];
  },
});

function stretches(reports: Reports, byOffence: readonly [string, number[]][]): FindingDraft {
  return {
    id: 'practice.stretches',
    title: 'Stretches of months in which reports were recorded at one rate',
    questions: ['CAS-Q1'],
    table: {
      columns: [
        { name: 'offence', label: 'Offence', unit: 'text', key: true },
        { name: 'from', label: 'From', unit: 'text', key: true },
        { name: 'to', label: 'To', unit: 'text' },
        { name: 'recorded', label: 'Recorded', unit: 'count', people: true },
        { name: 'reports', label: 'Reports', unit: 'count', people: true },
        ...withLimits({
          name: 'share',
          label: 'Share recorded',
          unit: 'proportion',
          numerator: 'recorded',
          denominator: 'reports',
        }),
      ],
      rows: byOffence.flatMap(([offence, rows]) => {
        const { months, series } = monthly(reports, rows);
        return changePoints(series).map(({ start, end, count, size }) => [
          offence,
          monthText(months[start]!),
          monthText(months[end - 1]!),
          count,
          size,
          ...statedLimits(wilsonInterval({ successes: count, total: size })),
        ]);
      }),
    },
    unit: 'proportion',
    people: true,
    method: {
      name: 'PELT with the Schwarz criterion; Wilson interval',
      source: 'Killick, Fearnhead and Eckley (2012); Wilson (1927)',
    },
    limitations: ['Intervals take the months of a stretch as given; finding them makes the true uncertainty larger.'],
  };
}

/** How many early reports would have become crimes under the later practice? */
function underRecorded(reports: Reports, eraDay: number): FindingDraft {
  return {
    id: 'practice.not-recorded',
    title: 'Early reports that would have been recorded as crimes under the later practice',
    questions: ['CAS-Q1'],
    table: {
      columns: [
        { name: 'offence', label: 'Offence', unit: 'text', key: true },
        { name: 'early', label: 'Early reports', unit: 'count', people: true },
        { name: 'recorded', label: 'Recorded', unit: 'count', people: true },
        { name: 'later', label: 'Share recorded later', unit: 'proportion' },
        ...withLimits({ name: 'missing', label: 'Not recorded that would have been', unit: 'count' }),
      ],
      rows: rowsByGroup(reports.offence).map(([offence, rows]) => {
        const known = rows.filter((row) => isDay(reports.reportedDay[row]!) && reports.stage[row]! >= 0);
        const early = known.filter((row) => reports.reportedDay[row]! < eraDay);
        const later = known.filter((row) => reports.reportedDay[row]! >= eraDay);
        const recorded = (all: number[]) => all.filter((row) => reports.stage[row]! >= RECORDED).length;
        const share = wilsonInterval({ successes: recorded(later), total: later.length });
        const [value, low, high] = statedLimits(share);
        const missing = (rate: number | null) =>
          rate === null ? null : Math.max(0, Math.round(early.length * rate) - recorded(early));
        return [offence, early.length, recorded(early), value, missing(value), missing(low), missing(high)];
      }),
    },
    unit: 'count',
    people: true,
    method: { name: 'Early reports × later share (Wilson interval) − recorded', source: 'Wilson (1927)' },
    limitations: ['It takes the later practice as the measure, and what was never reported at all is in neither era.'],
  };
}

function attrition(reports: Reports): FindingDraft[] {
  const year = { values: [] as string[], codes: new Int32Array(reports.count).fill(-1) };
  for (let row = 0; row < reports.count; row++) {
    if (!isDay(reports.reportedDay[row]!)) continue;
    const text = String(yearOfDay(reports.reportedDay[row]!));
    if (!year.values.includes(text)) year.values.push(text);
    year.codes[row] = year.values.indexOf(text);
  }
  const all = Array.from({ length: reports.count }, (_, row) => row).filter((row) => reports.stage[row]! >= 0);
  const charged = all.filter((row) => reports.stage[row]! >= CHARGED).length;
  return [
    {
      id: 'attrition.charged',
      title: 'Reports that led to a charge',
      questions: ['CAS-Q1'],
      people: true,
      ...statedShare({ successes: charged, total: all.length }, 'reports'),
    },
    ...(
      [
        ['offence', 'Offence', reports.offence],
        ['sex', 'Sex of the victim', reports.sex],
        ['year', 'Year', year],
      ] as const
    ).map(([by, label, column]): FindingDraft => {
      const groups = rowsByGroup(column);
      if (by === 'year') groups.sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        id: `attrition.by-${by}`,
        title: `How many reports came how far, by ${label.toLowerCase()}`,
        questions: ['CAS-Q1'],
        table: {
          columns: [
            { name: by, label, unit: 'text', key: true },
            ...STAGES.map((stage) => ({
              name: stage.split(' ')[0]!,
              label: stage.charAt(0).toUpperCase() + stage.slice(1),
              unit: 'count' as const,
              people: true,
            })),
            ...withLimits({
              name: 'share',
              label: 'Share charged',
              unit: 'proportion',
              numerator: 'charged',
              denominator: 'reported',
            }),
          ],
          rows: groups.map(([group, rows]) => {
            const known = rows.filter((row) => reports.stage[row]! >= 0);
            const reached = STAGES.map((_, stage) => known.filter((row) => reports.stage[row]! >= stage).length);
            return [
              group,
              ...reached,
              ...statedLimits(wilsonInterval({ successes: reached[CHARGED]!, total: known.length })),
            ];
          }),
        },
        unit: 'count',
        people: true,
        method: { name: 'Counts by stage; share with Wilson score interval', source: 'Wilson (1927)' },
        limitations: ['Late reports may still be open: their share charged can only grow.'],
      };
    }),
  ];
}
