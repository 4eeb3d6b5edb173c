import { type ContactColumns, DAY_MILLISECONDS, type Period } from '../profile/contact-columns.ts';
import { profileContacts } from '../profile/profile-contacts.ts';
import { topPeople } from '../profile/top-people.ts';

const YEAR = 365 * DAY_MILLISECONDS;

/**
 * Who would have been on the list, year by year back from the end of the log?
 *
 * {@link topPeople} of each whole year of 365 days, earliest first. A first year that lacks five days counts as whole.
 *
 * @throws InputError where columns differ in length or the list has no place.
 *
 * @example
 * const log = { person: Int32Array.of(0, 1, 1), people: 2, time: Float64Array.of(0, 400, 401).map((day) => day * DAY_MILLISECONDS) };
 * yearlyLists(log, { from: 0, until: 730 * DAY_MILLISECONDS }, 1).map(({ list }) => list) // [[0], [1]]
 */
export function yearlyLists(
  columns: ContactColumns,
  { from, until }: Period,
  places: number,
  kept?: Uint8Array,
): { readonly until: number; readonly list: readonly number[] }[] {
  const lists: { until: number; list: number[] }[] = [];
  for (let end = until; end - YEAR >= from - YEAR / 73; end -= YEAR) {
    const { contacts } = profileContacts(columns, {
      period: { from: end - YEAR, until: end },
      ...(kept === undefined ? {} : { kept }),
    });
    lists.unshift({ until: end, list: topPeople(contacts, places).flat() });
  }
  return lists;
}
