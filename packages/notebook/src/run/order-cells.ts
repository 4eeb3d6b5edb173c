import { InputError } from '@assay/statistics';
import type { Cell, Need, RowsNeed } from '../definition/cell.ts';

/**
 * Cells in an order in which each follows what it needs; among cells that are ready, the notebook's own order.
 *
 * Errors name the cells: two of one name, one that needs a cell the notebook does not list, cells that need one another
 * in a circle.
 */
export function orderCells(cells: readonly Cell[]): readonly Cell[] {
  const byName = new Map<string, Cell>();
  for (const cell of cells) {
    if (byName.has(cell.name)) throw new InputError(`two cells are named "${cell.name}". Rename one.`);
    byName.set(cell.name, cell);
  }
  const ordered: Cell[] = [];
  const settled = new Set<Cell>();
  const visit = (cell: Cell, path: readonly Cell[]): void => {
    if (settled.has(cell)) return;
    if (path.includes(cell)) {
      const circle = [...path.slice(path.indexOf(cell)), cell].map(({ name }) => name).join(' → ');
      throw new InputError(`cells need one another in a circle: ${circle}. Take one need away.`);
    }
    for (const need of Object.values(rowNeeds(cell))) {
      if (!isCell(need)) continue;
      if (byName.get(need.name) !== need) {
        throw new InputError(
          `cell "${cell.name}" needs cell "${need.name}", which the notebook does not list. Add it to cells.`,
        );
      }
      visit(need, [...path, cell]);
    }
    settled.add(cell);
    ordered.push(cell);
  };
  for (const cell of cells) visit(cell, []);
  return ordered;
}

/** A cell's needs where rows are at hand: what stands where they are not is left out of account. */
export function rowNeeds({ needs }: Cell): Readonly<Record<string, Exclude<Need, RowsNeed>>> {
  return Object.fromEntries(
    Object.entries(needs).map(([as, need]) => [as, need.kind === 'where-rows' ? need.of : need]),
  );
}

export function isCell(need: Need | Cell): need is Cell {
  return need.kind === 'cell' || need.kind === 'findings';
}
