import type { Cell } from '../definition/cell.ts';
import type { Input } from '../input/input.ts';
import { isCell, rowNeeds } from './order-cells.ts';

/** What a cell is given: the value of another, or the rows of an input. */
export type Source = Cell | Input;

/** After each of these cells, computed in their order, what none of those to come needs: it may be let go. */
export function lastUses(ordered: readonly Cell[]): ReadonlyMap<Cell, readonly Source[]> {
  const lastOf = new Map<Source, Cell>();
  for (const cell of ordered) {
    lastOf.set(cell, cell);
    for (const source of sourcesOf(cell)) lastOf.set(source, cell);
  }
  const after = new Map<Cell, Source[]>(ordered.map((cell) => [cell, []]));
  for (const [source, cell] of lastOf) after.get(cell)!.push(source);
  return after;
}

function sourcesOf(cell: Cell): Source[] {
  return Object.values(rowNeeds(cell)).flatMap((need): Source[] => {
    if (isCell(need) || need.kind === 'input') return [need];
    return need.kind === 'counted-by' ? [need.of] : [];
  });
}
