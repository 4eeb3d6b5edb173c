import { InputError } from '@assay/statistics';
import type { Field } from './table-schema.ts';

/** A value that is not a column's own: put together of several, or taken out of one. */
export interface MadeValue {
  readonly kind: 'day, month and year' | 'date and time' | 'forenames' | 'surname';
  /** Positions of the columns in the file, in the order of the kind's words. */
  readonly positions: readonly number[];
}

/**
 * What does a mapping such as `day+month+year` or `surname of full_name` ask for? `null` where it is no such mapping.
 *
 * @throws InputError where the field cannot be made so, or a column is not there.
 */
export function madeValue(
  field: Pick<Field, 'name' | 'type'>,
  mapped: string,
  find: (column: string) => number | undefined,
): MadeValue | null {
  const name = /^(forenames|surname) of (.+)$/.exec(mapped);
  if (name !== null) {
    if (field.type !== 'text') throw wrongType(field, mapped);
    return { kind: name[1] as 'forenames' | 'surname', positions: [found(name[2]!, find)] };
  }
  const columns = mapped.split('+').map((column) => column.trim());
  if (columns.length < 2) return null;
  const positions = columns.map((column) => found(column, find));
  if (field.type === 'time' && columns.length === 2) return { kind: 'date and time', positions };
  if (field.type !== 'text' && field.type !== 'number' && columns.length === 3) {
    const order = dayMonthYear(columns);
    return { kind: 'day, month and year', positions: order.map((at) => positions[at]!) };
  }
  throw wrongType(field, mapped);
}

/** By what the columns are called, where they say it; else as they were written: day, month, year. */
function dayMonthYear(columns: readonly string[]): readonly number[] {
  const places = [/day|(^|[^a-z])dd?$/i, /month|mon$|(^|[^a-z])mm?$/i, /year|yr|(^|[^a-z])y{1,4}$/i].map((word) =>
    columns.flatMap((column, at) => (word.test(column) ? [at] : [])),
  );
  const isTold = places.every((found) => found.length === 1) && new Set(places.flat()).size === 3;
  return isTold ? places.flat() : [0, 1, 2];
}

function found(column: string, find: (column: string) => number | undefined): number {
  const position = find(column);
  if (position !== undefined) return position;
  throw new InputError(`no column "${column}" to put a value together of. Name one of the file's columns.`);
}

function wrongType({ name, type }: Pick<Field, 'name' | 'type'>, mapped: string): InputError {
  return new InputError(
    `the ${type} field "${name}" cannot be made of "${mapped}". A date is made of day+month+year, a time of date+time or day+month+year, a name of "forenames of column" or "surname of column".`,
  );
}
