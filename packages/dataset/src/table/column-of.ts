import { InputError } from '@assay/statistics';
import type { Column, DateColumn, NumberColumn, Table, TextColumn, TimeColumn } from './table.ts';

/** Whether the table has the column: an optional field that no file had is absent. */
export function hasColumn(table: Table, name: string): boolean {
  return Object.hasOwn(table.columns, name);
}

/**
 * The column of texts of that name.
 *
 * @throws InputError where the table has no such column, or where it holds numbers, dates or times.
 *
 * @example textColumn(people, 'surname').values
 */
export function textColumn(table: Table, name: string): TextColumn {
  return columnOfKind(table, name, 'text');
}

/**
 * The column of numbers of that name; `NaN` is a missing one.
 *
 * @throws InputError as {@link textColumn} does.
 */
export function numberColumn(table: Table, name: string): NumberColumn {
  return columnOfKind(table, name, 'number');
}

/**
 * The column of dates of that name.
 *
 * @throws InputError as {@link textColumn} does.
 */
export function dateColumn(table: Table, name: string): DateColumn {
  return columnOfKind(table, name, 'date');
}

/**
 * The column of times of that name; `NaN` is a missing one.
 *
 * @throws InputError as {@link textColumn} does.
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
