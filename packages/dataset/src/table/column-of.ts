import { type DictionaryColumn, InputError, takeRows, textAt } from '@assay/statistics';
import { checkedTable } from './checked-table.ts';
import type { Column, DateColumn, NumberColumn, Table, TextColumn, TimeColumn } from './table.ts';

/**
 * Whether the table has the column: an optional field that no file had is absent.
 *
 * @example
 * hasColumn(people, 'ethnicity') // false
 */
export function hasColumn(table: Table, name: string): boolean {
  return Object.hasOwn(table.columns, name);
}

/**
 * The column of texts of that name.
 *
 * @throws InputError where the table has no such column, or where it holds numbers, dates or times.
 *
 * @example
 * textColumn(people, 'first_name').values // ['Ana', 'José']
 */
export function textColumn(table: Table, name: string): TextColumn {
  return columnOfKind(table, name, 'text');
}

/**
 * Several columns of texts at once, each by the name that whoever asks has for it; of these rows alone, where some are named.
 *
 * @throws InputError as {@link textColumn} does.
 *
 * @example
 * textColumns(people, { forename: 'first_name' }).forename.values // ['Ana', 'José']
 */
export function textColumns<const Names extends Readonly<Record<string, string>>>(
  table: Table,
  names: Names,
  rows?: ArrayLike<number>,
): { readonly [Own in keyof Names]: DictionaryColumn } {
  const columns = Object.entries(names).map(([own, name]) => {
    const column = textColumn(table, name);
    return [own, rows === undefined ? column : takeRows(column, rows)];
  });
  return Object.fromEntries(columns);
}

/**
 * The rows of a table as texts, each by one's own names; a missing one is empty.
 *
 * @throws InputError as {@link textColumn} does, or where a column has more or fewer values than the table has rows.
 *
 * @example
 * textRows(people, { forename: 'first_name' }) // [{ forename: 'Ana' }, { forename: '' }, { forename: 'José' }]
 */
export function textRows<const Names extends Readonly<Record<string, string>>>(
  table: Table,
  names: Names,
): { readonly [Own in keyof Names]: string }[] {
  const columns = Object.entries(textColumns(checkedTable(table), names));
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(columns.map(([own, column]) => [own, textAt(column, row) ?? ''])),
  ) as { readonly [Own in keyof Names]: string }[];
}

/**
 * The column of numbers of that name; `NaN` is a missing one.
 *
 * @throws InputError as {@link textColumn} does.
 *
 * @example
 * numberColumn(people, 'contacts').values // [3, 0, NaN]
 */
export function numberColumn(table: Table, name: string): NumberColumn {
  return columnOfKind(table, name, 'number');
}

/**
 * The column of dates of that name, as days since 1970-01-01; {@link MISSING_DAY} is a missing one, or one that cannot
 * be.
 *
 * @throws InputError as {@link textColumn} does.
 *
 * @example
 * dateColumn(people, 'born').days[0] === dayNumber(1980, 1, 31) // true
 */
export function dateColumn(table: Table, name: string): DateColumn {
  return columnOfKind(table, name, 'date');
}

/**
 * The column of times of that name, in milliseconds since 1970-01-01 UTC; `NaN` is a missing one.
 *
 * @throws InputError as {@link textColumn} does.
 *
 * @example
 * timeColumn(people, 'seen').milliseconds[0] === Date.UTC(2024, 5, 1, 10) // true
 */
export function timeColumn(table: Table, name: string): TimeColumn {
  return columnOfKind(table, name, 'time');
}

function columnOfKind<Kind extends Column['kind']>(
  table: Table,
  name: string,
  kind: Kind,
): Extract<Column, { kind: Kind }> {
  if (!hasColumn(table, name)) {
    const names = Object.keys(table.columns).join(', ');
    throw new InputError(`the table has no column "${name}". It has ${names || 'none'}.`);
  }
  const column = table.columns[name]!;
  if (column.kind !== kind) {
    throw new InputError(
      `the column "${name}" holds ${column.kind}s, not ${kind}s. Ask for it as a ${column.kind} column.`,
    );
  }
  return column as Extract<Column, { kind: Kind }>;
}
