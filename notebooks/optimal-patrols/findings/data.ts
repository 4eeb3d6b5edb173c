import type { CellValue, FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { notComputed, wilsonInterval } from '@assay/statistics';
import { type City, city } from '../city.ts';
import { type PatrolLog, patrolLog } from '../patrol-log.ts';
import { valueDraft } from './draft.ts';

const METHOD = { name: 'Share of records, Wilson score interval', source: 'Wilson (1927)' };

/** OP-D3: is the data sound enough to aim by? */
export const dataFindings = findings({
  name: 'dataFindings',
  title: 'What came in, and what is missing from it',
  needs: { city, patrolLog },
  compute: ({ city, patrolLog }): FindingDraft[] => {
    const share = (id: string, title: string, successes: number, total: number, label: string): FindingDraft => {
      const estimate = wilsonInterval({ successes, total });
      return valueDraft(
        {
          id,
          title,
          questions: ['OP-D3'],
          unit: 'proportion',
          method: METHOD,
          denominatorLabel: label,
          numerator: successes,
          denominator: total,
        },
        estimate.status === 'computed' ? estimate.value : estimate,
        estimate.status === 'computed' ? estimate.interval : undefined,
      );
    };
    const stated = city.foundByPolice.filter((found) => found >= 0).length;
    const found = city.foundByPolice.filter((each) => each === 1).length;
    return [
      {
        id: 'data.events',
        title: 'Events read',
        questions: ['OP-D3'],
        value: city.nRows,
        unit: 'count',
        method: { name: 'Count', source: 'the input' },
      },
      share(
        'data.without-place',
        'Events without a place that can be believed',
        city.nWithoutPlace,
        city.nRows,
        'events read',
      ),
      placesDraft(city),
      share('data.without-time', 'Events without a time', city.nWithoutTime, city.nRows, 'events read'),
      city.sectors.length === 0
        ? {
            ...share('data.outside', 'Events outside every sector', 0, 0, 'events'),
            notComputed: notComputed('no sectors were given'),
          }
        : share(
            'data.outside',
            'Events outside every sector',
            city.nOutside,
            city.nEvents,
            'events with a place and a time',
          ),
      {
        ...share('data.found-by-police', 'Events that officers found', found, stated, 'events whose source is stated'),
        ...(stated === 0 && {
          notComputed: notComputed(
            city.unknownSources.length > 0
              ? `who found an event is said in words that no list knows: ${city.unknownSources.slice(0, 5).join(', ')}`
              : 'the events do not say who found them',
          ),
        }),
      },
      settingsDraft(city, patrolLog),
      city.hasHours
        ? share(
            'data.without-hour',
            'Events with a date and no time of day',
            city.nWithoutHour,
            city.nEvents,
            'events with a place and a time',
          )
        : {
            ...share('data.without-hour', 'Events with a date and no time of day', 0, 0, 'events'),
            notComputed: notComputed('these records hold no time of day'),
          },
    ];
  },
});

/** Every way in which a place can be wrong, told apart: none of them is crime outside the sectors. */
function placesDraft({ places, nOutside, sectors }: City): FindingDraft {
  const rows: CellValue[][] = [
    ['a place that can be believed', places.sound],
    ...(sectors.length > 0 ? [['  of these with a time, outside every sector', nOutside] as CellValue[]] : []),
    ['one point that holds far more than any other', places['one point']],
    ['no coordinates', places.missing],
    ['at zero', places.zero],
    ['longitude and latitude exchanged', places.swapped],
    ['outside the country, or far from all others', places.abroad],
    ['of all without such a place, an area that is one of the sectors', places['area alone']],
  ];
  return {
    id: 'data.places',
    title: 'What the events hold for a place',
    questions: ['OP-D3'],
    unit: 'count',
    method: { name: 'Count', source: 'the input' },
    limitations: ['Only places that can be believed, the one busy point, and named areas are used.'],
    table: {
      columns: [
        { name: 'place', label: 'Place', unit: 'text', key: true },
        { name: 'events', label: 'Events', unit: 'count' },
      ],
      rows: rows.map(([place, events]) => [String(place).trim(), events!]),
    },
  };
}

/** What was given and what the data gave, so that nothing is taken silently. */
function settingsDraft({ settings }: City, { hours }: PatrolLog): FindingDraft {
  const clock =
    'from' in hours ? [`${hours.from} to ${hours.to}`, hours.source] : ['not known', 'neither given nor in the data'];
  return {
    id: 'data.settings',
    title: 'What this run was set to, and where each setting comes from',
    questions: ['OP-D3'],
    unit: 'text',
    method: { name: 'As given, or taken from the data', source: 'the run' },
    table: {
      columns: [
        { name: 'setting', label: 'Setting', unit: 'text', key: true },
        { name: 'value', label: 'Value', unit: 'text' },
        { name: 'from', label: 'Where from', unit: 'text' },
      ],
      rows: [...settings.map((row) => [...row]), ['Hours of patrols', ...clock]],
    },
  };
}
