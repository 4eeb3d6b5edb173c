import { MISSING_CODE, type RowKeys } from '@assay/statistics';
import { checkedTable } from './checked-table.ts';
import type { Column, Table } from './table.ts';
import { writtenValues } from './written-values.ts';

/**
 * A key for each row out of what it says, its identifiers apart, and its number among the rows that say the same: lots drawn by
 * such keys are one for each row, and no count of who has a place changes when somebody gives the same people other
 * identifiers. `also` are further columns that tell rows apart, such as an outcome from another file. A key is made when it
 * is asked for: few of a million rows need one.
 *
 * @throws InputError where a column has more or fewer values than the table has rows.
 *
 * @example
 * const keys = keysOfAlike(people, ['record', 'first_name', 'born', 'contacts', 'seen']);
 * [0, 1, 2].map((row) => keys.keyOf(row)) // ['F #1', 'M #1', 'M #2']
 */
export function keysOfAlike(
  table: Table,
  identifiers: readonly string[],
  also: readonly ArrayLike<number>[] = [],
): RowKeys {
  const { columns, rowCount } = checkedTable(table);
  const told = Object.keys(columns)
    .filter((name) => !identifiers.includes(name))
    .sort()
    .map((name) => columns[name]!);
  const values = told.map(writtenValues);
  const said = (row: number): string => {
    let text = '';
    for (const value of values) text += `${text === '' ? '' : '\n'}${value(row) ?? ''}`;
    for (const column of also) text += `\n${column[row]}`;
    return text;
  };
  let marked: MarkedRows | null = null;
  const numbers = new Int32Array(rowCount);
  return {
    length: rowCount,
    keyOf(row) {
      marked ??= markedRows(told, also, rowCount);
      if (numbers[row] === 0) numberAlike(marked.rowsLike(row), said, numbers);
      return `${said(row)} #${numbers[row]}`;
    },
  };
}

/** Numbers rows among those of them that say the same, from 1, in their order. */
function numberAlike(rows: readonly number[], said: (row: number) => string, numbers: Int32Array): void {
  const times = new Map<string, number>();
  for (const row of rows) {
    const text = said(row);
    numbers[row] = (times.get(text) ?? 0) + 1;
    times.set(text, numbers[row]!);
  }
}

interface MarkedRows {
  /** In order, every row that may say the same as this one: all that do, and seldom another. */
  rowsLike(row: number): readonly number[];
}

/** Rows by a number made of all they say: equal where they say the same. */
function markedRows(columns: readonly Column[], also: readonly ArrayLike<number>[], rowCount: number): MarkedRows {
  const marks = new Int32Array(rowCount);
  for (const column of columns) addColumn(marks, column);
  for (const column of also) for (let row = 0; row < rowCount; row++) marks[row] = mixed(marks[row]!, column[row]! | 0);
  // Mark and row side by side in one double, whose 53 bits hold both.
  const width = 2 ** Math.ceil(Math.log2(Math.max(2, rowCount)));
  const most = Math.min(2 ** 32, 2 ** 53 / width);
  const markOf = (row: number) => (marks[row]! >>> 0) % most;
  const ordered = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) ordered[row] = markOf(row) * width + row;
  ordered.sort();
  return {
    rowsLike(row) {
      const start = markOf(row) * width;
      const rows: number[] = [];
      for (let at = firstFrom(ordered, start); at < rowCount && ordered[at]! < start + width; at++) {
        rows.push(ordered[at]! - start);
      }
      return rows;
    },
  };
}

function addColumn(marks: Int32Array, column: Column): void {
  if (column.kind === 'text' || column.kind === 'date') {
    const { codes, values } = column.kind === 'text' ? column : column.recorded;
    const ofValue = Int32Array.from(values, markOfText);
    for (let row = 0; row < marks.length; row++) {
      const code = codes[row]!;
      marks[row] = mixed(marks[row]!, code === MISSING_CODE ? 0 : ofValue[code]!);
    }
    return;
  }
  const numbers = column.kind === 'number' ? column.values : column.milliseconds;
  const number = new Float64Array(1);
  const words = new Int32Array(number.buffer);
  for (let row = 0; row < marks.length; row++) {
    // Zero is written without its sign.
    number[0] = numbers[row]! + 0;
    const isMissing = Number.isNaN(number[0]);
    marks[row] = mixed(mixed(marks[row]!, isMissing ? 0 : words[0]!), isMissing ? 0 : words[1]!);
  }
}

/** 0 of the empty text, which is written as a missing one is. */
function markOfText(text: string): number {
  let mark = 0;
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193) + at + 1;
  return mark;
}

function mixed(mark: number, other: number): number {
  const one = Math.imul(mark ^ Math.imul(other, 0x9e3779b1), 0x7feb352d);
  return one ^ (one >>> 15);
}

function firstFrom(ordered: Float64Array, least: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ordered[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
