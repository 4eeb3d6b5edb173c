import { blankGroup, type CountRow, checkedAmounts, type NotComputed, notComputed } from '@assay/statistics';
import type { ContactColumns, Period } from '../contacts/contact-columns.ts';
import type { CategoryCounts } from '../contacts/contacts-by-category.ts';
import type { OrderedLog } from '../contacts/contacts-by-person.ts';
import { type ContactProfiles, profileContacts } from '../contacts/profile-contacts.ts';
import { flagPresets } from '../flag/flag-rule.ts';
import { flagSensitivity, SENSITIVITY, type SensitivityRow } from '../flag/flag-sensitivity.ts';
import { type FlagBearers, flagBearersByRule } from '../flag/raise-flags.ts';
import { contactsWithoutWeight } from '../outcome/harm-quadrants.ts';
import { type ContactsOfYear, contactsByYear, yearsOfLog } from '../stability/yearly-lists.ts';
import type { LogOfCounts } from './log-counter.ts';
import { categoriesOfCounts, type PeopleOfCounts, peopleOfCounts } from './people-of-counts.ts';

const PRESETS = Object.values(flagPresets);

/** What can be said of a log without knowing whose contacts they are. */
export interface StatedLog {
  /** People who are named at all. */
  readonly people: number;
  readonly whole: Period;
  /** Why nothing can be said of who began a contact, or of harm; or `null`. */
  readonly withoutDirection: NotComputed | null;
  readonly withoutHarm: NotComputed | null;
  readonly leftOut: {
    readonly withoutPerson: number;
    readonly withoutTime: number;
    readonly afterPeriod: number;
    readonly unknownChannel: number;
    readonly withoutHarm: number;
  };
  /** Contacts of the last year that count, of everyone named. */
  readonly contacts: Int32Array;
  /** Matters of the last year of everyone who had any, and people with a contact that counts at any time. */
  readonly matters: Int32Array;
  readonly everCounted: number;
  /** Contacts that count and harm of each person in the last year. */
  readonly harm: PeopleOfCounts['harm'];
  readonly byDirection: CategoryCounts;
  readonly byChannel: CategoryCounts;
  readonly flagged: number;
  readonly sensitivity: readonly Omit<SensitivityRow, 'jaccard'>[];
  /** People who bear a flag on the last day, under each of the published rules. */
  readonly byPreset: readonly number[];
  /** The same of each whole year, the last first. */
  readonly years: readonly ContactsOfYear[];
}

/**
 * Why nothing can be said of who began a contact, or of harm, of a log that holds neither; `null` of what it does hold.
 *
 * @example
 * absentOfLog({ hasDirection: true, hasHarm: false }).withoutHarm.reason // 'no contact has a weight of harm'
 */
export function absentOfLog({
  hasDirection,
  hasHarm,
}: {
  readonly hasDirection: boolean;
  readonly hasHarm: boolean;
}): Pick<StatedLog, 'withoutDirection' | 'withoutHarm'> {
  return {
    withoutDirection: hasDirection ? null : notComputed('the log does not say who began a contact'),
    withoutHarm: hasHarm ? null : notComputed('no contact has a weight of harm'),
  };
}

/** A log as columns, and what was made of it person by person. */
export interface LogOfRows
  extends Pick<StatedLog, 'whole' | 'withoutDirection' | 'withoutHarm' | 'byDirection' | 'byChannel'> {
  readonly columns: ContactColumns;
  /** 1 where a contact counts towards frequency, and the contacts that do by person. */
  readonly counted: Uint8Array;
  readonly ordered: OrderedLog;
  readonly harmWithoutWeight: number;
  readonly unknownChannel: number;
  readonly profiles: Pick<ContactProfiles, 'contacts'>;
  readonly matters: Int32Array;
  readonly harmOfPeople: Float64Array;
  readonly flagging: Pick<FlagBearers, 'count' | 'standing'>;
  readonly expiresAfterDays: number;
}

/**
 * What does a log say of everyone together, of its rows? {@link statedOfCounts} says the same of a log that was counted.
 *
 * @throws InputError where columns differ in length, or a count, or somebody's harm, is no number.
 *
 * @example
 * statedOfRows(logOfRows).years.length // 1
 */
