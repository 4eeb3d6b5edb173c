import { readLocalCellId } from '../cells/cell-id.ts';
import type { CollectedCells } from '../cells/collect-cells.ts';
import { cellsGroupedBy } from '../cells/grouped.ts';
import type { ReleaseMemory } from './release-memory.ts';

interface Place {
  readonly id: string;
  readonly value: number;
  /** Finding and column. */
  readonly column: string;
  readonly row: string;
}

const FEWEST_ROWS = 2;
const UNLIKELY = 10;

/**
 * Counts of an earlier release that are known under another id by now, by their id then: at the same place, where who is
 * counted was not said then or is contradicted now; or in a column, or a row, that has another name by now and whose
 * counts have hardly moved. A release could otherwise show under a new name what was held back under the old one, or by
 * how few it moved.
 */
export function renamedCells(now: CollectedCells, memory: ReleaseMemory, minimum: number): Map<string, string> {
  const values = new Map(memory.cells.map(({ id, value }) => [id, value]));
  const before = Object.entries(memory.places ?? {});
  const renamed = new Map<string, string>();
  for (const [place, id] of before) {
    const current = now.ids.get(place);
    if (current !== undefined && current !== id) renamed.set(id, current);
  }
  const known = new Set(before.map(([place]) => place));
  const gone = before.flatMap(([place, id]) =>
    now.ids.has(place) || !values.has(id) ? [] : [placeOf(place, id, values.get(id)!)],
  );
  const fresh = [...now.ids].flatMap(([place, id]) =>
    known.has(place) ? [] : [placeOf(place, id, now.cells.get(id)!.value)],
  );
  const isNear = (one: Place, other: Place): boolean => Math.abs(one.value - other.value) < minimum;
  const take = (pairs: readonly (readonly [Place, Place])[]): void => {
    for (const [then, here] of pairs) {
      if (then.id !== here.id && !now.cells.has(then.id)) renamed.set(then.id, here.id);
    }
  };
  const freshColumns = [...cellsGroupedBy(fresh, ({ column }) => column).values()];
  for (const column of cellsGroupedBy(gone, (place) => place.column).values()) {
    for (const other of freshColumns) {
      const isOneName = column[0]!.column === other[0]!.column;
      const pairs = isOneName ? byPlace(column, other) : byRow(column, other);
      if (pairs?.every(([then, here]) => isNear(then, here)) === true && isUnlikely(pairs, minimum)) take(pairs);
    }
  }
  return renamed;
}

/** Would so many counts be that near to each other by chance fewer than once in ten times? */
function isUnlikely(pairs: readonly (readonly [Place, Place])[], minimum: number): boolean {
  return pairs.reduce((chance, [{ value }]) => chance * Math.min(1, (2 * minimum) / (value + 1)), 1) < 1 / UNLIKELY;
}

/** A column by its rows, whatever it is called. A single number has no rows, and is told by what it counts alone. */
function byRow(column: readonly Place[], other: readonly Place[]): (readonly [Place, Place])[] | null {
  if (column.length < FEWEST_ROWS || column.length !== other.length) return null;
  const rows = new Map(other.map((place) => [place.row, place]));
  return column.every(({ row }) => rows.has(row)) ? column.map((place) => [place, rows.get(place.row)!]) : null;
}

/** Rows of one column that have other names by now, in their order. */
function byPlace(column: readonly Place[], other: readonly Place[]): (readonly [Place, Place])[] | null {
  return column.length === other.length ? column.map((place, at) => [place, other[at]!]) : null;
}

function placeOf(place: string, id: string, value: number): Place {
  const { finding, row, column } = readLocalCellId(place);
  return { id, value, column: `${finding}|${column}`, row };
}
