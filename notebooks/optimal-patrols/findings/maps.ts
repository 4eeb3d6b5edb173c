import { evaluationPart } from '@assay/dataset';
import { DISPLACEMENT_METHODS, sectorsOnMap } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { city, patrolLog } from '../city.ts';
import { EVENTS_IN_SECTORS } from './draft.ts';

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
    // Before and after a day that nobody knows there are no visits to tell.
    const visits = (patrolLog.withoutVisits ?? city.withoutIntervention) === null ? patrolLog.after : null;
    return [
      about
        .given(city.withoutSectors ?? tooMany ?? sectorsOnMap(city))
        .table('map.sectors', 'Sectors: crime, hotspots, patrols and distance from them', {
          unit: 'count',
          estimates: { unit: 'score', contributors: ({ around }) => around, limits: false, counts: 'events' },
          columns: (t) => [
            t.key('sector', 'Sector'),
            t.constant('geometry', 'Boundary', 'geometry', {
              of: 'boundaries as the map publishes them',
              unit: 'text',
            }),
            t.text('kind', 'Part', ({ kind }) => evaluationPart(kind)),
            t.count('events', 'Events', 'events', 'events', {
              measure: EVENTS_IN_SECTORS,
              population: EVENTS_IN_SECTORS,
            }),
            t.count('visits', 'Patrol visits after', 'visits', (_, place) => visits?.[place] ?? null),
            t.estimate('z', 'Hotspot statistic', 'z'),
            t.text('beyond', 'Hotspot beyond chance', ({ isBeyondChance }) => (isBeyondChance ? 'yes' : 'no'), {
              contributors: ({ around }) => around,
              counts: 'events',
            }),
            t.constant('distance', 'Metres from a patrolled sector', 'distance', { of: 'the map', unit: 'metres' }),
          ],
        }),
    ];
  },
});
