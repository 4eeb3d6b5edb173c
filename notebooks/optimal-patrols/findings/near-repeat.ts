import { cityNearRepeatBands, cityNearRepeats, DISPLACEMENT_METHODS, eventsOfOffence } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { city, offenceAsSpelt, pointSpacing } from '../city.ts';
import { nearRepeatOffence } from '../inputs.ts';
import { MONTE_CARLO } from './draft.ts';

const SHARED_EVENTS = 'pairs share events; how often chance gives as many stands in the table of pairs';

/** Is the next crime near the last one? It is what a short-lived hotspot is made of. */
export const nearRepeatFindings = findings('nearRepeatFindings', 'Are crimes near repeats of one another?', {
  needs: { city, pointSpacing, nearRepeatOffence },
  compute: ({ city, pointSpacing, nearRepeatOffence }, { random }) => {
    const rows = eventsOfOffence(city, offenceAsSpelt(city, nearRepeatOffence)).filter((row) =>
      Number.isFinite(city.x[row]!),
    );
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
    const near = about
      .given(problem ?? cityNearRepeats(city, rows, pointSpacing, random('months')))
      .with({ unit: 'ratio', counts: 'pairs' });
    const bands = about.given(
      problem ??
        cityNearRepeatBands(city, rows, pointSpacing, random(pointSpacing === null ? 'bands' : 'months and points')),
    );
    return [
      about.count('near.events', 'Events tested for near repeats', 'events', city.withoutRows ?? rows.length),
      near.estimate('near.ratio', 'Pairs within two hundred metres and a week, over what chance gives', {
        from: ({ whole }) => whole.ratio,
        contributors: ({ whole }) => whole.observed,
        noRange: SHARED_EVENTS,
      }),
      near.estimate(
        'near.ratio-within-months',
        'The same where times move within months only, so that seasons do not count',
        ({ withinMonths }) => withinMonths.ratio,
        { contributors: ({ withinMonths }) => withinMonths.observed, noRange: SHARED_EVENTS, tolerance: MONTE_CARLO },
      ),
      bands.table('near.table', 'Pairs of events near in space and time, over what chance gives', {
        unit: 'ratio',
        tolerance: MONTE_CARLO,
        rows: ({ cells }) => cells,
        estimates: { unit: 'score', contributors: () => rows.length, counts: 'events' },
        columns: (t) => {
          const [apart, isDays] = pointSpacing === null ? ['Days apart', true] : ['Months apart', false];
          // Whoever knows what chance gives knows the pairs by the ratio.
          const ofPairs = { contributors: 'pairs', limits: false } as const;
          return [
            t.key('distance', 'Metres apart', (each) => `${each.distanceFrom} to below ${each.distanceTo}`),
            t.key('days', apart, ({ timeFrom, timeTo }) =>
              isDays ? `${timeFrom} to below ${timeTo}` : timeFrom === 0 ? 'same month' : `${timeFrom} later`,
            ),
            t.count('pairs', 'Pairs', 'pairs', 'observed'),
            t.estimate('expected', 'Expected by chance', 'expected', { fewest: ['pairs'], limits: false }),
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
  },
});
