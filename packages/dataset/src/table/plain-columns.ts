import { InputError } from '@assay/statistics';
import { matchColumns } from '../schema/match-columns.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import { checkedTable } from './checked-table.ts';
import type { Table } from './table.ts';
import { type PlainValues, tableOf } from './table-of.ts';
import { writtenValues } from './written-values.ts';

/** What another library's frame may hold in a cell. */
export type ForeignValue = string | number | bigint | boolean | Date | null | undefined;

/**
 * A table's columns as plain arrays, `null` where missing: numbers as numbers, texts, dates as recorded (yyyy-mm-dd, those that
 * cannot be among them), times in UTC. For adapters of other libraries' frames.
 *
 * @throws InputError where a column has more or fewer values than the table has rows.
 *
 * @example
 * plainColumns(people).born // ['1980-01-31', '1980-02-31', null]
 */
export function plainColumns(table: Table): Record<string, (string | number | null)[]> {
  const columns = Object.entries(checkedTable(table).columns).map(([name, column]) => {
    const rows = Array.from({ length: table.rowCount }, (_, row) => row);
    if (column.kind === 'number') return [name, rows.map((row) => numberOrNull(column.values[row]!))] as const;
    return [name, rows.map(writtenValues(column))] as const;
  });
  return Object.fromEntries(columns);
}

/**
 * A table out of another library's columns, found by name as a file's columns are. For adapters of other libraries' frames.
 *
 * @throws InputError as reading a file does.
 *
 * @example
 * tableFromColumns(peopleSchema, ['record', 'first_name'], () => ['1', '2']).rowCount // 2
 */
export function tableFromColumns(
  schema: TableSchema,
  names: readonly string[],
  valuesOf: (name: string) => Iterable<ForeignValue>,
  mapping: Readonly<Record<string, string>> = {},
): Table {
  const values: Record<string, PlainValues> = {};
  for (const { field, column, how } of matchColumns(schema, names, mapping)) {
    const { derive } = schema.fields.find(({ name }) => name === field)!;
    const plain = Array.from(valuesOf(column), plainValue);
    const pattern = how === 'derived' && derive ? new RegExp(derive.pattern, 'u') : undefined;
    values[field] = pattern ? plain.map((value) => pattern.exec(String(value ?? ''))?.[1] ?? null) : plain;
  }
  return tableOf(schema, values);
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function plainValue(value: ForeignValue): string | number | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new InputError(`a cell holds ${typeof value}. Give texts, numbers, dates, true or false, or null.`);
}
