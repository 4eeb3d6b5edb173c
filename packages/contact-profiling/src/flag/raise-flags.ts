import { checkedBound, checkedSize } from '@assay/statistics';
import { checkedPeriod, DAY_MILLISECONDS, type Period } from '../contacts/contact-columns.ts';
import { checkContactsInOrder, type OrderedLog } from '../contacts/contacts-by-person.ts';
import { type FlagRule, flagRule } from './flag-rule.ts';

/** Flags as columns, by person and then time. */
export interface RaisedFlags {
  readonly person: Int32Array;
  /** Time of the contact that reached a threshold, and the time at which the flag ends; milliseconds. */
  readonly raised: Float64Array;
  readonly expires: Float64Array;
  /** Which of the rule's windows was reached. */
  readonly window: Uint8Array;
}

/**
 * Who would a rule flag, when, and until when? A flag is raised at the contact with which some window first holds enough
 * contacts; while it stands no other is raised; after it ends the next contact that fills a window raises a new one.
 *
 * A window of d days ends with the contact and excludes contacts exactly d days old.
 *
 * @throws InputError where the rule has no window or no end, or the period none.
 *
 * @example
 * raiseFlags(contactsByPerson({ person: Int32Array.of(0, 0), people: 1, time: Float64Array.of(0, 864e5) }), { name: 'two a week', source: 'example', windows: [{ contacts: 2, days: 7 }], expiresAfterDays: 30 }).raised // [86400000]
 */
export function raiseFlags(log: OrderedLog, rule: FlagRule, period?: Period): RaisedFlags {
  flagRule(rule);
  checkContactsInOrder(log);
  if (period !== undefined) checkedPeriod(period);
  const person: number[] = [];
  const raised: number[] = [];
  const expires: number[] = [];
  const window: number[] = [];
  const fewest = Math.min(...rule.windows.map(({ contacts }) => contacts));
  const contactsOf = Int32Array.from(rule.windows, ({ contacts }) => contacts);
  const within = Float64Array.from(rule.windows, ({ days }) => days * DAY_MILLISECONDS);
  const time = timesInOrder(log);
  for (let code = 0; code < log.people; code++) {
    let from = log.start[code]!;
    const end = log.start[code + 1]!;
    // Most people have fewer contacts than any window asks for.
    if (end - from < fewest) continue;
    if (period !== undefined) while (from < end && time[from]! < period.from) from++;
    let free = Number.NEGATIVE_INFINITY;
    for (let at = from + fewest - 1; at < end; at++) {
      const now = time[at]!;
      if (period !== undefined && now >= period.until) break;
      if (now < free) continue;
      let reached = 0;
      for (; reached < within.length; reached++) {
        const earliest = at - contactsOf[reached]! + 1;
        if (earliest >= from && now - time[earliest]! < within[reached]!) break;
      }
      if (reached === within.length) continue;
      free = now + rule.expiresAfterDays * DAY_MILLISECONDS;
      person.push(code);
      raised.push(now);
      expires.push(free);
      window.push(reached);
    }
  }
  return {
    person: Int32Array.from(person),
    raised: Float64Array.from(raised),
    expires: Float64Array.from(expires),
    window: Uint8Array.from(window),
  };
}

const remembered = new WeakMap<OrderedLog, Float64Array>();

/** The time of each contact by person and then time; remembered for as long as the log is. */
function timesInOrder(log: OrderedLog): Float64Array {
  const known = remembered.get(log);
  if (known !== undefined) return known;
  const times = new Float64Array(log.rows.length);
  for (let at = 0; at < times.length; at++) times[at] = log.time[log.rows[at]!]!;
  remembered.set(log, times);
  return times;
}

/**
 * Who bears a flag at this time? 1 for every person whose flag was raised by then and has not yet ended.
 *
 * @throws InputError where the time is no number.
 *
 * @example
 * const flags = {
 *   person: Int32Array.of(0), raised: Float64Array.of(10), expires: Float64Array.of(20), window: Uint8Array.of(0),
 * };
 * [flaggedAt(flags, 2, 10), flaggedAt(flags, 2, 20)] // [[1, 0], [0, 0]]
 */
export function flaggedAt(flags: RaisedFlags, people: number, time: number): Uint8Array {
  const flagged = new Uint8Array(people);
  checkedBound(time, 'time');
  for (const [index, code] of flags.person.entries()) {
    if (flags.raised[index]! <= time && time < flags.expires[index]!) flagged[code] = 1;
  }
  return flagged;
}

/**
 * When was each person last flagged? `NaN` for those who never were.
 *
 * @example
 * const flags = {
 *   person: Int32Array.of(0, 0), raised: Float64Array.of(10, 30), expires: Float64Array.of(20, 40), window: Uint8Array.of(0, 0),
 * };
 * lastFlagged(flags, 1) // [30]
 */
export function lastFlagged({ person, raised }: RaisedFlags, people: number): Float64Array {
  const last = new Float64Array(checkedSize(people, 'people')).fill(Number.NaN);
  // Flags stand by person and then by time.
  for (const [index, code] of person.entries()) if (code < people) last[code] = raised[index]!;
  return last;
}

/** Whom a rule flags, by person code. */
export interface FlagBearers {
  /** When each was last flagged; `NaN` for those who never were. */
  readonly last: Float64Array;
  /** 1 for those who were flagged in the last year. */
  readonly inLastYear: Uint8Array;
  /** 1 for those who bear a flag on the last day, and how many they are. */
  readonly standing: Uint8Array;
  readonly count: number;
}

/**
 * Whom does a rule flag in a log: when last, whom in its last year, and who bears a flag on its last day?
 *
 * @param period the whole log; its last year is 365 days.
 * @throws InputError as {@link raiseFlags}.
 *
 * @example
 * const log = contactsByPerson({ person: Int32Array.of(0, 0), people: 2, time: Float64Array.of(0, 864e5) });
 * const rule = { name: 'two a week', source: 'example', windows: [{ contacts: 2, days: 7 }], expiresAfterDays: 30 };
 * flagBearers(log, rule, { from: 0, until: 2 * 864e5 }).standing // [1, 0]
 */
export function flagBearers(log: OrderedLog, rule: FlagRule, period: Period): FlagBearers {
  const raised = raiseFlags(log, rule, period);
  const last = lastFlagged(raised, log.people);
  const standing = flaggedAt(raised, log.people, period.until - 1);
  const lastYear = period.until - 365 * DAY_MILLISECONDS;
  return {
    last,
    inLastYear: Uint8Array.from(last, (time) => (time >= lastYear ? 1 : 0)),
    standing,
    count: standing.reduce((sum, flag) => sum + flag, 0),
  };
}

/**
 * How many people would each rule flag on the last day?
 *
 * @throws InputError as {@link raiseFlags}.
 *
 * @example
 * const log = contactsByPerson({ person: Int32Array.of(0, 0), people: 1, time: Float64Array.of(0, 864e5) });
 * flagBearersByRule(log, [{ name: 'two a week', source: 'example', windows: [{ contacts: 2, days: 7 }], expiresAfterDays: 30 }], { from: 0, until: 2 * 864e5 }) // [1]
 */
export function flagBearersByRule(log: OrderedLog, rules: readonly FlagRule[], period: Period): number[] {
  return rules.map((rule) => flagBearers(log, rule, period).count);
}
