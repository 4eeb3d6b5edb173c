import type { DictionaryColumn } from '@assay/statistics';
import { listedWords, saysOneOf } from '../code-list/listed-words.ts';
import { unreadWordsOfFields } from '../code-list/mapped-words.ts';
import { recordedYesNo } from '../code-list/recorded-yes-no.ts';
import { yearColumn } from '../date/months.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, numberColumn, textColumn, textColumns } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

const DAYS_OF_A_YEAR = 365.25;
/** Disposals that leave a criminal record or lead to one. */
const CRIMINAL = ['caution', 'charge'];
/** How an image's time may end; a blank says that it is still held. */
const ENDS = ['still held', 'found again', 'deleted'];

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
  /** 1 yes, 0 no, 2 not recorded; `seized` likewise, and `criminal` with −1 where no disposal is recorded. */
  readonly uploaded: Uint8Array;
  readonly seized: Uint8Array;
  readonly criminal: Int8Array;
  /** `NaN` where it is not recorded. */
  readonly daysSeized: Float64Array;
  /** Years from upload to the end; `NaN` where not uploaded or not known, or where it ended in words that no list has. */
  readonly years: Float64Array;
  /** 0 still held, 1 found again, 2 deleted, −1 in words that no list has. */
  readonly cause: Int8Array;
  /** What no list has, in words, for whoever reads the file. */
  readonly unread: readonly string[];
}

/**
 * Who decided on each image, was it uploaded, what followed for the child, and how did the image's time end? One row for each case, with
 * the columns of the synthetic `image-decisions`.
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
  const { places: cause, unlisted } = listedWords(textColumn(table, 'ended_by'), ENDS, { blank: 0 });
  const ends = `how an image's time ended: left out, since no list has it: ${unlisted.join(', ')}`;
  const unread = unreadWordsOfFields([
    { field: 'uploaded', words: uploaded!.words },
    { field: 'device seized', words: seized!.words },
  ]);
  return {
    count: table.rowCount,
    ...textColumns(table, { officer: 'officer', team: 'team', context: 'context', category: 'category' }),
    age: textColumn(table, 'child_age_band'),
    disposal,
    year: yearColumn(dateColumn(table, 'decided_date').days),
    uploaded: uploaded!.values,
    seized: seized!.values,
    criminal: saysOneOf(disposal, CRIMINAL),
    daysSeized: numberColumn(table, 'days_seized').values,
    years: numberColumn(table, 'days_observed').values.map((days, row) =>
      cause[row]! < 0 ? Number.NaN : days / DAYS_OF_A_YEAR,
    ),
    cause,
    unread: [...unread, ...(unlisted.length > 0 ? [ends] : [])],
  };
}
