import { checkedSize, dictionaryColumn } from '@assay/statistics';
import type { CityDays, CityEvents } from '../city/city.ts';
import type { EventsOfCounts } from './event-counter.ts';

const DAY = 86_400_000;

const eachOf = <Kind extends { readonly count: number }>(kinds: readonly Kind[]): Kind[] =>
  kinds.flatMap((kind) => new Array<Kind>(checkedSize(kind.count, 'events')).fill(kind));

/**
 * As many rows as events were counted, with all that the counts tell of each: of its time, on which side of the first day of
 * patrols (`start`, in days since 1970-01-01); and beside them where each event with a time was, who found it and on which day.
 *
 * @example
 * const kinds = [{ area: 'North', when: 'after', offence: null, source: null, harm: null, count: 2 }];
 * columnsOfCounts({ kinds, days: [] }, 100).events.time // [8640000000, 8640000000]
 */
export function columnsOfCounts(
  { kinds, days }: Pick<EventsOfCounts, 'kinds' | 'days'>,
  start: number,
): { readonly events: CityEvents; readonly days: CityDays } {
  const [events, dated] = [eachOf(kinds), eachOf(days)];
  const day = { before: start - 1, after: start, 'without time': Number.NaN };
  const none = new Float64Array(events.length).fill(Number.NaN);
  return {
    events: {
      x: none,
      y: none,
      areaName: dictionaryColumn(events.map(({ area }) => area)),
      time: Float64Array.from(events, ({ when }) => day[when] * DAY),
      timeTo: none,
      offence: dictionaryColumn(events.map(({ offence }) => offence)),
      source: dictionaryColumn(events.map(({ source }) => source)),
      harm: Float64Array.from(events, ({ harm }) => harm ?? Number.NaN),
    },
    days: {
      areaName: dictionaryColumn(dated.map(({ area }) => area)),
      source: dictionaryColumn(dated.map(({ source }) => source)),
      day: Int32Array.from(dated, ({ day }) => day),
    },
  };
}
