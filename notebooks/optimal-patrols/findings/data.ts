import { writtenDay } from '@assay/displacement';
import { FROM_DATA, finding, findings } from '@assay/notebook';
import { notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { city } from '../city.ts';
import { ringMetres, topSectors } from '../inputs.ts';
import { patrolLog } from '../patrol-log.ts';
import { stated } from '../stated.ts';

/** OP-D3: is the data sound enough to aim by? */
export const dataFindings = findings('dataFindings', 'What came in, and what is missing from it', {
  needs: { stated, city, patrolLog, ringMetres, topSectors },
  compute: ({ stated: { unknownSources }, city, patrolLog, ringMetres, topSectors }) => {
    const about = finding.about({ questions: ['OP-D3'], method: STATISTICAL_METHODS.count });
    const shares = about.with({ method: { name: 'Share of records, Wilson score interval', source: 'Wilson (1927)' } });
    const share = (id: string, title: string, of: number, outOf: number, outOfLabel: string, reason: string | null) =>
      shares.share(id, title, {
        from: reason === null ? { of, outOf } : notComputed(reason),
        counts: 'events',
        outOfLabel,
      });
    const read = 'events read';
    const used = 'events with a place and a time';
    const stated = city.foundByPolice.filter((found) => found >= 0).length;
    const found = city.foundByPolice.filter((each) => each === 1).length;
    const { places, sectors } = city;
    // Every way in which a place can be wrong, told apart: none of them is crime outside the sectors.
    const ways = [
      { place: 'a place that can be believed', events: places.sound },
      ...(sectors.length > 0 ? [{ place: 'of these with a time, outside every sector', events: city.nOutside }] : []),
      { place: 'one point that holds far more than any other', events: places['one point'] },
      { place: 'no coordinates', events: places.missing },
      { place: 'at zero', events: places.zero },
      { place: 'longitude and latitude exchanged', events: places.swapped },
      { place: 'outside the country, or far from all others', events: places.abroad },
      { place: 'of all without such a place, an area that is one of the sectors', events: places['area alone'] },
    ];
    const { hours } = patrolLog;
    const isPatrolled = sectors.some(({ kind }) => kind === 'treated');
    const settings = [
      {
        setting: 'First day of patrols',
        value: city.withoutIntervention === null ? writtenDay(city.interventionDay) : 'not known',
        from: city.interventionFrom,
      },
      {
        setting: 'Width of a ring, metres',
        value: String(city.ringMetres),
        from: ringMetres === FROM_DATA ? 'half the side of a middling sector' : 'given',
      },
      {
        setting: 'Sectors that can be patrolled',
        value: String(city.topSectors),
        from: topSectors !== FROM_DATA ? 'given' : isPatrolled ? 'as many as are patrolled' : 'a tenth of all sectors',
      },
      'from' in hours
        ? { setting: 'Hours of patrols', value: `${hours.from} to ${hours.to}`, from: hours.source }
        : { setting: 'Hours of patrols', value: 'not known', from: 'neither given nor in the data' },
    ];
    return [
      about.count('data.events', 'Events read', { counts: 'events', from: city.nRows }),
      share(
        'data.without-place',
        'Events without a place that can be believed',
        city.nWithoutPlace,
        city.nRows,
        read,
        null,
      ),
      about.table('data.places', 'What the events hold for a place', {
        limitations: 'Only places that can be believed, the one busy point, and named areas are used.',
        rows: ways,
        columns: (t) => [t.key('place', 'Place'), t.count('events', 'Events', 'events')],
      }),
      share('data.without-time', 'Events without a time', city.nWithoutTime, city.nRows, read, null),
      share(
        'data.outside',
        'Events outside every sector',
        city.nOutside,
        city.nEvents,
        used,
        sectors.length === 0 ? 'no sectors were given' : null,
      ),
      share(
        'data.found-by-police',
        'Events that officers found',
        found,
        stated,
        'events whose source is stated',
        stated > 0
          ? null
          : unknownSources.length > 0
            ? `who found an event is said in words that no list knows: ${unknownSources.slice(0, 5).join(', ')}`
            : 'the events do not say who found them',
      ),
      // What was given and what the data gave, so that nothing is taken silently.
      about.table('data.settings', 'What this run was set to, and where each setting comes from', {
        method: { name: 'As given, or taken from the data', source: 'the run' },
        rows: settings,
        columns: (t) => [t.key('setting', 'Setting'), t.text('value', 'Value'), t.text('from', 'Where from')],
      }),
      share(
        'data.without-hour',
        'Events with a date and no time of day',
        city.nWithoutHour,
        city.nEvents,
        used,
        city.withoutHours?.reason ?? (city.hasHours ? null : 'these records hold no time of day'),
      ),
    ];
  },
});
