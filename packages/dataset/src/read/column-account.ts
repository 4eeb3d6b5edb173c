import type { CountedText, DateReading } from '../date/infer-date-format.ts';
import type { DateMeaning } from '../date/placeholder-date.ts';
import type { Column } from '../table/table.ts';
import type { CommaMeaning } from './comma-numbers.ts';

/** Turns a row of the whole reading (from 0) into words: `row 7 of people.csv`. */
export type RowName = (row: number) => string;

/** What was made of a column's texts besides its values. */
export interface ColumnAccount {
  /** Rows whose date or time has the right shape and cannot be. */
  readonly impossible: number;
  /** Rows whose date gives a month or a year and no day; missing in the column. */
  readonly withoutDay: number;
  /** Rows whose text does not fit the pattern that the field is derived by; missing in the column. */
  readonly underived: number;
  /** Rows out of whose text characters were taken that nobody sees. */
  readonly cleaned: number;
  /** Rows whose text lost letters before the file was written. */
  readonly garbled?: number;
  /** Words that were said to mean missing, and words that look like it and were kept. */
  readonly missingWords: readonly CountedText[];
  readonly likelyMissing: readonly CountedText[];
  /** Words whose meaning was said, with the rows that hold them, 0 where none does; left out where none was said. */
  readonly wordsRead?: readonly (CountedText & { readonly meaning: string | null })[];
  readonly dates: DateReading | null;
  /** Rows of times without an offset, read by London's clock; of which at an hour that it showed twice, or never. */
  readonly clock?: { readonly rows: number; readonly twice: number; readonly never: number };
  /** Rows of a time that hold a date alone, where none holds a time of day. */
  readonly datesAlone?: number;
  /** Rows of dates that are moments of universal time, and of another day on London's clock. */
  readonly otherDay?: number;
  /** Numbers that were written with commas, and what all of them tell that a comma is. */
  readonly commas?: { readonly meaning: CommaMeaning; readonly rows: number };
  /** Numbers that were written with a percent sign, read as hundredths; left out where there are none. */
  readonly percentages?: number;
  /** Dates that stand for "not known" or "no end". */
  readonly placeholders: readonly { readonly recorded: string; readonly meaning: DateMeaning; readonly rows: number }[];
}

/** A column and the account of it. */
export interface BuiltColumn extends ColumnAccount {
  readonly column: Column;
}

/** Of a column about which nothing has to be told. */
export const NOTHING: ColumnAccount = {
  impossible: 0,
  withoutDay: 0,
  underived: 0,
  cleaned: 0,
  missingWords: [],
  likelyMissing: [],
  dates: null,
  placeholders: [],
};
