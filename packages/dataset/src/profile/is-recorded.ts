import { checkedTable } from '../table/checked-table.ts';
import type { Table } from '../table/table.ts';
import { missingAt } from './missing-rows.ts';

/**
 * Does any row of the table say something in this column? One that a file did not have is blank in every row where a notebook reads
 * it: of neither is it known what the rows would have said.
 *
 * @throws InputError where a column has more or fewer values than the table has rows.
 *
 * @example
 * [isRecorded(people, 'first_name'), isRecorded(people, 'no such field')] // [true, false]
 */
export function isRecorded(table: Table, name: string): boolean {
  const { rowCount, columns } = checkedTable(table);
  if (!Object.hasOwn(columns, name)) return false;
  const isMissing = missingAt(columns[name]!);
  for (let row = 0; row < rowCount; row++) if (!isMissing(row)) return true;
  return false;
}
