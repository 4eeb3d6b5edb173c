import { DISPLACEMENT_METHODS, type KnoxTest, knox, snapPointKnox } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { type NotComputed, notComputed } from '@assay/statistics';
import { city, offenceRows } from '../city.ts';
import { nearRepeatOffence } from '../inputs.ts';
import { MONTE_CARLO } from './draft.ts';
import { pointSpacing, pointsOf } from './snap-points.ts';

/** Is the next crime near the last one? It is what a short-lived hotspot is made of. */
export const nearRepeatFindings = findings('nearRepeatFindings', 'Are crimes near repeats of one another?', {
  needs: { city, pointSpacing, nearRepeatOffence },
  compute: ({ city, pointSpacing, nearRepeatOffence }, { random }) => {
    const rows = offenceRows(city, nearRepeatOffence).filter((row) => Number.isFinite(city.x[row]!));
    const problem =
      city.withoutPoints ??
      (rows.length < 4 ? notComputed(`too few events named ${nearRepeatOffence}: ${rows.length}`) : null);
    const about = finding
      .about({
        questions: ['OP-D1'],
        method: DISPLACEMENT_METHODS.knoxTest,
        limitations: 'A pair exactly at the lower edge of a band belongs to it, one at the upper edge to the next.',
      })
      .given(problem ?? city);
    const near = about.given(nearOf());
    return [
      about.count('near.events', 'Events tested for near repeats', {
        counts: 'events',
        from: city.withoutRows ?? rows.length,
      }),
      near.estimate('near.ratio', 'Pairs within two hundred metres and a week, over what chance gives', {
        from: ({ one }) => one.ratio,
        unit: 'ratio',
        contributors: ({ one }) => one.observed,
        counts: 'pairs',
        noRange: 'pairs share events; how often chance gives as many stands in the table of pairs',
      }),
      near.estimate('near.ratio-within-months', {
        title: 'The same where times move within months only, so that seasons do not count',
        from: ({ stratified }) => stratified.ratio,
        unit: 'ratio',
        contributors: ({ stratified }) => stratified.observed,
        counts: 'pairs',
        noRange: 'pairs share events; how often chance gives as many stands in the table of pairs',
        tolerance: MONTE_CARLO,
      }),
      about.given(bandsOf()).table('near.table', 'Pairs of events near in space and time, over what chance gives', {
        unit: 'ratio',
        tolerance: MONTE_CARLO,
        rows: ({ cells }) => cells,
        estimates: { unit: 'score', contributors: () => rows.length },
        columns: (t) => {
          // Whoever knows what chance gives knows the pairs by the ratio.
          const ofPairs = { contributors: 'pairs', limits: false } as const;
          return [
            t.key('distance', 'Metres apart', (each) => `${each.distanceFrom} to below ${each.distanceTo}`),
            t.key('days', pointSpacing === null ? 'Days apart' : 'Months apart', (each) =>
              pointSpacing === null
                ? `${each.timeFrom} to below ${each.timeTo}`
                : each.timeFrom === 0
                  ? 'same month'
                  : `${each.timeFrom} later`,
            ),
            t.count('pairs', 'Pairs', 'pairs', 'observed'),
            t.estimate('expected', 'Expected by chance', 'expected', { limits: false, counts: 'events' }),
            t.estimate('ratio', 'Over chance', 'ratio', {
              ...ofPairs,
              unit: 'ratio',
              limits: { none: 'pairs share events; p says how often chance alone gives as many' },
            }),
            t.estimate('p', 'p', 'pValue', { ...ofPairs, unit: 'score' }),
          ];
        },
      }),
    ];

    function inSpaceAndTime() {
      return {
        x: Float64Array.from(rows, (row) => city.x[row]!),
        y: Float64Array.from(rows, (row) => city.y[row]!),
        time: Int32Array.from(rows, (row) => city.day[row]!),
      };
    }

    function nearOf() {
      if (problem !== null) return problem;
      if (pointSpacing?.status === 'computed')
        return notComputed('these records hold months only: nothing can be said of days between events');
      if (pointSpacing !== null) return pointSpacing;
      const columns = inSpaceAndTime();
      const edges = { distanceEdges: [0, 200], timeEdges: [0, 7] };
      const one = knox(columns, { ...edges, nPermutations: 0 }, random('one')).cells[0]!;
      const months = Int32Array.from(columns.time, (day) => Math.floor(day / 30.4375));
      return { one, stratified: knox(columns, { ...edges, strata: months }, random('months')).cells[0]! };
    }

    function bandsOf(): KnoxTest | NotComputed {
      if (problem !== null) return problem;
      if (pointSpacing === null)
        return knox(
          inSpaceAndTime(),
          { distanceEdges: [0, 1, 200, 400, 600], timeEdges: [0, 7, 14, 21] },
          random('bands'),
        );
      if (pointSpacing.status !== 'computed') return pointSpacing;
      // Whole fifties above the spacing: a narrower ring would measure where points were placed.
      const ring = 50 * Math.ceil(pointSpacing.ninetiethMetres / 50);
      return snapPointKnox(
        pointsOf(city, rows),
        {
          distanceEdges: [0, 1, ring, 2 * ring],
          monthEdges: [0, 1, 2, 3],
          snapSpacingMetres: pointSpacing.ninetiethMetres,
          nPermutations: 99,
        },
        random('months and points'),
      );
    }
  },
});
