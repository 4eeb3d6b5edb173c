import {
  boundsOfAreas,
  DISPLACEMENT_METHODS,
  distanceBetween,
  geometryText,
  hotspotsBeyondChance,
  neighbourLists,
  simplifiedArea,
} from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { type City, city, countBySector, EVENTS_IN_SECTORS, sectorsOfKind } from '../city.ts';
import { type PatrolLog, patrolLog } from '../patrol-log.ts';
import { partName } from '../sectors.ts';

/** An outline may move by one dot of a map this wide. */
const MAP_WIDTH = 640;

/** Maps of sectors: crime, hotspots beyond chance, and distance from the patrolled sectors. */
export const sectorMap = findings('sectorMap', 'Sectors on the map', {
  needs: { city, patrolLog },
  compute: ({ city, patrolLog }) => {
    const about = finding.about({
      questions: ['OP-C6', 'OP-D1'],
      method: DISPLACEMENT_METHODS.hotspots,
      limitations:
        'A hotspot here is a sector whose surroundings have more crime than the city; it says nothing of people.',
    });
    const tooMany = city.sectors.length > 400 ? notComputed(`too many sectors to draw: ${city.sectors.length}`) : null;
    return [
      about
        .given(city.withoutSectors ?? tooMany ?? mappedSectors(city, patrolLog))
        .table('map.sectors', 'Sectors: crime, hotspots, patrols and distance from them', {
          unit: 'count',
          estimates: { unit: 'score', contributors: ({ around }) => around, limits: false, counts: 'events' },
          columns: (t) => [
            t.key('sector', 'Sector'),
            t.constant('geometry', 'Boundary', 'geometry', {
              of: 'boundaries as the map publishes them',
              unit: 'text',
            }),
            t.text('kind', 'Part'),
            t.count('events', 'Events', 'events', 'events', {
              measure: EVENTS_IN_SECTORS,
              population: EVENTS_IN_SECTORS,
            }),
            t.count('visits', 'Patrol visits after', 'visits'),
            t.estimate('z', 'Hotspot statistic', 'z'),
            t.text('beyond', 'Hotspot beyond chance', 'beyond', {
              contributors: ({ around }) => around,
              counts: 'events',
            }),
            t.constant('distance', 'Metres from a patrolled sector', 'distance', { of: 'the map', unit: 'metres' }),
          ],
        }),
    ];
  },
});

/** What the map shows of each sector, and how many events its hotspot statistic looks at. */
function mappedSectors(city: City, patrolLog: PatrolLog) {
  const counts = countBySector(city);
  const areas = city.sectors.map(({ area }) => area);
  const hotspots = hotspotsBeyondChance(counts, neighbourLists(areas));
  const treated = sectorsOfKind(city, 'treated').map((sector) => areas[sector]!);
  const { minX, minY, maxX, maxY } = boundsOfAreas(areas);
  const pixel = Math.max(maxX - minX, maxY - minY) / MAP_WIDTH;
  return city.sectors.map(({ area, kind }, index) => {
    const { z, around, isBeyondChance } = hotspots[index]!;
    const distance =
      treated.length === 0 ? null : Math.min(...treated.map((patrolled) => distanceBetween(area, patrolled)));
    return {
      sector: area.name,
      geometry: geometryText(simplifiedArea(area, pixel)),
      kind: partName(kind),
      events: counts[index]!,
      visits: patrolLog.withoutVisits === null ? patrolLog.after[index]! : null,
      z,
      around,
      beyond: isBeyondChance ? 'yes' : 'no',
      distance: distance === null ? null : Math.round(distance),
    };
  });
}
