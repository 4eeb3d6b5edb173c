import type { Period } from '../contacts/contact-columns.ts';
import type { OrderedLog } from '../contacts/contacts-by-person.ts';
import { flaggedAt, raiseFlags } from './raise-flags.ts';

/** Thresholds and windows beside which the rule as set is put. */
export const SENSITIVITY = { contacts: [3, 4, 5, 6, 8, 12], days: [7, 30, 90] } as const;

export interface SensitivityRow {
  readonly contacts: number;
  readonly days: number;
  /** People who bear a flag at the end of the period, and those of them whom the rule in force flags as well. */
  readonly flagged: number;
  readonly alsoInForce: number;
  /** Shared ÷ flagged by either; 1 where both flag nobody. */
  readonly jaccard: number;
}

/**
 * Who is on the list only because of a setting? Flags at the end of the period under every pair of threshold and
 * window, beside those in force.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0), people: 1, time: Float64Array.of(0, DAY_MILLISECONDS) };
 * const period = { from: 0, until: 2 * DAY_MILLISECONDS };
 * const options = { contacts: [2, 3], days: [30], expiresAfterDays: 180, period, inForce: Uint8Array.of(1) };
 * flagSensitivity(contactsByPerson(log), options).map(({ contacts, jaccard }) => [contacts, jaccard]) // [[2, 1], [3, 0]]
 */
export function flagSensitivity(
  log: OrderedLog,
  options: {
    readonly contacts: readonly number[];
    readonly days: readonly number[];
    readonly expiresAfterDays: number;
    readonly period: Period;
    /** 1 for every person whom the rule in force flags. */
    readonly inForce: Uint8Array;
  },
): SensitivityRow[] {
  const { expiresAfterDays, period, inForce } = options;
  const standing = inForce.reduce((sum, flag) => sum + flag, 0);
  return options.days.flatMap((days) =>
    options.contacts.map((contacts) => {
      const rule = { name: `${contacts} in ${days}`, source: 'sensitivity', windows: [{ contacts, days }] };
      const flags = raiseFlags(log, { ...rule, expiresAfterDays }, period);
      const now = flaggedAt(flags, log.people, period.until - 1);
      let flagged = 0;
      let alsoInForce = 0;
      for (let code = 0; code < log.people; code++) {
        if (now[code] === 0) continue;
        flagged++;
        if (inForce[code] === 1) alsoInForce++;
      }
      const either = flagged + standing - alsoInForce;
      return { contacts, days, flagged, alsoInForce, jaccard: either === 0 ? 1 : alsoInForce / either };
    }),
  );
}
