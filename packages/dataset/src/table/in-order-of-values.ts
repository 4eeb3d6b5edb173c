import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { checkedTable } from './checked-table.ts';
import { compareRows, compareRowsByRank } from './compare-rows.ts';
import { GrowingCodes } from './growing-codes.ts';
import {
  asTextColumn,
  daysOfValues,
  dictionaryLength,
  packedCodes,
  packedDates,
  packedDictionary,
} from './held-texts.ts';
import { selectRows } from './select-rows.ts';
import type { Column, Table } from './table.ts';

/** Tables that were put in order here, and by which fields: nobody writes into a table. */
const inOrder = new WeakMap<Table, string>();

/**
 * The same rows in the order of what they say, so that nothing computed of them depends on how a file was sorted: by the
 * first of `fields`, where that ties by the next, and then by the other columns by name. Shorter texts stand before longer
 * ones and else by their code units (R2 before R10), missing values last; texts have codes in order of appearance, as a
 * file that was sorted so would have them. Rows that are the same in every column cannot be told apart.
 *
 * A table that stands in this order already is returned as it is, after one look at each row; one that was put in it here, at once.
 *
 * @throws InputError where a column has more or fewer values than the table has rows.
 *
 * @example
 * textColumn(inOrderOfValues(people, ['born', 'first_name']), 'first_name').values // ['Ana', 'José']
 */
export function inOrderOfValues(table: Table, fields: readonly string[]): Table {
  checkedTable(table);
  const by = JSON.stringify(fields);
  if (inOrder.get(table) === by) return table;
  const others = Object.keys(table.columns)
    .filter((name) => !fields.includes(name))
    .sort();
  const columns = [...fields, ...others].flatMap((name) => table.columns[name] ?? []);
  const ordered = standsInOrder(columns, table.rowCount) ? table : selectRows(table, orderOf(columns, table.rowCount));
  const entries = Object.entries(ordered.columns);
  const recoded = entries.map(([name, column]) => [name, withCodesInOrder(column)] as const);
  const found = recoded.every(([, column], at) => column === entries[at]![1])
    ? ordered
    : { rowCount: table.rowCount, columns: Object.fromEntries(recoded) };
  inOrder.set(found, by);
  return found;
}

function standsInOrder(columns: readonly Column[], rowCount: number): boolean {
  const comparisons = columns.map(compareRows);
  for (let row = 1; row < rowCount; row++) {
    for (const compare of comparisons) {
      const before = compare(row - 1, row);
      if (before < 0) break;
      if (before > 0) return false;
    }
  }
  return true;
}

/** Row numbers in order: each column sorts what the columns before it left tied, and no more. */
function orderOf(columns: readonly Column[], rowCount: number): Int32Array {
  const order = Int32Array.from({ length: rowCount }, (_, row) => row);
  let tied: [start: number, end: number][] = rowCount > 1 ? [[0, rowCount]] : [];
  for (const column of columns) {
    if (tied.length === 0) break;
    const compare = compareRowsByRank(column);
    const left: [number, number][] = [];
    for (const [start, end] of tied) {
      const run = order.subarray(start, end);
      if (run.length === 2) {
        if (compare(run[0]!, run[1]!) > 0) run.reverse();
      } else run.sort(compare);
      for (let from = start, at = start + 1; at <= end; at++) {
        if (at < end && compare(order[from]!, order[at]!) === 0) continue;
        if (at - from > 1) left.push([from, at]);
        from = at;
      }
    }
    tied = left;
  }
  return order;
}

function withCodesInOrder(column: Column): Column {
  if (column.kind === 'text') {
    const recoded = inOrderOfAppearance(column);
    return recoded === column ? column : asTextColumn(recoded);
  }
  if (column.kind !== 'date') return column;
  const recorded = inOrderOfAppearance(column.recorded);
  if (recorded === column.recorded) return column;
  const ofValues = daysOfValues(column);
  if (ofValues === undefined) return { ...column, recorded };
  const dayOf = new Map(column.recorded.values.map((text, code) => [text, ofValues[code]!]));
  return packedDates(
    recorded,
    Int32Array.from(recorded.values, (text) => dayOf.get(text)!),
  );
}

function inOrderOfAppearance(column: DictionaryColumn): DictionaryColumn {
  const { codes } = column;
  if (areInOrderOfAppearance(codes, dictionaryLength(column))) return column;
  const { values } = column;
  const newCode = new Int32Array(values.length).fill(MISSING_CODE);
  const seen: string[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === MISSING_CODE || newCode[code] !== MISSING_CODE) continue;
    newCode[code] = seen.length;
    seen.push(values[code]!);
  }
  const newCodes = codes.map((code) => (code === MISSING_CODE ? MISSING_CODE : newCode[code]!));
  if (packedCodes(column) === undefined) return { codes: newCodes, values: seen };
  const growing = new GrowingCodes(newCodes.length);
  growing.add(newCodes, seen.length);
  return packedDictionary(growing.finish(), () => seen);
}

/** Whether each code is at most one above those before it, and all of them appear. */
function areInOrderOfAppearance(codes: Int32Array, distinct: number): boolean {
  let seen = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code > seen) return false;
    if (code === seen) seen++;
  }
  return seen === distinct;
}
