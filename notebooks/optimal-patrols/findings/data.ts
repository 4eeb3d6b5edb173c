import { quotedWords, writtenDay } from '@assay/dataset';
import { FROM_DATA, finding, findings } from '@assay/notebook';
import { notComputed, rowsWhere, STATISTICAL_METHODS } from '@assay/statistics';
import { city, patrolLog, stated } from '../city.ts';
import { ringMetres, topSectors } from '../inputs.ts';

/** OP-D3: is the data sound enough to aim by? */
export const dataFindings = findings('dataFindings', 'What came in, and what is missing from it', {
  needs: { stated, city, patrolLog, ringMetres, topSectors },
  compute: ({ stated: { unknownSources }, city, patrolLog, ringMetres, topSectors }) => {
    const about = finding.about({ questions: ['OP-D3'], method: STATISTICAL_METHODS.count });
    const shares = about.with({
      method: { name: 'Share of records, Wilson score interval', source: 'Wilson (1927)' },
      counts: 'events',
    });
    const ofRead = shares.with({ outOfLabel: 'events read' });
    const ofUsed = shares.with({ outOfLabel: 'events with a place and a time' });
    const [found, reported] = [1, 0].map((kind) => rowsWhere(city.foundByPolice, (each) => each === kind).length);
    const stated = found! + reported!;
    const nobody =
      unknownSources.length > 0
        ? `who found an event is said in words that no list knows: ${quotedWords(unknownSources)}`
        : 'the events do not say who found them';
    const { places, sectors } = city;
    // Every way in which a place can be wrong, told apart: none of them is crime outside the sectors.
    const ways = [
      { place: 'a place that can be believed', events: places.sound },
      ...(sectors.length > 0 ? [{ place: 'of these with a time, outside every sector', events: city.nOutside }] : []),
      ...(city.nOverlapping > 0
        ? [{ place: 'of these in two sectors or more, counted in one', events: city.nOverlapping }]
        : []),
      { place: 'one point that holds far more than any other', events: places['one point'] },
      { place: 'no coordinates', events: places.missing },
      { place: 'at zero', events: places.zero },
      { place: 'longitude and latitude exchanged', events: places.swapped },
      { place: 'outside the country, or far from all others', events: places.abroad },
      { place: 'of all without such a place, an area that is one of the sectors', events: places['area alone'] },
    ];
    const { hours } = patrolLog;
    const isPatrolled = sectors.some(({ kind }) => kind === 'treated');
    const setting = (setting: string, value: unknown, from: string) => ({ setting, value: String(value), from });
    const known = city.withoutIntervention === null;
    const settings = [
      setting('First day of patrols', known ? writtenDay(city.interventionDay) : 'not known', city.interventionFrom),
      setting(
        'Width of a ring, metres',
        city.ringMetres,
        ringMetres === FROM_DATA ? 'half the side of a middling sector' : 'given',
      ),
      setting(
        'Sectors that can be patrolled',
        city.topSectors,
        topSectors !== FROM_DATA ? 'given' : isPatrolled ? 'as many as are patrolled' : 'a tenth of all sectors',
      ),
      'from' in hours
        ? setting('Hours of patrols', `${hours.from} to ${hours.to}`, hours.source)
        : setting('Hours of patrols', 'not known', 'neither given nor in the data'),
    ];
    return [
      about.count('data.events', 'Events read', { counts: 'events', from: city.nRows }),
      ofRead.share('data.without-place', 'Events without a place that can be believed', {
        from: { of: city.nWithoutPlace, outOf: city.nRows },
      }),
      about.table('data.places', 'What the events hold for a place', {
        limitations: 'Only places that can be believed, the one busy point, and named areas are used.',
        rows: ways,
        columns: (t) => [t.key('place', 'Place'), t.count('events', 'Events', 'events')],
      }),
      ofRead.share('data.without-time', 'Events without a time', { of: city.nWithoutTime, outOf: city.nRows }),
      ofUsed.share('data.outside', 'Events outside every sector', {
        from: sectors.length === 0 ? notComputed('no sectors were given') : { of: city.nOutside, outOf: city.nEvents },
      }),
      shares.share('data.found-by-police', 'Events that officers found', {
        from: stated > 0 ? { of: found!, outOf: stated } : notComputed(nobody),
        outOfLabel: 'events whose source is stated',
      }),
      // What was given and what the data gave, so that nothing is taken silently.
      about.table('data.settings', 'What this run was set to, and where each setting comes from', {
        method: { name: 'As given, or taken from the data', source: 'the run' },
        rows: settings,
        columns: (t) => [t.key('setting', 'Setting'), t.text('value', 'Value'), t.text('from', 'Where from')],
      }),
      ofUsed.share('data.without-hour', 'Events with a date and no time of day', {
        from: city.hasHours
          ? { of: city.nWithoutHour, outOf: city.nEvents }
          : notComputed('these records hold no time of day'),
      }),
    ];
  },
});
