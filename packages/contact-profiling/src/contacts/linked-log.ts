import { checkedSize, type MaybeEstimate, rowsWhere } from '@assay/statistics';
import type { FlagRule } from '../flag/flag-rule.ts';
import { raiseFlags } from '../flag/raise-flags.ts';
import { chaoLowerBound } from '../never-in-contact/chao-estimate.ts';
import { frequenciesOf } from '../never-in-contact/frequency-counts.ts';
import type { ContactColumns } from './contact-columns.ts';
import { contactsByPerson } from './contacts-by-person.ts';

/** What one way of telling people apart makes of a log of contacts. */
export interface LinkedLog {
  /** The profile of each record, from 0; and how many there are. */
  readonly profileOf: Int32Array;
  readonly profiles: number;
  /** Records of each profile. */
  readonly contacts: Int32Array;
  /** 1 for a profile that the rule flags; and for one that is offered support. */
  readonly flagged: Uint8Array;
  readonly referred: Uint8Array;
  /** Chao's lower bound of all people with a need, every profile taken for a person. */
  readonly leastPeople: MaybeEstimate;
}

/**
 * If records are told apart like this, which profiles are flagged, which of them are offered support, and how many people would
 * there seem to be?
 *
 * Flags by {@link raiseFlags}; support goes to the flagged profiles with most records, as far as places go; of those with equally
 * many, to the ones that come first. {@link chaoLowerBound}.
 *
 * @throws InputError where columns differ in length, a profile is out of range, or places are no whole number of 0 or more.
 *
 * @example
 * const rule = { name: 'two', source: 'ours', windows: [{ contacts: 2, days: 30 }], expiresAfterDays: 30 };
 * const log = { person: Int32Array.of(0, 1, 1, 2, 2, 2), people: 3, time: Float64Array.of(1, 2, 3, 4, 5, 6) };
 * linkedLog(log, rule, 1).referred // [0, 0, 1]
 */
export function linkedLog({ person, people, time }: ContactColumns, rule: FlagRule, places: number): LinkedLog {
  checkedSize(places, 'places');
  const flagged = new Uint8Array(checkedSize(people, 'profiles'));
  for (const profile of raiseFlags(contactsByPerson({ person, people, time }), rule).person) flagged[profile] = 1;
  const contacts = new Int32Array(people);
  for (const profile of person) if (profile >= 0) contacts[profile]!++;
  const order = rowsWhere(flagged, (mark) => mark === 1).sort((a, b) => contacts[b]! - contacts[a]! || a - b);
  const referred = new Uint8Array(people);
  for (const profile of order.slice(0, places)) referred[profile] = 1;
  const leastPeople = chaoLowerBound(frequenciesOf(contacts));
  return { profileOf: person, profiles: people, contacts, flagged, referred, leastPeople };
}
