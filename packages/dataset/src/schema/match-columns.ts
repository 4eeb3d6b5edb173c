import { InputError } from '@assay/statistics';
import { comparableName } from './comparable-name.ts';
import { nearestText } from './nearest-text.ts';
import type { Field, TableSchema } from './table-schema.ts';

/** Where a field's values come from, and whether somebody said so or it was guessed. */
export interface ColumnMatch {
  readonly field: string;
  /** The column's name as the file writes it. */
  readonly column: string;
  /** Position of the column in the file, from 0. */
  readonly position: number;
  readonly how: 'mapped' | 'same name' | 'guessed' | 'derived';
}

/**
 * Which column of the file is which field? What the caller mapped comes first, then the field's own name, then its
 * other names (aliases) in their order, then the column it can be derived from. Every match that nobody stated is
 * returned as guessed, so that it can be printed.
 *
 * @throws InputError where a mapping names no field or no column, where two columns would serve equally, or where a
 * required field is not found: the message lists the columns that there are.
 *
 * @example
 * matchColumns(peopleSchema, ['record', 'Given Name'])[1] // { field: 'first_name', column: 'Given Name', how: 'guessed' }
 */
export function matchColumns(
  schema: TableSchema,
  columns: readonly string[],
  mapping: Readonly<Record<string, string>> = {},
): ColumnMatch[] {
  for (const field of Object.keys(mapping)) {
    if (schema.fields.every(({ name }) => name !== field)) {
      const names = schema.fields.map(({ name }) => name).join(', ');
      throw new InputError(`"${schema.name}" has no field "${field}" to map to. Its fields are ${names}.`);
    }
  }
  const matches = schema.fields.map((field) => matchField(field, columns, mapping[field.name]));
  const missing = schema.fields.filter((field, index) => field.required && matches[index] === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => `"${name}"`).join(', ');
    const remedy = `${schema.name}:${missing[0]!.name}=${quoteIfNeeded(nearestText(missing[0]!.name, columns) ?? 'column')}`;
    throw new InputError(
      `no column for the required ${missing.length === 1 ? 'field' : 'fields'} ${names}; the file has ${listed(columns)}. ` +
        `Say which column it is, e.g. --columns ${remedy}`,
    );
  }
  return matches.filter((match) => match !== undefined);
}

function matchField(field: Field, columns: readonly string[], mapped: string | undefined): ColumnMatch | undefined {
  if (mapped !== undefined) {
    const position = findColumn(field, columns, mapped);
    if (position !== undefined) {
      return { field: field.name, column: columns[position]!, position, how: 'mapped' };
    }
    throw new InputError(
      `no column "${mapped}" for the field "${field.name}". The file has ${listed(columns)}. Name one of these.`,
    );
  }
  for (const name of [field.name, ...(field.aliases ?? [])]) {
    const position = findColumn(field, columns, name);
    if (position === undefined) continue;
    const how = columns[position] === field.name ? 'same name' : 'guessed';
    return { field: field.name, column: columns[position]!, position, how };
  }
  for (const name of field.derive?.from ?? []) {
    const position = findColumn(field, columns, name);
    if (position !== undefined) return { field: field.name, column: columns[position]!, position, how: 'derived' };
  }
  return undefined;
}

function findColumn(field: Field, columns: readonly string[], name: string): number | undefined {
  const exact = columns.flatMap((column, position) => (column === name ? [position] : []));
  const loose = columns.flatMap((column, position) =>
    comparableName(column) === comparableName(name) ? [position] : [],
  );
  const found = exact.length > 0 ? exact : loose;
  if (found.length > 1) {
    throw new InputError(
      `${found.length} columns are called "${columns[found[0]!]}", so the field "${field.name}" is ambiguous. Rename one of them in the file.`,
    );
  }
  return found[0];
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 40).map((column) => column || '(unnamed)');
  return shown.join(', ') + (columns.length > 40 ? `, … (${columns.length} in all)` : '');
}

function quoteIfNeeded(column: string): string {
  return /^[\w.-]+$/.test(column) ? column : `"${column}"`;
}
