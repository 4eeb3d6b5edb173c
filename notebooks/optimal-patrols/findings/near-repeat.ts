import { knox } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { city, rowsWhere, textOf } from '../city.ts';
import { nearRepeatOffence } from '../inputs.ts';
import { allNotComputed, cellOf, MONTE_CARLO, valueDraft } from './draft.ts';

/** Is the next crime near the last one? It is what a short-lived hotspot is made of. */
export const nearRepeatFindings = findings({
  name: 'nearRepeatFindings',
  title: 'Are crimes near repeats of one another?',
  needs: { city, nearRepeatOffence },
  compute: ({ city, nearRepeatOffence }, { random }): FindingDraft[] => {
    const method = {
      name: 'Knox test, exact moments, times permuted within months',
      source: 'Knox (1964); Barton and David (1966)',
    };
    const table = {
      id: 'near.table',
      title: 'Pairs of events near in space and time, over what chance gives',
      questions: ['OP-D1'],
      unit: 'ratio' as const,
      method,
      limitations: ['A pair exactly at the lower edge of a band belongs to it, one at the upper edge to the next.'],
    };
    const ratio = {
      ...table,
      id: 'near.ratio',
      title: 'Pairs within two hundred metres and a week, over what chance gives',
    };
    const within = {
      ...ratio,
      id: 'near.ratio-within-months',
      title: 'The same where times move within months only, so that seasons do not count',
    };
    const events = { ...table, id: 'near.events', title: 'Events tested for near repeats', unit: 'count' as const };
    if (city.monthsOnly)
      return allNotComputed(
        [table, ratio, within, events],
        notComputed('these records hold months only: nothing can be said of days between events'),
      );
    const hasOffence = city.offence.values.length > 0;
    const rows = rowsWhere(city, (row) => !hasOffence || textOf(city.offence, row) === nearRepeatOffence);
    if (rows.length < 4)
      return allNotComputed(
        [table, ratio, within, events],
        notComputed(`too few events of this offence: ${rows.length}`),
      );
    const columns = {
      x: Float64Array.from(rows, (row) => city.x[row]!),
      y: Float64Array.from(rows, (row) => city.y[row]!),
      time: Int32Array.from(rows, (row) => city.day[row]!),
    };
    const bands = knox(columns, { distanceEdges: [0, 1, 200, 400, 600], timeEdges: [0, 7, 14, 21] }, random('bands'));
    const edges = { distanceEdges: [0, 200], timeEdges: [0, 7] };
    const one = knox(columns, { ...edges, nPermutations: 0 }, random('one')).cells[0]!;
    const months = Int32Array.from(columns.time, (day) => Math.floor(day / 30.4375));
    const stratified = knox(columns, { ...edges, strata: months }, random('months')).cells[0]!.ratio;
    return [
      valueDraft(events, rows.length),
      valueDraft(ratio, one.ratio),
      { ...valueDraft(within, stratified), tolerance: MONTE_CARLO },
      {
        ...table,
        tolerance: MONTE_CARLO,
        table: {
          columns: [
            { name: 'distance', label: 'Metres apart', unit: 'text', key: true },
            { name: 'days', label: 'Days apart', unit: 'text', key: true },
            { name: 'pairs', label: 'Pairs', unit: 'count' },
            { name: 'expected', label: 'Expected by chance', unit: 'score' },
            { name: 'ratio', label: 'Over chance', unit: 'ratio' },
            { name: 'p', label: 'p', unit: 'score' },
          ],
          rows: bands.cells.map((each): CellValue[] => [
            `${each.distanceFrom} to below ${each.distanceTo}`,
            `${each.timeFrom} to below ${each.timeTo}`,
            each.observed,
            cellOf(each.expected),
            cellOf(each.ratio),
            cellOf(each.pValue),
          ]),
        },
      },
    ];
  },
});
