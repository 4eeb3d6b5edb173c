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

/**
 * Declares a file that the notebook reads, keeping its fields as types; required unless `optional`.
 *
 * @example
 * const schema = { name: 'people', title: 'People', fields: [] };
 * input({ name: 'people', title: 'People', description: 'One row each.', schema, dataset: null }).optional // false
 */
export function input<const Name extends string, Fields extends string>(
  definition: Omit<Input<Name, Fields>, 'kind' | 'optional'> & { readonly optional?: boolean },
): Input<Name, Fields> {
  return { optional: false, ...definition, kind: 'input' };
}

/** What a cell receives for an input. */
export interface InputTable<Fields extends string = string> extends Table {
  readonly columns: Readonly<Record<Fields, Table['columns'][string]>> & Table['columns'];
}
