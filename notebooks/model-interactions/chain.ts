import { type FlagRule, linkedLog, peopleInProfiles } from '@assay/contact-profiling';
import { cell, type ValueOfCell } from '@assay/notebook';
import { clusterByRule, toleranceSweep } from '@assay/record-matching';
import type { NotComputed } from '@assay/statistics';
import { contactsToFlag, daysToFlag, log, referrals } from './inputs.ts';

/** The log, and the chain for each tolerance and for records that are told apart without error. */
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
    const link = (name: string, person: Int32Array, people: number, mixed: number, scattered: number) => {
      const linked = linkedLog({ person, people, time: log.time }, rule, referrals);
      /** The true people with a record in a profile that is flagged, and in one that is offered support. */
      const [listed, offered] = [linked.flagged, linked.referred].map((marked) =>
        peopleInProfiles(log, person, marked),
      );
      return { name, mixed, scattered, ...linked, listed: listed!, offered: offered! };
    };
    const sweep = toleranceSweep(log.records, { truth: log.entity });
    const byTolerance = [0, 1, 2, 3].map((edits) => {
      const { clusterOfRow, clusters } = clusterByRule(sweep, (one, other) => one <= edits && other <= edits);
      const { errors } = sweep.rows.find(({ forename, surname }) => forename === edits && surname === edits)!;
      return link(String(edits), clusterOfRow, clusters, errors!.overMergedPeople, errors!.underMergedPeople);
    });
    context.log(byTolerance.map(({ name, profiles }) => `${name} edits: ${profiles} profiles`).join('; '));
    return { log, perfect: link('no error', log.person, log.people, 0, 0), byTolerance };
  },
});
