import type { DictionaryColumn } from '../column/dictionary-column.ts';

/** One count of a pass over a table: what was counted, for which class or rule, at which size. */
export interface CountRow {
  readonly what: string;
  readonly at: number;
  readonly size: number;
  readonly count: number;
}

/**
 * What is known of one thing, such as a person, that stands in several slices: bits that slices set, joined by "or" before
 * they are counted. It never leaves the place where counts are merged.
 */
export interface CrossingRow {
  readonly what: string;
  readonly key: string;
  readonly bits: number;
}

/** Columns of one slice of a table, by their part in the counting. */
export interface Slice {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, DictionaryColumn>>;
  /** Parts that are numbers, or times: what the clock in London showed, as milliseconds since 1970; `NaN` where missing. */
  readonly numbers?: Readonly<Record<string, Float64Array>>;
  /** For each row: how many rows of the whole table share its value of `sizeOf`. */
  readonly sizes: Int32Array | null;
}

export interface CountedSlice {
  readonly rows: readonly CountRow[];
  readonly crossing: readonly CrossingRow[];
}

export type CountOption = string | number | boolean;

/**
 * A pass that turns any number of rows into few counts, slice by slice, where no count crosses slices. Slices may be counted
 * anywhere and in any order; {@link mergeCounts} gives what one pass over the whole table would.
 */
export interface Counter {
  readonly name: string;
  /** Raised whenever the same rows could be counted otherwise. */
  readonly version: number;
  /** Columns that are needed, and those that may be absent. */
  readonly columns: readonly string[];
  readonly optional: readonly string[];
  /** Rows of one value of this column are always in one slice; rows without a value, or all where `null`, may lie anywhere. */
  readonly splitBy: string | null;
  /** Column whose values are told with the rows they have in the whole table, or `null`. */
  readonly sizeOf: string | null;
  /** Counts whose parts merge to the largest; all others are sums. */
  readonly largest: readonly string[];
  count(slice: Slice, options: Readonly<Record<string, CountOption>>): CountedSlice;
  /**
   * Refuses counts of the whole table that would be rows by another name, as `count` refuses those of a slice: how a table was
   * divided decides nothing.
   */
  refuse?(merged: readonly CountRow[]): void;
}
