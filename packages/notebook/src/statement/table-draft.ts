import { type FindingTable, type RowTotal, remakeTable, type TableColumn } from '@assay/evidence';
import type { Column } from './column.ts';

/**
 * A finding's table of these rows: the cells that the columns read, then every share, rate, ratio and limit made of the
 * counts in it.
 *
 * @throws InputError where counts contradict each other: "share" of "North": successes exceed the total.
 */
export function tableDraft<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  totals: readonly RowTotal[] | undefined,
): FindingTable {
  const cells = rows.map((row, index) => columns.map((column) => column.cells(row, index)));
  const parts = columns.flatMap((column) => column.parts);
  const shown = shownColumns(columns);
  const names = new Set(shown.map(({ name }) => name));
  return remakeTable({
    columns: shown.map((column) => withoutHiddenLinks(column, names)),
    ...(totals === undefined ? {} : { totals }),
    rows: cells.map((row) => row.flatMap(({ shown }) => shown)),
    ...(parts.length === 0
      ? {}
      : { parts: { columns: parts, rows: cells.map((row) => row.flatMap((cell) => cell.parts)) } }),
  });
}

export function shownColumns<Row>(columns: readonly Column<Row>[]): readonly TableColumn[] {
  return columns.flatMap((column) => column.shown);
}

/** A column links to counts that a reader can see; its kind names those behind the table. */
function withoutHiddenLinks(column: TableColumn, shown: ReadonlySet<string>): TableColumn {
  const { numerator, denominator, ...rest } = column;
  const isSeen = numerator !== undefined && denominator !== undefined && shown.has(numerator) && shown.has(denominator);
  return isSeen ? column : rest;
}
