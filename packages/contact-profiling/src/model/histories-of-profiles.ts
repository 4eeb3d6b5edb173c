import { InputError } from '@assay/statistics';
import type { ContactProfiles } from '../contacts/profile-contacts.ts';
import type { CollapsedHistories } from './contact-histories.ts';
import { collapseHistories } from './contact-histories.ts';

/** The people of the histories, in their order, and the histories themselves, in whole days. */
export interface PeopleHistories {
  readonly person: Int32Array;
  readonly repeats: Int32Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
}

const DAY = 86_400_000;

/**
 * The histories of everyone in contact before `until`, in days. Contacts of one day count one by one: several calls on
 * a day are several contacts, unlike in models of purchases.
 *
 * @throws InputError where a profile holds a contact after `until`.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0), people: 2, time: Float64Array.of(0, 3 * DAY_MILLISECONDS) };
 * historiesOfProfiles(profileContacts(log), 10 * DAY_MILLISECONDS) // { person: [0], repeats: [1], recency: [3], age: [10] }
 */
export function historiesOfProfiles(profiles: ContactProfiles, until: number): PeopleHistories {
  const person = Int32Array.from(profiles.contacts.keys()).filter((code) => profiles.contacts[code]! > 0);
  for (const code of person) {
    if (profiles.last[code]! > until) {
      throw new InputError(
        `person ${code} has a contact after the end: ${profiles.last[code]} and ${until}. End later.`,
      );
    }
  }
  const day = (time: number) => Math.floor(time / DAY);
  const end = Math.ceil(until / DAY);
  return {
    person,
    repeats: person.map((code) => profiles.contacts[code]! - 1),
    recency: Float64Array.from(person, (code) => day(profiles.last[code]!) - day(profiles.first[code]!)),
    age: Float64Array.from(person, (code) => end - day(profiles.first[code]!)),
  };
}

/**
 * As {@link historiesOfProfiles}, each distinct history once with how many people share it.
 *
 * @throws InputError where a profile holds a contact after `until`.
 *
 * @example
 * const log = { person: Int32Array.of(0, 1), people: 2, time: Float64Array.of(0, 0) };
 * collapsedHistoriesOf(profileContacts(log), 10 * DAY_MILLISECONDS).weight // [2]
 */
export function collapsedHistoriesOf(profiles: ContactProfiles, until: number): CollapsedHistories {
  return collapseHistories(historiesOfProfiles(profiles, until));
}
