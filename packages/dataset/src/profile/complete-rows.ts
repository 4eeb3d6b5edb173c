import { filledBy } from '@assay/statistics';
import { checkedTable } from '../table/checked-table.ts';
import { type Column, MISSING_DAY, type Table } from '../table/table.ts';
import { isRecorded } from './is-recorded.ts';
import { missingAt } from './missing-rows.ts';

/**
 * In which rows is every one of these fields filled? 1 where it is. A field that the table does not have asks nothing, nor one that
 * is blank in every row: no row is the worse for what nobody was asked. A date is filled where a calendar has it.
 *
 * @throws InputError where a column has more or fewer values than the table has rows.
 *
 * @example
 * completeRows(people, ['first_name', 'born', 'no such field']) // [1, 0, 0]
 */
export function completeRows(table: Table, names: readonly string[]): Uint8Array {
  const asked = names.filter((name) => isRecorded(checkedTable(table), name));
  const columns = asked.map((name) => table.columns[name]!);
  const isMissing = columns.map((column) => emptyAt(column));
  return filledBy(new Uint8Array(table.rowCount), (row) => (isMissing.some((missing) => missing(row)) ? 0 : 1));
}

const emptyAt = (column: Column) =>
  column.kind === 'date' ? (row: number) => column.days[row] === MISSING_DAY : missingAt(column);
