import type { FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { notComputed, wilsonInterval } from '@assay/statistics';
import { city } from '../city.ts';
import { valueDraft } from './draft.ts';

const METHOD = { name: 'Share of records, Wilson score interval', source: 'Wilson (1927)' };

/** OP-D3: is the data sound enough to aim by? */
export const dataFindings = findings({
  name: 'dataFindings',
  title: 'What came in, and what is missing from it',
  needs: { city },
  compute: ({ city }): FindingDraft[] => {
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
      share('data.without-place', 'Events without a place', city.nWithoutPlace, city.nRows, 'events read'),
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
        ...(stated === 0 && { notComputed: notComputed('the events do not say who found them') }),
      },
    ];
  },
});
