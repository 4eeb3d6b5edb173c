import { countedNoun, type DictionaryColumn, isBlankColumn, type NotComputed, notComputed } from '@assay/statistics';
import { IMAGE_ENDS } from '../code-list/closed-words.ts';
import { codeEntry } from '../code-list/code-list.ts';
import { codeList } from '../code-list/code-lists.ts';
import { listedWords, notListed } from '../code-list/listed-words.ts';
import { unreadWordsOfFields } from '../code-list/mapped-words.ts';
import { recordedCodes } from '../code-list/recorded-codes.ts';
import { recordedYesNo } from '../code-list/recorded-yes-no.ts';
import { yearColumn } from '../date/months.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, numberColumn, textColumn, textColumns } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

const DAYS_OF_A_YEAR = 365.25;
/** What followed for a young person, as the list of disposals groups it. */
const CRIMINAL = 'Criminal outcome';
const SUPPORT = 'Support or resolution';

/** Decisions on images as columns, one value for each case. */
export interface ImageDecisions {
  readonly count: number;
  readonly officer: DictionaryColumn;
  readonly team: DictionaryColumn;
  readonly context: DictionaryColumn;
  readonly category: DictionaryColumn;
  readonly age: DictionaryColumn;
  readonly disposal: DictionaryColumn;
  readonly year: DictionaryColumn;
  /** 1 yes, 0 no, 2 not recorded. */
  readonly uploaded: Uint8Array;
  readonly seized: Uint8Array;
  /** What followed for the young person: not computed where no case says it, or one says it in words that no list has. */
  readonly followed: FollowedByDisposal | NotComputed;
  /** `NaN` where it is not recorded, or below zero. */
  readonly daysSeized: Float64Array;
  /** Years from upload to the end; `NaN` where not uploaded, not known or below zero, or where it ended in words that no list has. */
  readonly years: Float64Array;
  /** 0 still held, 1 found again, 2 deleted, −1 in words that no list has. */
  readonly cause: Int8Array;
  /** Why nothing can be said of officers, of teams, or of like compared with like; `null` where it can. */
  readonly noOfficer: NotComputed | null;
  readonly noTeam: NotComputed | null;
  readonly noContext: NotComputed | null;
  /** Why nothing can be said of how images end; `null` where it can. */
  readonly noEnd: NotComputed | null;
  /** What no list has, in words, for whoever reads the file. */
  readonly unread: readonly string[];
}

/** Of each case 1 yes, 0 no, −1 where no disposal is recorded. */
export interface FollowedByDisposal {
  readonly criminal: Int8Array;
  readonly support: Int8Array;
}

/**
 * Who decided on each image, was it uploaded, what followed for the child, and how did the image's time end? One row for each case, with
 * the columns of the synthetic `image-decisions`.
 *
 * A word for the end of an image, or for what followed, that no list has may mean any of them: with one, nothing is counted of either.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * imageDecisions(registers.images).cause // [1, 0]
 */
export function imageDecisions(table: Table): ImageDecisions {
  checkedTable(table);
  const disposal = textColumn(table, 'disposal');
  const [uploaded, seized] = ['uploaded', 'device_seized'].map((name) => recordedYesNo(textColumn(table, name)));
  const ends = listedWords(textColumn(table, 'ended_by'), IMAGE_ENDS, { blank: 0 });
  const [daysSeized, daysObserved] = ['days_seized', 'days_observed'].map((name) => notNegative(table, name));
  return {
    count: table.rowCount,
    ...textColumns(table, { officer: 'officer', team: 'team', context: 'context', category: 'category' }),
    noOfficer: notSaid(textColumn(table, 'officer'), 'which officer decided (officer was not given)'),
    noTeam: notSaid(textColumn(table, 'team'), 'which team decided (team was not given)'),
    noContext: notSaid(textColumn(table, 'context'), 'how images came about, so that like is not compared with like'),
    age: textColumn(table, 'child_age_band'),
    disposal,
    year: yearColumn(dateColumn(table, 'decided_date').days),
    uploaded: uploaded!.values,
    seized: seized!.values,
    followed: followedBy(disposal),
    daysSeized: daysSeized!.days,
    years: daysObserved!.days.map((days, row) => (ends.places[row]! < 0 ? Number.NaN : days / DAYS_OF_A_YEAR)),
    cause: ends.places,
    noEnd: daysObserved!.days.every(Number.isNaN)
      ? notComputed('the file does not say of any image for how long it was followed')
      : noEnd(ends),
    unread: [
      ...unreadWordsOfFields([
        { field: 'uploaded', words: uploaded!.words },
        { field: 'device seized', words: seized!.words },
      ]),
      ...(ends.unlisted.length > 0
        ? [`how an image's time ended: left out, since no list has it: ${ends.unlisted.join(', ')}`]
        : []),
      ...[daysSeized!, daysObserved!].flatMap(({ told }) => told),
    ],
  };
}

function notSaid(column: DictionaryColumn, what: string): NotComputed | null {
  return isBlankColumn(column) ? notComputed(`the file does not say ${what}`) : null;
}

function noEnd(ends: ReturnType<typeof listedWords>): NotComputed | null {
  // Where none ended, no image is known to be still held.
  if (ends.places.every((place) => place === 0)) {
    return notComputed('the file does not say of any image how its time ended');
  }
  return notListed("how an image's time ended", ends, IMAGE_ENDS);
}

function followedBy(disposal: DictionaryColumn): FollowedByDisposal | NotComputed {
  if (isBlankColumn(disposal)) return notComputed('the file does not say what followed for the young person');
  const list = codeList('image-disposal');
  const { column, unread } = recordedCodes(disposal, list);
  const entries = column.values.map((code) => codeEntry(list, code));
  const unlisted = notListed(
    'what followed',
    { unlisted: unread },
    entries.map(({ code }) => code),
  );
  const is = (group: string) =>
    Int8Array.from(column.codes, (code) => (code < 0 ? -1 : Number(entries[code]!.group === group)));
  return unlisted ?? { criminal: is(CRIMINAL), support: is(SUPPORT) };
}

/** Days that something lasted: below zero is no number of days. */
function notNegative(table: Table, name: string): { readonly days: Float64Array; readonly told: readonly string[] } {
  const { values } = numberColumn(table, name);
  const below = values.reduce((sum, days) => sum + (days < 0 ? 1 : 0), 0);
  const told = `${name.replace('_', ' ')}: left out, since below zero: ${countedNoun(below, 'row')}`;
  return { days: values.map((days) => (days < 0 ? Number.NaN : days)), told: below > 0 ? [told] : [] };
}
