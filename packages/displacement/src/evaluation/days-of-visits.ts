import { checkedBound, checkedSize, InputError } from '@assay/statistics';
import type { LeadEffect } from './difference-in-differences.ts';

/** Columns of events or visits: the area of each by number, −1 where it is in none, and its day since 1970-01-01. */
export interface DatedPlaces {
  readonly area: ArrayLike<number>;
  readonly day: ArrayLike<number>;
}

export interface DaysOfVisits {
  /** Events of each area and day, one area after another; and 1 where a visit went there that day. */
  readonly counts: Float64Array;
  readonly patrolled: Uint8Array;
}

/**
 * On which days were areas visited, and how much happened on each? What {@link crossover} compares: the days of chosen areas
 * from a first day on.
 *
 * @throws InputError where the number of days is not whole, or there is no first.
 *
 * @example
 * const visits = { area: [1], day: [11] };
 * daysOfVisits({ area: [1, 1, 0], day: [10, 11, 11] }, visits, [1], { from: 10, nDays: 2 }) // { counts: [1, 1], patrolled: [0, 1] }
 */
export function daysOfVisits(
  events: DatedPlaces,
  visits: DatedPlaces,
  areas: readonly number[],
  { from, nDays }: { readonly from: number; readonly nDays: number },
): DaysOfVisits {
  if (!(Number.isInteger(nDays) && nDays >= 0))
    throw new InputError(`days must be a whole number of 0 or more: ${nDays}. Pass how many follow.`);
  checkedBound(from, 'from');
  const placeOf = new Map(areas.map((area, place) => [area, place]));
  const counts = new Float64Array(checkedSize(areas.length * nDays, 'areas × days'));
  const patrolled = new Uint8Array(counts.length);
  const each = ({ area, day }: DatedPlaces, found: (cell: number) => void) => {
    for (let row = 0; row < area.length; row++) {
      const place = placeOf.get(area[row]!);
      const since = day[row]! - from;
      if (place !== undefined && since >= 0 && since < nDays) found(place * nDays + since);
    }
  };
  each(events, (cell) => {
    counts[cell]!++;
  });
  each(visits, (cell) => {
    patrolled[cell] = 1;
  });
  return { counts, patrolled };
}

/**
 * How many events were there in an area on a day? The count of each pair that has any, 0 of every other.
 *
 * @example
 * countsOfDays({ area: [1, 1, 0], day: [10, 10, 11] })(1, 10) // 2
 */
export function countsOfDays({ area, day }: DatedPlaces): (area: number, day: number) => number {
  const counts = new Map<string, number>();
  for (let row = 0; row < area.length; row++) {
    const key = `${area[row]} ${day[row]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (area, day) => counts.get(`${area} ${day}`) ?? 0;
}

/**
 * How far apart were patrolled and other areas at most in the periods before patrols, as a multiple? 1 where they were never
 * apart; `null` where no period before has crime on both sides.
 *
 * @example
 * widestLead([{ sinceStart: -2, ratio: 0.5 }, { sinceStart: -1, ratio: 1 }, { sinceStart: 0, ratio: 9 }], 6) // 0.5
 */
export function widestLead(leads: readonly LeadEffect[], periods: number): number | null {
  const ratios = leads.flatMap(({ sinceStart, ratio }) =>
    sinceStart < 0 && sinceStart >= -periods && typeof ratio === 'number' ? [ratio] : [],
  );
  const distance = (ratio: number) => Math.abs(Math.log(ratio));
  return ratios.length === 0
    ? null
    : ratios.reduce((most, ratio) => (distance(ratio) > distance(most) ? ratio : most), 1);
}
