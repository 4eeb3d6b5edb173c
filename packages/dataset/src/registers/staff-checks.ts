import { isBlankColumn, type NotComputed, notComputed, rowsWhere, takeRows } from '@assay/statistics';
import { NOTHING_FOUND } from '../code-list/closed-words.ts';
import { listedWords, notListed } from '../code-list/listed-words.ts';
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
  /** What checks led to, of those of whom it is recorded. */
  readonly results: StaffResults | NotComputed;
}

export interface StaffResults {
  /** Rows of staff who were checked, and of whom it is recorded to what that led. */
  readonly checked: readonly number[];
  /** Of these rows, how many checks led to that result; of `all`, to any result that is listed. */
  readonly found: (rows: readonly number[], result: string) => number;
}

/** The national exercise as published: people checked, and what the checks led to. */
export const NATIONAL_CHECKS = {
  source: 'National Police Chiefs’ Council, historic data wash against the Police National Database, published totals',
  checked: 307_452,
  results: [
    ['criminal', 9],
    ['disciplinary', 88],
    ['vetting', 139],
    ['management', 128],
    ['no further action', 97],
  ],
} as const;

/**
 * Who of the staff was checked, and how many checks led to each of these results? "Nothing found", "no trace" and their like led to none;
 * a blank is not known. Words that no list has may mean any result: with one, none is counted.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * staffChecks(staffTable, ['criminal']).checked // [0]
 */
export function staffChecks(staff: Table, results: readonly string[]): StaffChecks {
  checkedTable(staff);
  const { values, yes, no } = recordedYesNo(textColumn(staff, 'checked'));
  const checked = rowsWhere(values, (answer) => answer === 1);
  return { checked, known: yes + no, results: resultsOf(staff, checked, results) };
}

function resultsOf(staff: Table, checked: readonly number[], results: readonly string[]): StaffResults | NotComputed {
  const column = textColumn(staff, 'check_result');
  const own = takeRows(column, checked);
  if (isBlankColumn(own)) return notComputed('the file does not say what any check led to');
  const list = [...results, ...NOTHING_FOUND];
  const unread = notListed('the result of a check', listedWords(own, list), [...results, NOTHING_FOUND[0]]);
  if (unread !== null) return unread;
  const { places } = listedWords(column, list);
  const isFound = (result: string) => (row: number) =>
    result === 'all'
      ? places[row]! >= 0 && places[row]! < results.length
      : places[row]! >= 0 && list[places[row]!] === result;
  return {
    checked: checked.filter((row) => places[row]! >= 0),
    found: (rows, result) => rows.filter(isFound(result)).length,
  };
}
