import {
  areaSquareMetres,
  DISPLACEMENT_METHODS,
  deploymentsWithOneMoved,
  feasibleAccuracy,
  predictiveAccuracy,
  similarityByProportions,
} from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { generalisedGini, gini, type MaybeEstimate, type NotComputed } from '@assay/statistics';
import { type City, city, sectorTotal } from '../city.ts';
import { sectorCountsOf } from './boundaries.ts';
import { FROM_TO } from './draft.ts';
import { type Score, score } from './score.ts';

/** OP-D1, OP-C2: how well did the chosen sectors foretell where crime would be, against what could have been patrolled? */
export const accuracyFindings = findings('accuracyFindings', 'How well the hotspots foretold where crime would be', {
  needs: { city, score },
  compute: ({ city, score }, { random }) => {
    const accuracy = city.withoutSectors ?? city.withoutBoth ?? accuracyOf(city, score, random('bootstrap'));
    const nEvents = 'status' in accuracy ? null : accuracy.nEvents;
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
          rows: ({ measures }) => measures,
          estimates: { unit: 'score', contributors: () => nEvents, counts: 'events' },
          columns: (t) => [t.key('measure', 'Measure'), t.estimate('value', 'Value', 'value', { limits: FROM_TO })],
        }),
      reached.given(accuracy).table('accuracy.by-sectors', 'Patrolling so many sectors, the busiest first', {
        rows: ({ reach }) => reach,
        columns: (t) => [
          t.key('patrolled', 'Sectors patrolled', 'patrolled', { unit: 'count' }),
          t.count('sectors', 'Of sectors', 'sectors'),
          t.count('near', 'Later crimes in them', 'events'),
          t.count('crimes', 'Later crimes', 'events'),
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

interface Measure {
  readonly measure: string;
  readonly value: MaybeEstimate | number | NotComputed;
}

/** The sectors that were busiest before, judged by the crime after. */
function accuracyOf(city: City, score: Score, random: Parameters<typeof feasibleAccuracy>[3]) {
  const before = sectorCountsOf(city, score.areas, 0);
  const after = sectorCountsOf(city, score.areas, 1);
  const areas = score.areas.map((sector) => city.sectors[sector]!.area);
  const size = areas.map(areaSquareMetres);
  const nTop = Math.min(city.topSectors, areas.length);
  const forecast = { observed: after, predicted: before, size };
  const ranked = predictiveAccuracy(forecast);
  const chosen = ranked.slice(0, nTop).map(({ area }) => area);
  // What officers could have walked instead: the same deployment with one patrol sent to another sector.
  const feasible = deploymentsWithOneMoved(chosen, areas.length);
  const best = feasibleAccuracy(forecast, chosen, feasible, random, { nReplicates: 499 });
  const last = ranked[nTop - 1]!;
  const scale = sectorTotal(before) === 0 ? 1 : sectorTotal(after) / sectorTotal(before);
  const { pai, interval } = best;
  const measures: Measure[] = [
    {
      measure: 'share of crime over share of area (PAI)',
      value: typeof pai === 'number' ? { status: 'computed', value: pai, interval } : pai,
    },
    { measure: 'the same over perfect hindsight (PEI)', value: last.pei },
    { measure: 'the same over the best that moving one patrol would give (PEI*)', value: best.peiStar },
    {
      measure: 'crime expected from before over crime found (recapture)',
      value: typeof last.recapture === 'number' ? last.recapture * scale : last.recapture,
    },
    { measure: 'concentration of crime over sectors (Gini)', value: gini(after) },
    { measure: 'the same where sectors outnumber crimes (generalised Gini)', value: generalisedGini(after) },
  ];
  const choices = [Math.round(nTop / 2), nTop, 2 * nTop, 4 * nTop].filter((each) => each >= 1 && each < areas.length);
  return {
    measures,
    reach: [...new Set(choices)].map((patrolled) => ({
      patrolled,
      sectors: areas.length,
      near: ranked[patrolled - 1]!.cumulativeObserved,
      crimes: sectorTotal(after),
    })),
    similar: similarityByProportions(before, after),
    nSectors: areas.length,
    nEvents: sectorTotal(after),
  };
}
