import { chaoLowerBound, type FlagRule, frequenciesOf, orderByPerson, raiseFlags } from '@assay/contact-profiling';
import { cell, type ValueOfCell } from '@assay/notebook';
import { clusterByRule, toleranceSweep } from '@assay/record-matching';
import type { NotComputed } from '@assay/statistics';
import { contactsToFlag, daysToFlag, type Log, log, referrals } from './inputs.ts';

/** The chain for each tolerance, and for records that are told apart without error. */
export type Chain = Exclude<ValueOfCell<typeof chain>, NotComputed>;
/** What one way of telling people apart makes of the same contacts. */
export type Link = Chain['perfect'];

export const chain = cell('chain', 'From tolerance to profiles, to contacts, to flags, to referrals', {
  needs: { log, contactsToFlag, daysToFlag, referrals },
  compute: ({ log, contactsToFlag, daysToFlag, referrals }, context) => {
    if ('status' in log) return log;
    const rule: FlagRule = {
      name: 'the rule under discussion',
      source: 'parameters of this run',
      windows: [{ contacts: contactsToFlag, days: daysToFlag }],
      expiresAfterDays: daysToFlag,
    };
    const sweep = toleranceSweep(log.records, { truth: log.entity });
    const link = (
      name: string,
      profileOf: Int32Array,
      profiles: number,
      errors: { readonly overMergedPeople: number; readonly underMergedPeople: number },
    ) => {
      const ordered = orderByPerson({ person: profileOf, people: profiles, time: log.time });
      const flagged = new Uint8Array(profiles);
      for (const profile of raiseFlags(ordered, rule).person) flagged[profile] = 1;
      const contacts = new Int32Array(profiles);
      for (const profile of profileOf) contacts[profile]!++;
      return {
        name,
        profileOf,
        profiles,
        contacts,
        flagged,
        /** Flagged profiles that are offered support: those with most contacts, as far as places go. */
        referred: firstPlaces(flagged, contacts, referrals),
        /** Chao's lower bound of all people with a need. */
        leastPeople: chaoLowerBound(frequenciesOf(contacts)),
        overMerged: errors.overMergedPeople,
        underMerged: errors.underMergedPeople,
      };
    };
    const byTolerance = [0, 1, 2, 3].map((edits) => {
      const { clusterOfRow, clusters } = clusterByRule(
        sweep,
        (forename, surname) => forename <= edits && surname <= edits,
      );
      const errors = sweep.rows.find(({ forename, surname }) => forename === edits && surname === edits)!.errors!;
      return link(String(edits), clusterOfRow, clusters, errors);
    });
    context.log(byTolerance.map(({ name, profiles }) => `${name} edits: ${profiles} profiles`).join('; '));
    return {
      perfect: link('no error', log.person, log.people, { overMergedPeople: 0, underMergedPeople: 0 }),
      byTolerance,
    };
  },
});

/** The flagged profiles with most contacts; of those with equally many, the ones that come first in the records. */
function firstPlaces(flagged: Uint8Array, contacts: Int32Array, places: number): Uint8Array {
  const order = Array.from(flagged.keys())
    .filter((profile) => flagged[profile] === 1)
    .sort((a, b) => contacts[b]! - contacts[a]! || a - b);
  const chosen = new Uint8Array(flagged.length);
  for (const profile of order.slice(0, places)) chosen[profile] = 1;
  return chosen;
}

/** Which true people have a record in a marked profile. */
export function peopleIn(log: Log, link: Link, marked: Uint8Array): Uint8Array {
  const people = new Uint8Array(log.people);
  for (let row = 0; row < log.count; row++) if (marked[link.profileOf[row]!] === 1) people[log.person[row]!] = 1;
  return people;
}

/** Log and chain where both could be made, or why not. */
export function joined(log: Log | NotComputed, chain: Chain | NotComputed) {
  if ('status' in log) return log;
  return 'status' in chain ? chain : { log, chain };
}
export type Joined = Exclude<ReturnType<typeof joined>, NotComputed>;
