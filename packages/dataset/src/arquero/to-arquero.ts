import { type ColumnTable, table } from 'arquero';
import { plainColumns } from '../table/plain-columns.ts';
import type { Table } from '../table/table.ts';

/**
 * The table for wrangling with Arquero. Missing values are `null`; dates are texts yyyy-mm-dd as recorded, because a
 * date that cannot be would be lost in a `Date`; times are ISO texts in UTC.
 *
 * @example
 * toArquero(people).groupby('sex').count().objects() // [{ sex: 'F', count: 1 }, { sex: 'M', count: 2 }]
 */
export function toArquero(source: Table): ColumnTable {
  return table(plainColumns(source));
}
