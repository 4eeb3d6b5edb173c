import { cutsOfMap, DISPLACEMENT_METHODS, densestTenth, eventsInSectors, squaresOfCity } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { city } from '../city.ts';
import { score } from './score.ts';

const EVERY_CRIME = 'every later crime is counted';

/** OP-C6, OP-D1, OP-Q6: the cut of the map, what a hotspot foretells, and what could be published. */
export const mapFindings = findings('mapFindings', 'Does the cut of the map decide the answer?', {
  needs: { city, score },
  compute: ({ city, score }) => {
    const maps = finding
      .about({
        questions: ['OP-C6'],
        method: DISPLACEMENT_METHODS.partitions,
        limitations: 'Each cut picks the densest tenth of its area before patrols and is judged on crime after.',
      })
      .given(city.withoutSectors ?? score.areas);
    const { withoutPoints, withoutBoth } = city;
    return [
      maps.table('boundary.table', 'The same hotspots on differently cut maps', {
        unit: 'ratio',
        rows: (chosen) => withoutPoints ?? cutsOfMap(city, chosen),
        columns: (t) => {
          const made = { contributors: ({ nInside }: { nInside: number }) => nInside, counts: 'events' } as const;
          const told = { ...made, fewest: ({ fewest }: { fewest: number }) => fewest } as const;
          return [
            t.key('cut', 'Cut of the map', 'partition'),
            t.count('areas', 'Areas', 'areas', 'nAreas'),
            t.count('leftOut', 'Events left out', 'events', 'nLeftOut'),
            t.magnitude('gini', 'Concentration', 'gini', { ...made, unit: 'score', statistic: 'gini' }),
            t.estimate('pai', 'Crime over area', 'pai', { ...told, unit: 'ratio', limits: { none: EVERY_CRIME } }),
            t.estimate('caught', 'Later crime inside', 'shareOfCrimeCaught', {
              ...told,
              unit: 'proportion',
              limits: false,
            }),
          ];
        },
      }),
      maps.estimate('accuracy.pai', 'Share of later crime over share of area, in the densest tenth of sectors', {
        from: (chosen) => withoutBoth ?? densestTenth(city, chosen).pai,
        fewest: (chosen) => (withoutBoth === null ? densestTenth(city, chosen).fewest : null),
        questions: ['OP-D1'],
        unit: 'ratio',
        contributors: eventsInSectors(city),
        counts: 'events',
        noRange: EVERY_CRIME,
      }),
      maps.table('publish.table', 'Cells that would show fewer than ten events if a map were published', {
        questions: ['OP-Q6', 'OP-R1'],
        method: DISPLACEMENT_METHODS.smallCells,
        rows: () => withoutPoints ?? squaresOfCity(city, [250, 500, 1000, 2000]),
        columns: (t) => [
          t.key('metres', 'Side of a square, metres'),
          t.count('cells', 'Squares with any event', 'cells'),
          t.count('small', 'With fewer than ten', 'cells'),
          t.share('share', 'Share', { of: 'small', outOf: 'cells' }, { interval: null }),
        ],
      }),
    ];
  },
});
