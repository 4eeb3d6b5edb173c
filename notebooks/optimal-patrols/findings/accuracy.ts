import { accuracyMeasures, cityAccuracy, DISPLACEMENT_METHODS } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { city } from '../city.ts';
import { FROM_TO } from './draft.ts';
import { score } from './score.ts';

/** OP-D1, OP-C2: how well did the chosen sectors foretell where crime would be, against what could have been patrolled? */
export const accuracyFindings = findings('accuracyFindings', 'How well the hotspots foretold where crime would be', {
  needs: { city, score },
  compute: ({ city, score }, { random }) => {
    const accuracy = city.withoutSectors ?? city.withoutBoth ?? cityAccuracy(city, score.areas, random('bootstrap'));
    const { nSectors, nEvents } = 'status' in accuracy ? { nSectors: 0, nEvents: 0 } : accuracy;
    const measures = finding.about({
      questions: ['OP-D1', 'OP-C2'],
      method: DISPLACEMENT_METHODS.accuracyIndices,
      limitations:
        'A deployment is taken as feasible where it moves one patrol of the chosen one to a sector no larger.',
      // The draws are seeded; a wider tolerance would hide what is crime before and what after where hotspots hardly move.
      tolerance: { kind: 'float', absolute: 1e-9, relative: 1e-9 },
    });
    const reached = finding.about({
      questions: ['OP-D1'],
      method: {
        name: 'Share of crime after in the sectors densest before, each one of a growing choice',
        source: 'Chainey, Tompson and Uhlig (2008)',
      },
      limitations:
        'Crime is counted where it was recorded, near patrols or not; it does not say what patrols would prevent.',
    });
    const pattern = finding.about({
      questions: ['OP-Q3', 'OP-C6'],
      method: DISPLACEMENT_METHODS.similarityIndex,
      limitations: 'A sector that is not told apart from before may still have changed.',
    });
    return [
      measures
        .given(accuracy)
        .table('accuracy.table', 'How well the busiest sectors before patrols foretold the crime after', {
          rows: accuracyMeasures,
          estimates: { unit: 'score', contributors: () => nEvents, counts: 'events' },
          columns: (t) => [t.key('measure', 'Measure'), t.estimate('value', 'Value', 'value', { limits: FROM_TO })],
        }),
      reached.given(accuracy).table('accuracy.by-sectors', 'Patrolling so many sectors, the busiest first', {
        rows: ({ reach }) => reach,
        columns: (t) => [
          t.key('patrolled', 'Sectors patrolled', 'nAreas', { unit: 'count' }),
          t.count('sectors', 'Of sectors', 'sectors', () => nSectors),
          t.count('near', 'Later crimes in them', 'events', 'nEvents'),
          t.count('crimes', 'Later crimes', 'events', () => nEvents),
          // Each crime after was looked at: a count, with no chance of its own.
          t.share('share', 'Of later crimes: in them', { of: 'near', outOf: 'crimes' }, { limits: false }),
        ],
      }),
      pattern.given(accuracy).share('pattern.similar', 'Sectors whose share of crime did not change beyond chance', {
        from: ({ similar, nSectors }) =>
          similar.status === 'computed' ? { of: Math.round(similar.robust * nSectors), outOf: nSectors } : similar,
        counts: 'sectors',
        outOfLabel: 'sectors',
        interval: null,
      }),
    ];
  },
});