export function statedOfRows(log: LogOfRows): StatedLog {
  checkedAmounts([log.harmWithoutWeight, log.unknownChannel], 'contacts');
  checkedAmounts([log.flagging.count], 'people flagged');
  checkedAmounts(log.harmOfPeople, 'harm of people');
  const { columns, whole, counted, ordered, expiresAfterDays } = log;
  const { withoutPerson, withoutTime, afterPeriod } = profileContacts(columns, { period: whole }).leftOut;
  const { contacts } = log.profiles;
  return {
    people: columns.people,
    whole,
    withoutDirection: log.withoutDirection,
    withoutHarm: log.withoutHarm,
    leftOut: {
      withoutPerson,
      withoutTime,
      afterPeriod,
      unknownChannel: log.unknownChannel,
      withoutHarm: log.harmWithoutWeight,
    },
    contacts,
    matters: log.matters.filter((own) => own > 0),
    everCounted: new Set(Array.from(ordered.rows, (row) => columns.person[row]!)).size,
    harm: { contacts, harm: log.harmOfPeople },
    byDirection: log.byDirection,
    byChannel: log.byChannel,
    flagged: log.flagging.count,
    sensitivity: flagSensitivity(ordered, {
      ...SENSITIVITY,
      expiresAfterDays,
      period: whole,
      inForce: log.flagging.standing,
    }),
    byPreset: flagBearersByRule(ordered, PRESETS, whole),
    years: contactsByYear(columns, whole, counted),
  };
}

/** How a log that was counted is read. */
export interface CountedLogReading {
  readonly whole: Period;
  /** The name of a word for who began a contact. */
  readonly directionOf: (word: string) => string;
  readonly unknownChannel: number;
  /** Harm by offence, where a table of its own is given; else by the weights of the log. */
  readonly weights: Parameters<typeof contactsWithoutWeight>[1] | null;
  /** Why the rows are needed where counts do not do. */
  readonly rowsNeeded: string;
}

/**
 * The same of a log and its people as they were counted where they lie.
 *
 * @throws InputError where a count of contacts is no number.
 *
 * @example
 * const reading = { whole: { from: 0, until: 365 * DAY_MILLISECONDS }, directionOf: (word) => word, unknownChannel: 0, weights: null, rowsNeeded: 'it needs rows' };
 * const people = [{ what: 'people', at: 0, size: 0, count: 3 }];
 * statedOfCounts(logOfCounts([]), people, reading).people // 3
 */
export function statedOfCounts(
  { words, withHarm, withoutHarm }: Pick<LogOfCounts, 'words' | 'withHarm' | 'withoutHarm'>,
  ofPeople: readonly CountRow[],
  { whole, directionOf, unknownChannel, weights, rowsNeeded }: CountedLogReading,
): StatedLog {
  checkedAmounts([withHarm, withoutHarm, unknownChannel], 'contacts');
  const { years, leftOut, standing, harm, ...people } = peopleOfCounts(ofPeople, PRESETS.length);
  const textsOf = (part: 'direction' | 'channel') => words[part].flatMap(({ text }) => text ?? []);
  const directions = inOrder(textsOf('direction').map(directionOf));
  const channels = inOrder(textsOf('channel'));
  return {
    ...people,
    ...absentOfLog({ hasDirection: directions.length > 0, hasHarm: withHarm > 0 }),
    whole,
    leftOut: {
      ...leftOut,
      unknownChannel,
      // In the log, else in the table of weights, by what contacts were about.
      withoutHarm: weights === null ? withoutHarm : contactsWithoutWeight(words.matter, weights),
    },
    contacts: years[0] ?? new Int32Array(0),
    harm: harmAsCounted(harm, weights !== null, rowsNeeded),
    byDirection: categoriesOfCounts(ofPeople, 'direction', directions, blankGroup(directions), directionOf),
    byChannel: categoriesOfCounts(ofPeople, 'channel', channels, blankGroup(channels)),
    flagged: standing,
    years: yearsOfLog(whole).map(({ until }, at) => ({ until, contacts: years[at]! })),
  };
}

/** Contacts and harm as they were counted, or why the rows are needed. */
function harmAsCounted(counted: PeopleOfCounts['harm'], isWeighed: boolean, why: string): PeopleOfCounts['harm'] {
  if (isWeighed)
    return notComputed(`${why}: harm is weighed by a table of its own, and was counted by the weights of the log`);
  return 'status' in counted ? notComputed(`${why}: ${counted.reason}`) : counted;
}

/** Each word once, in the order of its characters. */
const inOrder = (words: readonly string[]) => [...new Set(words)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
