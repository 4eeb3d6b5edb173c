import { readMeasuredCellId } from './cell-id.ts';
import type { CountCell, SumRelation } from './count-cell.ts';

interface Margin {
  readonly measure: string;
  readonly dimensions: readonly string[];
  readonly cells: { readonly id: string; readonly values: ReadonlyMap<string, string>; readonly value: number }[];
}

/**
 * The sums that counts of one measure form by their characteristics alone: people in an area are the men and women of
 * that area, whichever tables, and whichever packs, print them. A sum that the true counts do not bear out (a table that
 * lists some groups only) tells an attacker nothing and is left out.
 */
export function marginRelations(cells: ReadonlyMap<string, CountCell>): SumRelation[] {
  const margins = new Map<string, Margin>();
  for (const { id, value } of cells.values()) {
    const read = readMeasuredCellId(id);
    if (read === null) continue;
    const dimensions = read.characteristics.map(([name]) => name);
    const key = `${read.measure}|${dimensions.join(',')}`;
    if (!margins.has(key)) margins.set(key, { measure: read.measure, dimensions, cells: [] });
    margins.get(key)!.cells.push({ id, value, values: new Map(read.characteristics) });
  }
  const relations: SumRelation[] = [];
  for (const coarser of margins.values()) {
    for (const finer of margins.values()) {
      if (coarser.measure !== finer.measure || coarser.dimensions.length >= finer.dimensions.length) continue;
      if (!coarser.dimensions.every((name) => finer.dimensions.includes(name))) continue;
      const keyOf = (values: ReadonlyMap<string, string>) =>
        coarser.dimensions.map((name) => values.get(name)).join(';');
      const parts = new Map<string, Margin['cells'][number][]>();
      for (const cell of finer.cells) parts.set(keyOf(cell.values), [...(parts.get(keyOf(cell.values)) ?? []), cell]);
      for (const total of coarser.cells) {
        const found = parts.get(keyOf(total.values)) ?? [];
        const sum = found.reduce((all, { value }) => all + value, 0);
        if (found.length > 0 && sum === total.value)
          relations.push({ total: total.id, parts: found.map(({ id }) => id) });
      }
    }
  }
  return relations;
}
