import { checkedNumbers, InputError } from '@assay/statistics';
import { type ContactColumns, checkContactPeriod, DAY_MILLISECONDS, type Period } from '../contacts/contact-columns.ts';
import { peopleInMostContact } from '../contacts/people-in-most-contact.ts';
import { profileContacts } from '../contacts/profile-contacts.ts';

const YEAR = 365 * DAY_MILLISECONDS;

/** The last moment that a date can name. */
const LAST_MOMENT = 8.64e15;

/** Contacts of each person in one year of a log. */
export interface ContactsOfYear {
  readonly until: number;
  readonly contacts: Int32Array;
}

/**
 * The whole years of a log, the last first: of 365 days, but that the first may lack five.
 *
 * @example
 * yearsOfLog({ from: 0, until: 730 * DAY_MILLISECONDS }).length // 2
 */
export function yearsOfLog({ from, until }: Period): Period[] {
  checkContactPeriod({ from, until });
  if (!(from >= -LAST_MOMENT && until <= LAST_MOMENT)) {
    throw new InputError(`years are cut between two moments: ${from} to ${until}. Pass milliseconds since 1970.`);
  }
  const years: Period[] = [];
  for (let end = until; end - YEAR >= from - YEAR / 73; end -= YEAR) years.push({ from: end - YEAR, until: end });
  return years;
}

/**
 * How often was each person in contact, in each of the {@link yearsOfLog}, the last first?
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * const log = { person: Int32Array.of(0, 1, 1), people: 2, time: Float64Array.of(0, 400, 401).map((day) => day * DAY_MILLISECONDS) };
 * contactsByYear(log, { from: 0, until: 730 * DAY_MILLISECONDS }).map(({ contacts }) => [...contacts]) // [[0, 2], [1, 0]]
 */
export function contactsByYear(columns: ContactColumns, log: Period, kept?: Uint8Array): ContactsOfYear[] {
  return yearsOfLog(log).map((period) => {
    const { contacts } = profileContacts(columns, { period, ...(kept === undefined ? {} : { kept }) });
    return { until: period.until, contacts };
  });
}

/**
 * Who would have been on the list, year by year? {@link peopleInMostContact} of each year, earliest first.
 *
 * @throws InputError where the list has no place.
 *
 * @example
 * const years = [{ until: 730, contacts: Int32Array.of(0, 2) }, { until: 365, contacts: Int32Array.of(1, 0) }];
 * yearlyLists(years, 1).map(({ list }) => list) // [[0], [1]]
 */
export function yearlyLists(
  years: readonly ContactsOfYear[],
  places: number,
): { readonly until: number; readonly list: readonly number[] }[] {
  checkedNumbers(
    years.map(({ until }) => until),
    'ends of years',
  );
  return years.map(({ until, contacts }) => ({ until, list: peopleInMostContact(contacts, places).flat() })).reverse();
}
