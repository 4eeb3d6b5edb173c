import { circularTests, hourTestOnMonths, offenceMatrix, windowContrast } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { beforeAfter, city, rowsWhere } from '../city.ts';
import { adjacentHours, patrolFrom, patrolTo } from '../inputs.ts';
import { baseline, evaluationProblem } from './baseline.ts';
import { allNotComputed, cellOf, MONTE_CARLO, valueDraft } from './draft.ts';

const IRR = { name: 'Incidence rate ratio, log-normal interval, over-dispersion-robust', source: 'Wheeler (2021)' };

export const timeAndTypeFindings = findings({
  name: 'timeAndTypeFindings',
  title: 'Did crime move to other hours or other kinds?',
  needs: { city, baseline, patrolFrom, patrolTo, adjacentHours },
  compute: ({ city, baseline, patrolFrom, patrolTo, adjacentHours }, { random }): FindingDraft[] => {
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
    const types = base(
      'type.table',
      'Change of each offence, patrolled and neighbouring sectors',
      'ratio',
      'Rate ratio, false discoveries controlled',
      'Benjamini and Yekutieli (2001)',
      ['A fall in one offence beside a rise in another does not show that the same people did both.'],
    );
    const problem = evaluationProblem(city);
    if (problem !== null) return allNotComputed([window, adjacent, shift, types], problem);
    const rows = rowsWhere(
      city,
      (row) => city.sector[row]! >= 0 && city.sectors[city.sector[row]!]!.kind === 'treated',
    );
    const timeDrafts = () => {
      if (!city.hasHours)
        return allNotComputed(
          [window, adjacent, shift],
          city.monthsOnly ? hourTestOnMonths() : notComputed('these records hold no time of day'),
        );
      const nLater = rows.filter((row) => city.later[row]).length;
      if (nLater === 0 || nLater === rows.length)
        return allNotComputed(
          [window, adjacent, shift],
          notComputed(`no crime was recorded in the patrolled sectors ${nLater === 0 ? 'after' : 'before'}`),
        );
      const contrast = windowContrast(
        rows.map((row) => city.hour[row]!),
        rows.map((row) => city.later[row]!),
        { fromHour: patrolFrom, toHour: patrolTo, adjacentHours },
        baseline.factor,
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
        { ...valueDraft(shift, circle.watsonPValue), tolerance: MONTE_CARLO },
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
      { overdispersion: baseline.factor },
    );
    const typeDraft: FindingDraft =
      offences.length === 0
        ? valueDraft(types, notComputed('the events do not say which offence they are'))
        : {
            ...types,
            table: {
              columns: [
                { name: 'offence', label: 'Offence', unit: 'text', key: true },
                { name: 'zone', label: 'Sectors', unit: 'text', key: true },
                { name: 'ratio', label: 'Rate ratio', unit: 'ratio' },
                { name: 'low', label: 'From', unit: 'ratio' },
                { name: 'high', label: 'To', unit: 'ratio' },
                { name: 'changed', label: 'Beyond chance', unit: 'text' },
              ],
              rows: matrix.map(({ offence, zone, ratio, changed }): CellValue[] =>
                ratio.status === 'computed'
                  ? [offence, zone, ratio.value, ratio.interval.low, cellOf(ratio.interval.high), changed]
                  : [offence, zone, null, null, null, changed],
              ),
            },
          };
    return [...timeDrafts(), typeDraft];
  },
});
