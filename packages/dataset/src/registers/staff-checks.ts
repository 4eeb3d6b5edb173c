import { rowsWhere } from '@assay/statistics';
import { listedWords } from '../code-list/listed-words.ts';
import { recordedYesNo } from '../code-list/recorded-yes-no.ts';
import { checkedTable } from '../table/checked-table.ts';
import { textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** Who of the staff was checked, and what checks led to. */
export interface StaffChecks {
  /** Rows of staff who were checked. */
  readonly checked: readonly number[];
  /** Staff of whom it is recorded whether they were. */
  readonly known: number;
  /** Of these rows, how many checks led to that result; of `all`, to any result that is listed. */
  readonly found: (rows: readonly number[], result: string) => number;
}

/**
 * Who of the staff was checked, and how many checks led to each of these results? A result that is not listed counts as none.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * staffChecks(staffTable, ['criminal']).checked // [0]
 */
export function staffChecks(staff: Table, results: readonly string[]): StaffChecks {
  checkedTable(staff);
  const { places } = listedWords(textColumn(staff, 'check_result'), results);
  const isFound = (result: string) => (row: number) =>
    result === 'all' ? places[row]! >= 0 : results[places[row]!] === result;
  const { values, yes, no } = recordedYesNo(textColumn(staff, 'checked'));
  return {
    checked: rowsWhere(values, (answer) => answer === 1),
    known: yes + no,
    found: (rows, result) => rows.filter(isFound(result)).length,
  };
}
