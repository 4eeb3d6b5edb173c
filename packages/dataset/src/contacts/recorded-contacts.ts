import { checkedNumbers, type DictionaryColumn, InputError } from '@assay/statistics';
import { codeOf } from '../code-list/code-list.ts';
import { codeList } from '../code-list/code-lists.ts';
import { field } from '../schema/field.ts';
import { checkedTable } from '../table/checked-table.ts';
import { clockTimes } from '../table/clock-times.ts';
import { numberColumn, textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** Contacts with a force as columns, one value for each row. */
export interface RecordedContacts {
  readonly person: DictionaryColumn;
  /** In milliseconds of the clock that people saw; `NaN` where there is none. */
  readonly time: Float64Array;
  /** In the words of the file: {@link contactDirection} reads them. */
  readonly direction: DictionaryColumn;
  readonly channel: DictionaryColumn;
  readonly incident: DictionaryColumn;
  readonly role: DictionaryColumn;
  /** What it was about. */
  readonly matter: DictionaryColumn;
  /** Weight of harm; `NaN` where there is none. */
  readonly harm: Float64Array;
}

/**
 * Who was in contact when, by which channel, about what? Columns of a log of contacts.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * recordedContacts(contactLog).person.values // ['p1']
 */
export function recordedContacts(table: Table): RecordedContacts {
  checkedTable(table);
  return {
    person: textColumn(table, 'person_id'),
    time: clockTimes(table, 'time'),
    direction: textColumn(table, 'direction'),
    channel: textColumn(table, 'channel'),
    incident: textColumn(table, 'incident_id'),
    role: textColumn(table, 'role'),
    matter: textColumn(table, 'matter'),
    harm: numberColumn(table, 'harm_weight').values,
  };
}

/**
 * Who began a contact, by the code list? A word that the list does not have stays as it is.
 *
 * @example
 * [contactDirection('Inbound'), contactDirection('sideways')] // ['inbound', 'sideways']
 */
export function contactDirection(word: string): string {
  const code = codeOf(codeList('contact-direction'), word);
  return typeof code === 'string' ? code : word;
}

/**
 * Which of these words say that the person began the contact? Where none does and the list does not have them all, nobody can tell
 * calls that were received from others, and a report would count none of them.
 *
 * @throws InputError where no word is inbound and one is not on the list.
 *
 * @example
 * inboundWords(['outbound', 'Incoming']) // ['Incoming']
 */
export function inboundWords(words: readonly string[]): string[] {
  const inbound = words.filter((word) => contactDirection(word) === 'inbound');
  const list = codeList('contact-direction');
  const unread = words.filter((word) => codeOf(list, word) === undefined);
  if (inbound.length > 0 || unread.length === 0) return inbound;
  const known = list.entries.map(({ code }) => code).join(', ');
  throw new InputError(
    `no contact is inbound: the direction of contacts has ${unread.slice(0, MOST_NAMED).join(', ')}. Write ${known}; or, where all are calls received, say that there is no direction: --columns contacts:direction=.`,
  );
}

const MOST_NAMED = 6;

/** A word of a log, or none, and the contacts that have it. */
interface ContactsOfWord {
  readonly text: string | null;
  readonly contacts: number;
}

/**
 * How many contacts came by a channel that the code list does not know? A blank is no channel.
 *
 * @throws InputError where a count of contacts is no number.
 *
 * @example
 * contactsOfUnknownChannels([{ text: 'Zulu', contacts: 3 }, { text: null, contacts: 9 }]) // 3
 */
export function contactsOfUnknownChannels(words: readonly ContactsOfWord[]): number {
  const list = codeList('contact-channel');
  checkedNumbers(
    words.map(({ contacts }) => contacts),
    'contacts',
  );
  const unknown = words.filter(({ text }) => text !== null && codeOf(list, text) === undefined);
  return unknown.reduce((sum, { contacts }) => sum + contacts, 0);
}

/** A table of harm by offence, as an index of harm or a severity score publishes it. */
export const HARM_WEIGHTS = [
  field.text('offence', 'Offence', 'Name of the offence, as the log writes it.', 'category', {
    required: true,
    aliases: ['offence_name', 'offence_group', 'crime_type', 'home_office_offence'],
  }),
  field.number('days', 'Weight', 'Days, or the severity score.', 'weight', {
    required: true,
    aliases: ['weight', 'chi', 'cchi', 'css', 'severity_score', 'crime_severity_score', 'sentence_days'],
  }),
] as const;

/**
 * How much harm is each offence weighed with? Rows of a table of weights, such as the Cambridge Crime Harm Index; an offence without
 * a name is empty, a weight that is missing `NaN`.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * harmOfOffences(harmTable) // [{ offence: 'Burglary', days: 19 }]
 */
export function harmOfOffences(table: Table): { readonly offence: string; readonly days: number }[] {
  checkedTable(table);
  const { codes, values } = textColumn(table, 'offence');
  const { values: days } = numberColumn(table, 'days');
  return Array.from(days, (value, row) => ({ offence: values[codes[row]!] ?? '', days: value }));
}
