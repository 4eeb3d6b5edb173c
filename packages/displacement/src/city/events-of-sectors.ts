import { checkedPlaces, exactSum } from '@assay/statistics';
import type { City } from './city.ts';
import { sectorsOfKind } from './sector.ts';

/**
 * How many events does each sector have, of those that pass? All that lie in a sector, unless a test is given.
 *
 * @example
 * eventsBySector(city, (event) => city.later[event] === 1) // [1, 2, 3]
 */
export function eventsBySector(
  { sectors, sector, nEvents }: City,
  isCounted: (event: number) => boolean = () => true,
): Float64Array {
  const counts = new Float64Array(sectors.length);
  for (let event = 0; event < nEvents; event++) if (sector[event]! >= 0 && isCounted(event)) counts[sector[event]!]!++;
  return counts;
}

/**
 * How many events lie in a sector: what every comparison of sectors is made of?
 *
 * @example
 * eventsInSectors(city) // 12
 */
export function eventsInSectors(city: City): number {
  return exactSum(eventsBySector(city));
}

/**
 * How many events had the sectors of one part before patrols and after, of those that pass?
 *
 * @example
 * beforeAndAfter(city, 'treated') // { before: 3, after: 1 }
 */
export function beforeAndAfter(
  city: City,
  kind: string,
  isCounted: (event: number) => boolean = () => true,
): { readonly before: number; readonly after: number } {
  const within = (later: number) => {
    const counts = eventsBySector(city, (event) => city.later[event] === later && isCounted(event));
    return exactSum(sectorsOfKind(city, kind).map((sector) => counts[sector]!));
  };
  return { before: within(0), after: within(1) };
}

/**
 * How much crime did the public report of each sector before patrols: what is not made by who patrols where?
 *
 * @example
 * reportsBefore(city) // [2, 1, 1]
 */
export function reportsBefore(city: City): Float64Array {
  return eventsBySector(city, (event) => !city.later[event] && city.foundByPolice[event] === 0);
}

/**
 * How many events had each of these sectors before (0) or after (1) the first day of patrols?
 *
 * @example
 * eventsOfPeriod(city, [2, 0], 1) // [3, 1]
 */
export function eventsOfPeriod(city: City, sectors: readonly number[], later: 0 | 1): number[] {
  checkedPlaces([later], 2, 'periods');
  const counts = eventsBySector(city, (event) => city.later[event] === later);
  return Array.from(checkedPlaces(sectors, counts.length, 'sectors'), (sector) => counts[sector]!);
}
