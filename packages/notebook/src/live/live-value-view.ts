import { countedNoun } from '@assay/statistics';
import type { RowsOrder, ValueRows, ValueView } from './live-message.ts';
import { liveValueAsRows, type Tabular } from './tabular.ts';

const FIRST_ROWS = 8;
const MOST_ROWS = 200;
const MOST_COLUMNS = 30;
const LONGEST_TEXT = 120;

/** What a value is and its first rows, small whatever the value's size. */
export function liveValueView(value: unknown): ValueView {
  const table = liveValueAsRows(value);
  if (table === null) return { what: summaryOf(value), rows: null };
  return { what: `${table.what} of ${sizeOf(table)}`, rows: rowsOf(table, { from: 0, count: FIRST_ROWS }) };
}

function sizeOf({ rowCount, columns, what }: Tabular): string {
  const rows = countedNoun(rowCount, 'row');
  return columns.length === 1 || what === 'map' || what === 'record'
    ? rows
    : `${rows} and ${countedNoun(columns.length, 'column')}`;
}

/** The rows of a value that somebody looks for: searched in every column, sorted by one. `null` where it has no rows. */
export function liveValueRows(
  value: unknown,
  { search, sort, isDescending, from, count }: Omit<RowsOrder, 'type' | 'request' | 'cell'>,
): ValueRows | null {
  const table = liveValueAsRows(value);
  if (table === null) return null;
  const wanted = search.trim().toLocaleLowerCase('en-GB');
  const holds = (row: number) =>
    table.columns.some((_, column) =>
      String(shownOf(table.at(row, column)) ?? '')
        .toLocaleLowerCase('en-GB')
        .includes(wanted),
    );
  const order: number[] = [];
  for (let row = 0; row < table.rowCount; row++) if (wanted === '' || holds(row)) order.push(row);
  const by = sort === null ? -1 : table.columns.indexOf(sort);
  if (by >= 0) {
    const keys = new Map(order.map((row) => [row, shownOf(table.at(row, by))]));
    const sign = isDescending ? -1 : 1;
    order.sort((a, b) => compare(keys.get(a)!, keys.get(b)!, sign) || a - b);
  }
  return rowsOf(table, { from: Math.max(0, Math.min(from, order.length)), count, order });
}

function rowsOf(
  table: Tabular,
  { from, count, order }: { readonly from: number; readonly count: number; readonly order?: readonly number[] },
): ValueRows {
  const found = order?.length ?? table.rowCount;
  const length = Math.max(0, Math.min(count, MOST_ROWS, found - from));
  const columns = table.columns.slice(0, MOST_COLUMNS);
  const rows = Array.from({ length }, (_, index) => {
    const row = order === undefined ? from + index : order[from + index]!;
    return columns.map((_, column) => shownOf(table.at(row, column)));
  });
  return { columns, rows, from, found, rowCount: table.rowCount };
}

/** What is missing stands last, whichever way the rest is sorted. */
function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * String(a).localeCompare(String(b), 'en-GB');
}

function shownOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value);
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  return summaryOf(value);
}

/** A value in a few words. */
function summaryOf(value: unknown, depth = 0): string {
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
  const table = liveValueAsRows(value);
  if (table === null) return '{ }';
  if (table.what !== 'record' || depth > 1) return `${table.what} of ${sizeOf(table)}`;
  const parts = Object.entries(value).map(([name, each]) => `${name}: ${summaryOf(each, depth + 1)}`);
  const text = `{ ${parts.join(', ')} }`;
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
