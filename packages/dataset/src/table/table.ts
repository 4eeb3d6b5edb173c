import type { DictionaryColumn } from '@assay/statistics';

/** Day number of a missing date. */
export const MISSING_DAY = -2147483648;

export interface TextColumn extends DictionaryColumn {
  readonly kind: 'text';
}

/** Numbers; `NaN` marks a missing one inside the column and nowhere else. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
}

/**
 * Dates as days since 1970-01-01 ({@link MISSING_DAY} where missing or impossible), with the digits as recorded beside them,
 * written yyyy-mm-dd whether or not there is such a day: a wrong date is still what the force's system compares.
 */
export interface DateColumn {
  readonly kind: 'date';
  readonly days: Int32Array;
  readonly recorded: DictionaryColumn;
}

/** Instants as milliseconds since 1970-01-01T00:00Z; `NaN` marks a missing one. */
export interface TimeColumn {
  readonly kind: 'time';
  readonly milliseconds: Float64Array;
}

export type Column = TextColumn | NumberColumn | DateColumn | TimeColumn;

/** Columns of equal length, named as in the schema. */
export interface Table {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, Column>>;
}
