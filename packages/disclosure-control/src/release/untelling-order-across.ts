import type { CellValue, FindingTable } from '@assay/evidence';
import { BLANK_GROUP } from '@assay/statistics';
import { measuredRowKey } from '../cells/row-key.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

/** A table as it was computed and as it leaves. */
interface LeavingTable {
  readonly exact: FindingTable;
  readonly released: FindingTable;
}

/**
 * The released tables, where an order that was taken from one, since it told which of its marks is the larger, stands in
 * no other: groups that are listed by their size are listed so in each table that divides them further, whatever is
 * counted there. There too what the first holds back comes after the others, by name.
 */
export function untellingOrderAcross(tables: readonly LeavingTable[]): readonly FindingTable[] {
  const told = tables.flatMap(({ exact, released }) => {
    const keys = keyColumns(exact);
    const before = exact.rows.map((row) => measuredRowKey(exact, row));
    const isMoved = released.rows.some((row, at) => measuredRowKey(released, row) !== before[at]);
    if (!isMoved) return [];
    const column = keys.at(-1)!;
    const exactRow = new Map(before.map((key, at) => [key, exact.rows[at]!]));
    // A mark, or an empty cell where there was a number: a share that leaves as a bound.
    const isHeld = (row: FindingTable['rows'][number]) =>
      row.some(
        (value, at) =>
          value === SUPPRESSED ||
          (value === null && typeof exactRow.get(measuredRowKey(exact, row))?.[at] === 'number'),
      );
    const held = new Set<CellValue>(released.rows.filter(isHeld).map((row) => row[column]!));
    return [{ name: exact.columns[column]!.name, values: valuesOf(exact, column).filter((value) => held.has(value)) }];
  });
  return tables.map(({ exact, released }) =>
    keyColumns(exact).reduce((table, column) => {
      const moving = new Set<CellValue>();
      for (const { name, values } of told) {
        if (exact.columns[column]!.name !== name) continue;
        const wanted = new Set(values);
        const here = valuesOf(exact, column).filter((value) => wanted.has(value));
        const isSame = values.filter((value) => here.includes(value)).every((value, at) => value === here[at]);
        if (here.length > 1 && isSame) for (const value of here) moving.add(value);
      }
      return moving.size === 0 ? table : movedBehind(table, column, moving);
    }, released),
  );
}

/** Within each value of the keys before it, the rows of these values come after the others, by name; totals and blanks stay last. */
function movedBehind(table: FindingTable, column: number, moving: ReadonlySet<CellValue>): FindingTable {
  const before = keyColumns(table).filter((each) => each < column);
  const totals = new Set(table.totals?.map(({ row }) => row));
  const isFixed = (row: FindingTable['rows'][number]) =>
    totals.has(measuredRowKey(table, row)) || String(row[column]).startsWith(BLANK_GROUP);
  const order: number[] = [];
  for (const group of runs([...table.rows.keys()], (at) =>
    JSON.stringify(before.map((each) => table.rows[at]![each])),
  )) {
    const blocks = runs(group, (at) => JSON.stringify(table.rows[at]![column]));
    const groupOf = (block: readonly number[]) => table.rows[block[0]!]![column]!;
    const isMoving = (block: readonly number[]) => moving.has(groupOf(block)) && !isFixed(table.rows[block[0]!]!);
    const last = blocks.findLastIndex((block) => !isFixed(table.rows[block[0]!]!)) + 1;
    const free = blocks.slice(0, last);
    const behind = free.filter(isMoving).sort((a, b) => (String(groupOf(a)) < String(groupOf(b)) ? -1 : 1));
    order.push(...[...free.filter((block) => !isMoving(block)), ...behind, ...blocks.slice(last)].flat());
  }
  const { parts } = table;
  return {
    ...table,
    rows: order.map((at) => table.rows[at]!),
    ...(parts === undefined ? {} : { parts: { ...parts, rows: order.map((at) => parts.rows[at]!) } }),
  };
}

/** Neighbours of one name together. */
function runs(places: readonly number[], nameOf: (at: number) => string): number[][] {
  const found: number[][] = [];
  for (const at of places) {
    const last = found.at(-1);
    if (last !== undefined && nameOf(last[0]!) === nameOf(at)) last.push(at);
    else found.push([at]);
  }
  return found;
}

function valuesOf({ rows }: FindingTable, column: number): CellValue[] {
  return [...new Set(rows.map((row) => row[column]!))];
}

function keyColumns({ columns }: FindingTable): number[] {
  return columns.flatMap(({ key }, at) => (key === true ? [at] : []));
}
