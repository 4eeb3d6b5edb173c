import {
  aoristicProfile,
  circularTests,
  hourTestOnMonths,
  offenceMatrix,
  type PatrolWindow,
  windowContrast,
  zoneOfHour,
} from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { notComputed, rowsWhere } from '@assay/statistics';
import { beforeAfter, type City, city } from '../city.ts';
import { adjacentHours } from '../inputs.ts';
import { patrolLog } from '../patrol-log.ts';
import { evaluation, evaluationProblem } from './baseline.ts';
import { fewer, MONTE_CARLO } from './draft.ts';

const IRR = { name: 'Incidence rate ratio, log-normal interval, over-dispersion-robust', source: 'Wheeler (2021)' };

export const timeAndTypeFindings = findings({
  name: 'timeAndTypeFindings',
  title: 'Did crime move to other hours or other kinds?',
  needs: { city, evaluation, patrolLog, adjacentHours },
  compute: ({ city, evaluation, patrolLog, adjacentHours }, { random }) => {
    const about = finding.about({ questions: ['OP-Q3', 'OP-C1'], method: IRR });
    const problem = evaluationProblem(city);
    const rows = rowsWhere(
      city.nEvents,
      (_, row) =>
        !Number.isNaN(city.hour[row]!) && city.sector[row]! >= 0 && city.sectors[city.sector[row]!]!.kind === 'treated',
    );
    const made = { contributors: rows.length, counts: 'events' } as const;
    const times = about.given(problem ?? timesOf());
    return [
      times.estimate(
        'time.window',
        'Crime in patrol hours, patrolled sectors, as a multiple of the rest of the day',
        ({ contrast }) => contrast.window,
        { ...made, unit: 'ratio', limitations: ['Times are the earliest at which an event can have happened.'] },
      ),
      times.estimate(
        'time.adjacent',
        'Crime in the hours beside patrols as a multiple of the rest of the day',
        ({ contrast }) => contrast.adjacent,
        { ...made, unit: 'ratio' },
      ),
      times.estimate(
        'time.window-spread',
        'The same for patrol hours where an event counts in every hour in which it can have happened',
        ({ spread }) => spread,
        {
          ...made,
          unit: 'ratio',
          method: {
            name: 'Rate ratio of aoristic weights',
            source: 'Ratcliffe (2000); Ashby and Bowers (2013)',
          },
          limitations: ['An event without a latest time counts in its hour.'],
        },
      ),
      times.estimate(
        'time.shift',
        'Chance of so large a change of the daily rhythm if nothing had moved',
        ({ circle }) => circle.watsonPValue,
        {
          ...made,
          unit: 'proportion',
          method: { name: "Watson's U² with ties, days permuted", source: 'Watson (1961); Zar (2010)' },
          tolerance: MONTE_CARLO,
        },
      ),
      times.estimate(
        'time.shift-kuiper',
        'The same chance by another statistic of the daily rhythm',
        ({ circle }) => circle.kuiperPValue,
        {
          ...made,
          unit: 'proportion',
          method: { name: "Kuiper's V, days permuted", source: 'Kuiper (1960)' },
          tolerance: MONTE_CARLO,
        },
      ),
      about.given(problem ?? typesOf()).table(
        'type.table',
        'Change of each offence, patrolled and neighbouring sectors',
        (types) => types,
        (t) => {
          const ofBoth = {
            contributors: ({ before, after }: { before: number; after: number }) => fewer([before, after]),
            counts: 'events',
          } as const;
          return [
            t.key('offence', 'Offence'),
            t.key('zone', 'Sectors'),
            t.count('before', 'Before', 'events'),
            t.count('after', 'After', 'events'),
            t.estimate('ratio', 'Rate ratio', 'ratio', {
              ...ofBoth,
              unit: 'ratio',
              limits: { low: 'low', high: 'high', from: 'From', to: 'To' },
            }),
            t.estimate('p', 'p', 'pValue', { ...ofBoth, unit: 'score', limits: false }),
            t.text('test', 'Test', ({ test }) => (test === 'rate ratio' ? 'ratio' : test), ofBoth),
            t.text(
              'changed',
              'Beyond chance',
              ({ changed }) => (changed === 'not told from chance' ? 'no' : changed),
              ofBoth,
            ),
          ];
        },
        {
          method: {
            name: 'Rate ratio; exact tests below twenty crimes; false discoveries controlled',
            source: 'Krishnamoorthy and Thomson (2004); Fisher (1935); Benjamini and Yekutieli (2001)',
          },
          limitations: [
            'Below twenty crimes before or after, the E-test takes the crimes of the comparison as known; where those are few too, Fisher’s test does not.',
            'A fall in one offence beside a rise in another does not show that the same people did both.',
          ],
        },
      ),
    ];

    function timesOf() {
      if (!city.hasHours)
        return city.monthsOnly ? hourTestOnMonths() : notComputed('these records hold no time of day');
      if ('status' in patrolLog.hours) return patrolLog.hours;
      if (evaluation.status !== 'computed') return evaluation;
      const hours = { fromHour: patrolLog.hours.from, toHour: patrolLog.hours.to, adjacentHours };
      const nLater = rows.filter((row) => city.later[row]).length;
      if (nLater === 0 || nLater === rows.length)
        return notComputed(`no crime was recorded in the patrolled sectors ${nLater === 0 ? 'after' : 'before'}`);
      const contrast = windowContrast(
        rows.map((row) => city.hour[row]!),
        rows.map((row) => city.later[row]!),
        hours,
        evaluation.factor,
      );
      const days = [...new Set(rows.map((row) => city.day[row]!))];
      const codeOf = new Map(days.map((day, code) => [day, code]));
      const circle = circularTests(
        {
          clock: rows.map((row) => Math.floor(city.hour[row]!)),
          day: rows.map((row) => codeOf.get(city.day[row]!)!),
          laterDay: days.map((day) => day >= city.interventionDay),
        },
        random('circle'),
      );
      return { contrast, circle, spread: spreadRatio(city, rows, hours) };
    }

    function typesOf() {
      const offences = city.offence.values;
      if (offences.length === 0) return notComputed('the events do not say which offence they are');
      if (evaluation.status !== 'computed') return evaluation;
      const matrix = offenceMatrix(
        offences.map((offence, code) => {
          const of = (row: number) => city.offence.codes[row] === code;
          return {
            offence,
            treated: beforeAfter(city, 'treated', of),
            control: beforeAfter(city, 'control', of),
            displacement: beforeAfter(city, 'buffer', of),
          };
        }),
        { overdispersion: evaluation.factor },
      );
      return matrix.map(({ counts, ...row }) => ({ ...row, ...counts }));
    }
  },
});

/** Rate ratio of patrol hours against the rest of the day with every event spread over the hours it may belong to. */
function spreadRatio(city: City, rows: readonly number[], window: PatrolWindow) {
  const hoursOf = (time: number) => time / 3_600_000;
  const weights = [0, 1].map((later) => {
    const part = rows.filter((row) => city.later[row] === later);
    const from = part.map((row) => hoursOf(city.time[row]!));
    const { byHour } = aoristicProfile(
      from,
      part.map((row, place) => (Number.isFinite(city.timeTo[row]!) ? hoursOf(city.timeTo[row]!) : from[place]!)),
    );
    const sums = { window: 0, adjacent: 0, rest: 0 };
    byHour.forEach((weight, hour) => {
      sums[zoneOfHour(hour, window)] += weight;
    });
    return sums;
  });
  const [before, after] = weights as [(typeof weights)[number], (typeof weights)[number]];
  const parts = [after.window, before.rest, before.window, after.rest] as const;
  if (parts.some((part) => part === 0)) return notComputed('patrol hours, or the rest of the day, hold no crime');
  return (parts[0] * parts[1]) / (parts[2] * parts[3]);
}
