import { type ForeignValue, plainColumns, type Table, type TableSchema, tableFromColumns } from '@assay/dataset';
import type { DataFrame } from 'danfojs-node';

/** The part of a Danfo frame that is read. */
export type DanfoFrame = Pick<DataFrame, 'columns' | 'column'>;

/**
 * The table for wrangling with Danfo. Missing values are `null`; dates are texts yyyy-mm-dd as recorded; times are ISO
 * texts in UTC. Danfo is loaded on the first call: it brings a tensor library with it, which takes a second or more.
 *
 * @example
 * (await toDanfo(people)).shape // [3, 6]
 */
export async function toDanfo(source: Table): Promise<DataFrame> {
  const { DataFrame } = await import('danfojs-node');
  return new DataFrame(plainColumns(source));
}

/**
 * A table out of a Danfo frame. Columns are found by name as a file's are.
 *
 * @throws InputError as reading a file does.
 *
 * @example
 * fromDanfo(await toDanfo(people), peopleSchema).rowCount // 3
 */
export function fromDanfo(source: DanfoFrame, schema: TableSchema, mapping?: Readonly<Record<string, string>>): Table {
  return tableFromColumns(schema, source.columns, (name) => source.column(name).values as ForeignValue[], mapping);
}
