import {
  boundsOf,
  distanceBetween,
  geometryText,
  getisOrd,
  neighbourLists,
  simplifiedArea,
  weightsFromNeighbours,
} from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { falseDiscovery, notComputed } from '@assay/statistics';
import { city } from '../city.ts';
import { patrolLog } from '../patrol-log.ts';
import { partName } from '../sectors.ts';
import { cellOf, valueDraft } from './draft.ts';

/** An outline may move by one dot of a map this wide. */
const MAP_WIDTH = 640;

/** Maps of sectors: crime, hotspots beyond chance, and distance from the patrolled sectors. */
export const sectorMap = findings({
  name: 'sectorMap',
  title: 'Sectors on the map',
  needs: { city, patrolLog },
  compute: ({ city, patrolLog }): FindingDraft[] => {
    const draft = {
      id: 'map.sectors',
      title: 'Sectors: crime, hotspots, patrols and distance from them',
      questions: ['OP-C6', 'OP-D1'],
      unit: 'count' as const,
      method: {
        name: 'Counts; Getis–Ord Gi* with false discoveries controlled',
        source: 'Ord and Getis (1995); Benjamini and Yekutieli (2001)',
      },
      limitations: [
        'A hotspot here is a sector whose surroundings have more crime than the city; it says nothing of people.',
      ],
    };
    if (city.withoutSectors !== null) return [valueDraft(draft, city.withoutSectors)];
    if (city.sectors.length > 400)
      return [valueDraft(draft, notComputed(`too many sectors to draw: ${city.sectors.length}`))];
    const counts = new Float64Array(city.sectors.length);
    for (const sector of city.sector) if (sector >= 0) counts[sector]!++;
    const areas = city.sectors.map(({ area }) => area);
    const lists = neighbourLists(areas);
    const hotspots = getisOrd(counts, weightsFromNeighbours(lists, { self: true }));
    const tested = hotspots.flatMap(({ pValue }) => (typeof pValue === 'number' ? [pValue] : []));
    const adjusted = falseDiscovery(tested, { anyDependence: true });
    let place = 0;
    const treated = city.sectors.flatMap(({ area, kind }) => (kind === 'treated' ? [area] : []));
    const { minX, minY, maxX, maxY } = boundsOf(areas);
    const pixel = Math.max(maxX - minX, maxY - minY) / MAP_WIDTH;
    return [
      {
        ...draft,
        table: {
          columns: [
            { name: 'sector', label: 'Sector', unit: 'text', key: true },
            { name: 'geometry', label: 'Boundary', unit: 'text' },
            { name: 'kind', label: 'Part', unit: 'text' },
            { name: 'events', label: 'Events', unit: 'count', people: true, measure: 'events in sectors' },
            { name: 'visits', label: 'Patrol visits after', unit: 'count', people: false },
            { name: 'z', label: 'Hotspot statistic', unit: 'score' },
            { name: 'beyond', label: 'Hotspot beyond chance', unit: 'text' },
            { name: 'distance', label: 'Metres from a patrolled sector', unit: 'metres' },
          ],
          rows: city.sectors.map(({ area, kind }, index): CellValue[] => {
            const { z, pValue } = hotspots[index]!;
            const p = typeof pValue === 'number' ? adjusted[place++]! : 1;
            const distance =
              treated.length === 0 ? null : Math.min(...treated.map((patrolled) => distanceBetween(area, patrolled)));
            return [
              area.name,
              geometryText(simplifiedArea(area, pixel)),
              partName(kind),
              counts[index]!,
              patrolLog.withoutVisits === null ? patrolLog.after[index]! : null,
              cellOf(z),
              p < 0.05 && typeof z === 'number' && z > 0 ? 'yes' : 'no',
              distance === null ? null : Math.round(distance),
            ];
          }),
        },
      },
    ];
  },
});
