import { dictionaryColumn, InputError } from '@assay/statistics';
import { type RecordedDate, recordedDate } from '../date/recorded-date.ts';
import { recordedTime } from '../date/recorded-time.ts';
import type { Field, TableSchema } from '../schema/table-schema.ts';
import { decimalNumber } from './decimal-number.ts';
import { type Column, MISSING_DAY, type Table } from './table.ts';

/** Plain values of a column; `null` is a missing one. */
export type PlainValues = readonly (string | number | null | undefined)[];

/**
 * A table out of plain arrays, one for each field, read as a file would be: texts trimmed and in Unicode NFC, dates and
 * times out of texts.
 *
 * @throws InputError where arrays differ in length, name no field, or hold a value that is no number, date or time.
 *
 * @example
 * tableOf(peopleSchema, { first_name: ['Ana', null], born: ['1980-01-31', '31/02/1980'] }).rowCount // 2
 */
export function tableOf<Name extends string>(
  schema: TableSchema<Name>,
  values: Readonly<Partial<Record<Name, PlainValues>>>,
): Table {
  const names = Object.keys(values) as Name[];
  const rowCount = names.length === 0 ? 0 : values[names[0]!]!.length;
  const columns: Record<string, Column> = {};
  for (const name of names) {
    const field = schema.fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      const known = schema.fields.map((candidate) => candidate.name).join(', ');
      throw new InputError(`"${schema.name}" has no field "${name}". Its fields are ${known}.`);
    }
    const column = values[name]!;
    if (column.length !== rowCount) {
      throw new InputError(
        `"${name}" has ${column.length} values where "${names[0]}" has ${rowCount}. Give every column one value for each row.`,
      );
    }
    columns[name] = columnOf(field, column);
  }
  return { rowCount, columns };
}

/**
 * One column out of plain values, of the field's type; `null` and empty texts are missing.
 *
 * @throws InputError where a value is no number, date or time.
 *
 * @example
 * columnOf({ name: 'contacts', type: 'number' }, ['3', null]).values // [3, NaN]
 */
export function columnOf(field: Pick<Field, 'name' | 'type'>, values: PlainValues): Column {
  if (field.type === 'number')
    return { kind: 'number', values: Float64Array.from(values, (value) => numberOf(field, value)) };
  const texts = values.map(textOf);
  if (field.type === 'date') {
    const dates = texts.map((text) => (text === null ? null : parsed(field, text, recordedDate)));
    return dateColumnOf(dates);
  }
  if (field.type === 'time') {
    const times = texts.map((text) => (text === null ? Number.NaN : parsed(field, text, recordedTime).milliseconds));
    return { kind: 'time', milliseconds: Float64Array.from(times) };
  }
  return { kind: 'text', ...dictionaryColumn(texts) };
}

function dateColumnOf(dates: readonly (RecordedDate | null)[]): Column {
  return {
    kind: 'date',
    days: Int32Array.from(dates, (date) => date?.day ?? MISSING_DAY),
    recorded: dictionaryColumn(dates.map((date) => date?.written ?? null)),
  };
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value).trim().normalize('NFC') || null;
}

function numberOf({ name }: Pick<Field, 'name'>, value: string | number | null | undefined): number {
  const text = textOf(value);
  if (text === null || Number.isNaN(value)) return Number.NaN;
  const number = decimalNumber(text);
  if (Number.isFinite(number)) return number;
  throw new InputError(`"${text}" in the number column "${name}" is no number. Give a number or null.`);
}

function parsed<Value>(
  { name, type }: Pick<Field, 'name' | 'type'>,
  text: string,
  parse: (text: string) => Value | undefined,
): Value {
  const value = parse(text);
  if (value !== undefined) return value;
  throw new InputError(
    `"${text}" in the ${type} column "${name}" is no ${type}. Write it as yyyy-mm-dd, or give null.`,
  );
}
