import {
  aoristicProfile,
  circularTests,
  hourTestOnMonths,
  offenceMatrix,
  type PatrolWindow,
  windowContrast,
  zoneOfHour,
} from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings, statedLimits } from '@assay/notebook';
import { type NotComputed, notComputed } from '@assay/statistics';
import { beforeAfter, type City, city, rowsWhere } from '../city.ts';
import { adjacentHours } from '../inputs.ts';
import { patrolLog } from '../patrol-log.ts';
import { evaluation, evaluationProblem } from './baseline.ts';
import { cellOf, MONTE_CARLO, valueDraft } from './draft.ts';

const IRR = { name: 'Incidence rate ratio, log-normal interval, over-dispersion-robust', source: 'Wheeler (2021)' };

export const timeAndTypeFindings = findings({
  name: 'timeAndTypeFindings',
  title: 'Did crime move to other hours or other kinds?',
  needs: { city, evaluation, patrolLog, adjacentHours },
  compute: ({ city, evaluation, patrolLog, adjacentHours }, { random }): FindingDraft[] => {
    const base = (
      id: string,
      title: string,
      unit: FindingDraft['unit'],
      name: string,
      source: string,
      limitations: readonly string[] = [],
    ) => ({
      id,
      title,
      questions: ['OP-Q3', 'OP-C1'],
      unit,
      method: { name, source },
      limitations,
    });
    const window = base(
      'time.window',
      'Crime in patrol hours, patrolled sectors, as a multiple of the rest of the day',
      'ratio',
      IRR.name,
      IRR.source,
      ['Times are the earliest at which an event can have happened.'],
    );
    const adjacent = base(
      'time.adjacent',
      'Crime in the hours beside patrols as a multiple of the rest of the day',
      'ratio',
      IRR.name,
      IRR.source,
    );
    const shift = base(
      'time.shift',
      'Chance of so large a change of the daily rhythm if nothing had moved',
      'proportion',
      "Watson's U² with ties, days permuted",
      'Watson (1961); Zar (2010)',
    );
    const spread = base(
      'time.window-spread',
      'The same for patrol hours where an event counts in every hour in which it can have happened',
      'ratio',
      'Rate ratio of aoristic weights',
      'Ratcliffe (2000); Ashby and Bowers (2013)',
      ['An event without a latest time counts in its hour.'],
    );
    const kuiper = base(
      'time.shift-kuiper',
      'The same chance by another statistic of the daily rhythm',
      'proportion',
      "Kuiper's V, days permuted",
      'Kuiper (1960)',
    );
    const types = base(
      'type.table',
      'Change of each offence, patrolled and neighbouring sectors',
      'ratio',
      'Rate ratio; exact tests below twenty crimes; false discoveries controlled',
      'Krishnamoorthy and Thomson (2004); Fisher (1935); Benjamini and Yekutieli (2001)',
      [
        'Below twenty crimes before or after, the E-test takes the crimes of the comparison as known; where those are few too, Fisher’s test does not.',
        'A fall in one offence beside a rise in another does not show that the same people did both.',
      ],
    );
    const problem = evaluationProblem(city);
    if (problem !== null) return allNotComputed([window, adjacent, spread, shift, kuiper, types], problem);
    const factor = evaluation.status === 'computed' ? evaluation.factor : null;
    const rows = rowsWhere(
      city,
      (row) =>
        !Number.isNaN(city.hour[row]!) && city.sector[row]! >= 0 && city.sectors[city.sector[row]!]!.kind === 'treated',
    );
    const timeDrafts = () => {
      if (!city.hasHours)
        return allNotComputed(
          [window, adjacent, spread, shift, kuiper],
          city.monthsOnly ? hourTestOnMonths() : notComputed('these records hold no time of day'),
        );
      if ('status' in patrolLog.hours)
        return allNotComputed([window, adjacent, spread, shift, kuiper], patrolLog.hours);
      if (evaluation.status !== 'computed')
        return allNotComputed([window, adjacent, spread, shift, kuiper], evaluation);
      const hours = { fromHour: patrolLog.hours.from, toHour: patrolLog.hours.to, adjacentHours };
      const nLater = rows.filter((row) => city.later[row]).length;
      if (nLater === 0 || nLater === rows.length)
        return allNotComputed(
          [window, adjacent, spread, shift, kuiper],
          notComputed(`no crime was recorded in the patrolled sectors ${nLater === 0 ? 'after' : 'before'}`),
        );
      const contrast = windowContrast(
        rows.map((row) => city.hour[row]!),
        rows.map((row) => city.later[row]!),
        hours,
        evaluation.factor,
      );
      const ofRatio = (draft: typeof window, ratio: typeof contrast.window) =>
        ratio.status === 'computed' ? valueDraft(draft, ratio.value, ratio.interval) : valueDraft(draft, ratio);
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
      return [
        ofRatio(window, contrast.window),
        ofRatio(adjacent, contrast.adjacent),
        valueDraft(spread, spreadRatio(city, rows, hours)),
        { ...valueDraft(shift, circle.watsonPValue), tolerance: MONTE_CARLO },
        { ...valueDraft(kuiper, circle.kuiperPValue), tolerance: MONTE_CARLO },
      ];
    };
    const offences = city.offence.values;
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
      { overdispersion: factor ?? 1 },
    );
    const typeDraft: FindingDraft =
      offences.length === 0
        ? valueDraft(types, notComputed('the events do not say which offence they are'))
        : factor === null
          ? valueDraft(types, evaluation as NotComputed)
          : {
              ...types,
              table: {
                columns: [
                  { name: 'offence', label: 'Offence', unit: 'text', key: true },
                  { name: 'zone', label: 'Sectors', unit: 'text', key: true },
                  { name: 'before', label: 'Before', unit: 'count', people: true },
                  { name: 'after', label: 'After', unit: 'count', people: true },
                  { name: 'ratio', label: 'Rate ratio', unit: 'ratio' },
                  { name: 'low', label: 'From', unit: 'ratio' },
                  { name: 'high', label: 'To', unit: 'ratio' },
                  { name: 'p', label: 'p', unit: 'score' },
                  { name: 'test', label: 'Test', unit: 'text' },
                  { name: 'changed', label: 'Beyond chance', unit: 'text' },
                ],
                rows: matrix.map(({ offence, zone, counts, ratio, pValue, test, changed }): CellValue[] => [
                  offence,
                  zone,
                  counts.before,
                  counts.after,
                  ...statedLimits(ratio),
                  cellOf(pValue),
                  test === 'rate ratio' ? 'ratio' : test,
                  changed === 'not told from chance' ? 'no' : changed,
                ]),
              },
            };
    return [...timeDrafts(), typeDraft];
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
