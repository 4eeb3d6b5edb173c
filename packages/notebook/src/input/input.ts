import type { Table, TableSchema } from '@assay/dataset';
import type { CountedInput } from './counted-input.ts';

/** A file the notebook reads, or the synthetic table it falls back on. */
export interface Input<Name extends string = string, Fields extends string = string> {
  readonly kind: 'input';
  readonly name: Name;
  readonly title: string;
  readonly description: string;
  readonly schema: TableSchema<Fields>;
  /** Name of the dataset in `datasets/` that is used when no file is given; `null` where a file is required or the input is optional. */
  readonly dataset: string | null;
  readonly optional: boolean;
  /** Passes that can take the place of the rows, where a table is too large to be read or may not leave its place. */
  readonly counted?: readonly CountedInput[];
}

interface Declared extends Omit<Input, 'kind' | 'name' | 'title' | 'schema' | 'optional'> {
  readonly optional?: boolean;
}

/**
 * Declares a file that the notebook reads, keeping its fields as types; required unless `optional`. Fields are stated here
 * or, where the table has a schema of its own, by that.
 *
 * @example
 * const fields = [{ name: 'surname', title: 'Surname', description: '', type: 'text', role: 'name', required: true }];
 * input('people', 'People', { description: 'One row each.', dataset: null, fields }).optional // false
 */
export function input<const Name extends string, Fields extends string>(
  name: Name,
  title: string,
  definition: Declared &
    ({ readonly schema: TableSchema<Fields> } | { readonly fields: TableSchema<Fields>['fields'] }),
): Input<Name, Fields> {
  const { optional = false, ...given } = definition;
  if ('schema' in given) return { ...given, kind: 'input', name, title, optional };
  const { fields, ...rest } = given;
  return { ...rest, kind: 'input', name, title, schema: { name, title, fields }, optional };
}

/** What a cell receives for an input. */
export interface InputTable<Fields extends string = string> extends Table {
  readonly columns: Readonly<Record<Fields, Table['columns'][string]>> & Table['columns'];
}
