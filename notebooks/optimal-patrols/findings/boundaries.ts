import {
  areaSquareMetres,
  boundarySensitivity,
  boundsOfAreas,
  DISPLACEMENT_METHODS,
  gridAreas,
  predictiveAccuracy,
  smallCells,
} from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { rowsWhere } from '@assay/statistics';
import { type City, city, countBySector, eventsInSectors } from '../city.ts';
import { type Score, score } from './score.ts';

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
      .given(city.withoutSectors ?? mapsOf(city, score));
    const { withoutPoints, withoutBoth } = city;
    return [
      maps.table('boundary.table', 'The same hotspots on differently cut maps', {
        unit: 'ratio',
        rows: ({ cuts }) => withoutPoints ?? cuts,
        columns: (t) => {
          const made = { contributors: ({ nInside }: { nInside: number }) => nInside, counts: 'events' } as const;
          return [
            t.key('cut', 'Cut of the map', 'partition'),
            t.count('areas', 'Areas', 'areas', 'nAreas'),
            t.count('leftOut', 'Events left out', 'events', 'nLeftOut'),
            t.magnitude('gini', 'Concentration', 'gini', { ...made, unit: 'score', statistic: 'gini' }),
            t.estimate('pai', 'Crime over area', 'pai', {
              ...made,
              unit: 'ratio',
              limits: { none: EVERY_CRIME },
            }),
            t.estimate('caught', 'Later crime inside', 'shareOfCrimeCaught', {
              ...made,
              unit: 'proportion',
              limits: false,
            }),
          ];
        },
      }),
      maps.estimate('accuracy.pai', 'Share of later crime over share of area, in the densest tenth of sectors', {
        from: ({ ranked }) => withoutBoth ?? ranked[Math.max(0, Math.floor(ranked.length / 10) - 1)]!.pai,
        questions: ['OP-D1'],
        unit: 'ratio',
        contributors: eventsInSectors(city),
        counts: 'events',
        noRange: EVERY_CRIME,
      }),
      maps.table('publish.table', 'Cells that would show fewer than ten events if a map were published', {
        questions: ['OP-Q6', 'OP-R1'],
        method: DISPLACEMENT_METHODS.smallCells,
        rows: ({ squares }) => withoutPoints ?? squares,
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

/** The same crimes on differently cut maps, on maps of squares, and sectors ranked by the crime before. */
function mapsOf(city: City, score: Score) {
  const bounds = boundsOfAreas(city.sectors.map(({ area }) => area));
  const sizes = city.sectors.map(({ area }) => areaSquareMetres(area)).sort((a, b) => a - b);
  const side = Math.sqrt(sizes[sizes.length >> 1]!);
  const partitions = [
    { name: 'sectors without city centres', areas: score.areas.map((sector) => city.sectors[sector]!.area) },
    { name: 'all sectors', areas: city.sectors.map(({ area }) => area) },
    { name: 'squares of half a sector', areas: gridAreas(bounds, side / 2) },
    { name: 'squares the size of a sector, shifted', areas: gridAreas(bounds, side, 0.5) },
    { name: 'squares of two sectors', areas: gridAreas(bounds, 2 * side) },
  ];
  const placed = rowsWhere(city.nEvents, (_, row) => Number.isFinite(city.x[row]!));
  const of = (values: ArrayLike<number>) => placed.map((row) => values[row]!);
  const events = { x: of(city.x), y: of(city.y), later: of(city.later) };
  const results = city.withoutPoints === null ? boundarySensitivity(events, partitions) : [];
  const ranked = predictiveAccuracy({
    observed: sectorCountsOf(city, score.areas, 1),
    predicted: sectorCountsOf(city, score.areas, 0),
    size: score.areas.map((sector) => areaSquareMetres(city.sectors[sector]!.area)),
  });
  return {
    cuts: results.map((row) => ({ ...row, nInside: placed.length - row.nLeftOut })),
    squares: [250, 500, 1000, 2000].map((metres) => ({
      metres: String(metres),
      ...smallCells(events.x, events.y, metres),
    })),
    ranked,
  };
}

/** Events of each sector before (0) or after (1) the first day of patrols. */
export function sectorCountsOf(city: City, sectors: readonly number[], later: 0 | 1): number[] {
  const counts = countBySector(city, (row) => city.later[row] === later);
  return sectors.map((sector) => counts[sector]!);
}
