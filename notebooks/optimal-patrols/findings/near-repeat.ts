import { type KnoxTest, knox, snapPointKnox } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { city, offenceRows } from '../city.ts';
import { nearRepeatOffence } from '../inputs.ts';
import { cellOf, MONTE_CARLO, valueDraft } from './draft.ts';
import { pointSpacing, pointsOf } from './snap-points.ts';

/** Is the next crime near the last one? It is what a short-lived hotspot is made of. */
export const nearRepeatFindings = findings({
  name: 'nearRepeatFindings',
  title: 'Are crimes near repeats of one another?',
  needs: { city, pointSpacing, nearRepeatOffence },
  compute: ({ city, pointSpacing, nearRepeatOffence }, { random }): FindingDraft[] => {
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
    if (city.withoutPoints !== null) return allNotComputed([table, ratio, within, events], city.withoutPoints);
    const rows = offenceRows(city, nearRepeatOffence).filter((row) => Number.isFinite(city.x[row]!));
    if (rows.length < 4)
      return allNotComputed(
        [table, ratio, within, events],
        notComputed(`too few events named ${nearRepeatOffence}: ${rows.length}`),
      );
    const tableDraft = (test: KnoxTest, timeLabel: string, timeName: (cell: KnoxTest['cells'][number]) => string) => ({
      ...table,
      tolerance: MONTE_CARLO,
      table: {
        columns: [
          { name: 'distance', label: 'Metres apart', unit: 'text' as const, key: true },
          { name: 'days', label: timeLabel, unit: 'text' as const, key: true },
          { name: 'pairs', label: 'Pairs', unit: 'count' as const },
          { name: 'expected', label: 'Expected by chance', unit: 'score' as const },
          { name: 'ratio', label: 'Over chance', unit: 'ratio' as const },
          { name: 'p', label: 'p', unit: 'score' as const },
        ],
        rows: test.cells.map((each): CellValue[] => [
          `${each.distanceFrom} to below ${each.distanceTo}`,
          timeName(each),
          each.observed,
          cellOf(each.expected),
          cellOf(each.ratio),
          cellOf(each.pValue),
        ]),
      },
    });
    if (pointSpacing !== null) {
      const daysUnknown = notComputed('these records hold months only: nothing can be said of days between events');
      if (pointSpacing.status !== 'computed')
        return [valueDraft(events, rows.length), ...allNotComputed([ratio, within, table], pointSpacing)];
      // Whole fifties above the spacing: a narrower ring would measure where points were placed.
      const ring = 50 * Math.ceil(pointSpacing.ninetiethMetres / 50);
      const test = snapPointKnox(
        pointsOf(city, rows),
        {
          distanceEdges: [0, 1, ring, 2 * ring],
          monthEdges: [0, 1, 2, 3],
          snapSpacingMetres: pointSpacing.ninetiethMetres,
          nPermutations: 99,
        },
        random('months and points'),
      );
      return [
        valueDraft(events, rows.length),
        ...allNotComputed([ratio, within], daysUnknown),
        tableDraft(test, 'Months apart', ({ timeFrom }) => (timeFrom === 0 ? 'same month' : `${timeFrom} later`)),
      ];
    }
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
      tableDraft(bands, 'Days apart', (each) => `${each.timeFrom} to below ${each.timeTo}`),
    ];
  },
});
