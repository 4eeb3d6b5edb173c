import { blankColumn, type CountedSlice, type Counter, type CountOption, InputError } from '@assay/statistics';
import { DAY_MILLISECONDS } from '../contacts/contact-columns.ts';
import { contactsByCategory } from '../contacts/contacts-by-category.ts';
import { contactsByPerson, type OrderedLog } from '../contacts/contacts-by-person.ts';
import { mattersByPerson } from '../contacts/matters-by-person.ts';
import { oneContactPerIncident } from '../contacts/one-contact-per-incident.ts';
import { profileContacts } from '../contacts/profile-contacts.ts';
import { flagPresets, pacedRule } from '../flag/flag-rule.ts';
import { flagSensitivity, SENSITIVITY } from '../flag/flag-sensitivity.ts';
import { flaggedAt, raiseFlags } from '../flag/raise-flags.ts';
import { yearsOfLog } from '../stability/yearly-lists.ts';
import { Histories, refuseManyHistories } from './histories.ts';

const YEAR = 365 * DAY_MILLISECONDS;

/**
 * How often was each person in contact, and whom would which rule flag? People are counted by what they have in common:
 * how many had so many contacts in each year, how many through which channels, how many in so many matters or with so much
 * harm, how many under a flag. A slice holds every contact of its people. {@link peopleOfCounts} gives people again, without who they are.
 *
 * Options: `from` and `until`, the first and last moment of the log; `inbound`, the words of contact that counts, as JSON;
 * `counting`, "every contact" or "one per incident"; `flagContacts`, `flagDays` and `expiresAfterDays`, the rule as set.
 *
 * @example
 * peopleCounter.splitBy // 'person'
 */
export const peopleCounter: Counter = {
  name: 'people-in-contact',
  version: 2,
  columns: ['person', 'time'],
  optional: ['direction', 'channel', 'incident', 'harm'],
  splitBy: 'person',
  sizeOf: null,
  largest: [],
  count({ rowCount, columns, numbers = {} }, options): CountedSlice {
    const none = blankColumn(rowCount);
    const { person = none, direction = none, channel = none, incident = none } = columns;
    const time = numbers['time'] ?? new Float64Array(rowCount).fill(Number.NaN);
    const log = { person: person.codes, people: person.values.length, time };
    const [from, until, flagContacts, flagDays, expiresAfterDays] = (
      ['from', 'until', 'flagContacts', 'flagDays', 'expiresAfterDays'] as const
    ).map((name) => numberOf(options, name)) as [number, number, number, number, number];
    const inbound = new Set(JSON.parse(String(options['inbound'] ?? '[]')) as string[]);
    const whole = { from, until };
    const lastYear = { from: until - YEAR, until };

    const isInbound = direction.values.map((word) => inbound.has(word));
    const own = Uint8Array.from(time, (at, row) => {
      const code = direction.codes[row]!;
      return (code < 0 || isInbound[code]!) && at < until ? 1 : 0;
    });
    const kept =
      options['counting'] === 'one per incident' ? oneContactPerIncident(contactsByPerson(log, own), incident) : own;
    const ordered = contactsByPerson(log, kept);
    const rule = pacedRule({ contacts: flagContacts, days: flagDays }, expiresAfterDays);
    const standing = flaggedAt(raiseFlags(ordered, rule, whole), log.people, until - 1);

    const counts = new Histories();
    counts.add('people', log.people);
    for (const [why, contacts] of Object.entries(profileContacts(log, { period: whole }).leftOut)) {
      counts.add(why, contacts);
    }
    const years = [lastYear, ...yearsOfLog(whole).slice(1)].map(
      (period) => profileContacts(log, { period, kept }).contacts,
    );
    counts.addEach('years', log.people, (code) => years.map((contacts) => contacts[code]!));
    for (const [what, column, counted] of [
      ['direction', direction, undefined],
      ['channel', channel, kept],
    ] as const) {
      const found = contactsByCategory(log, column, {
        period: lastYear,
        ...(counted === undefined ? {} : { kept: counted }),
      });
      counts.addEach(what, log.people, (code) => sparse(found.counts, code, column.values));
    }
    const matters = mattersByPerson(log, incident, { period: lastYear, kept });
    counts.addEach('matters', log.people, (code) => (matters[code] === 0 ? null : [matters[code]!]));
    counts.add('everCounted', everCounted(ordered));
    const weight = Float64Array.from(numbers['harm'] ?? new Float64Array(rowCount), (harm) => (harm >= 0 ? harm : 0));
    const harm = mattersByPerson(log, incident, { period: lastYear, weight });
    counts.addWhereFew('harm', log.people, (code) => [years[0]![code]!, harm[code]!]);
    counts.add('standing', total(standing));
    for (const row of flagSensitivity(ordered, {
      ...SENSITIVITY,
      expiresAfterDays,
      period: whole,
      inForce: standing,
    })) {
      counts.add('flagged', row.flagged, row.contacts, row.days);
      counts.add('alsoInForce', row.alsoInForce, row.contacts, row.days);
    }
    for (const [at, preset] of Object.values(flagPresets).entries()) {
      const flagged = flaggedAt(raiseFlags(ordered, preset, whole), log.people, until - 1);
      counts.add('flaggedByPreset', total(flagged), at);
    }
    return { rows: counts.rows(), crossing: [] };
  },
  refuse: (merged) => refuseManyHistories(merged, ['harm']),
};

/** Words with their contacts, by word; the contacts without one stand under no word. `null` where there are none. */
function sparse(
  counts: Int32Array,
  code: number,
  words: readonly string[],
): readonly (readonly [word: string | null, contacts: number])[] | null {
  const width = words.length + 1;
  const own: [string | null, number][] = [];
  for (let at = 0; at < width; at++) {
    const contacts = counts[code * width + at]!;
    if (contacts > 0) own.push([words[at] ?? null, contacts]);
  }
  return own.length === 0 ? null : own.sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
}

/** People with a contact that counts, at any time of the log. */
function everCounted({ start, people }: OrderedLog): number {
  let found = 0;
  for (let code = 0; code < people; code++) if (start[code + 1]! > start[code]!) found++;
  return found;
}

function total(marks: Uint8Array): number {
  return marks.reduce((sum, mark) => sum + mark, 0);
}

function numberOf(options: Readonly<Record<string, CountOption>>, name: string): number {
  const value = options[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new InputError(`people-in-contact needs the option ${name} as a number: ${value}. Count the log first.`);
}
