import { readLocalCellId } from '../cells/cell-id.ts';
import type { CollectedCells } from '../cells/collect-cells.ts';
import type { CountCell, SeenCount, SumRelation } from '../cells/count-cell.ts';
import { impliedNesting } from '../cells/implied-nesting.ts';
import { impliedRelations, impliedWholes } from '../cells/implied-relations.ts';
import type { ReleaseMemory } from './release-memory.ts';

/**
 * Sums that nobody declared between what an earlier release printed and this one does not, and what this one prints: all
 * are 120 here, and the men among them were 113 then.
 *
 * @param then Ids by now of cells of the memory, `null` where one is about other people by now; and how places of another
 * notebook are told from ours that bear the same name.
 * @param few Of two counts that may lie inside one another, the rest is protected where it is smaller.
 */
export function sumsAcross(
  now: CollectedCells,
  memory: ReleaseMemory,
  then: { readonly idThen: (id: string) => string | null; readonly origin: string | null },
  cells: Map<string, CountCell>,
  few: number,
): SumRelation[] {
  const ids = new Map<SeenCount, string>();
  for (const [place, id] of Object.entries(memory.places ?? {})) {
    const here = then.idThen(id);
    const counts = memory.words?.[place];
    const isReplaced = then.origin === null && now.ids.has(place);
    if (counts === undefined || here === null || isReplaced || now.cells.has(here)) continue;
    const { value } = cells.get(here)!;
    const { finding, row, column } = readLocalCellId(place);
    ids.set({ finding: `${then.origin ?? ''}${finding}`, row, column, value, counts, isInTotalRow: false }, here);
  }
  if (ids.size === 0) return [];
  const gone = new Set(ids.values());
  for (const place of now.places) ids.set(place, now.idAt(place.finding, place.row, place.column)!);
  const idOf = (place: SeenCount): string => ids.get(place)!;
  const places = [...ids.keys()];
  const isForeign = then.origin !== null;
  const sums = (isForeign ? impliedWholes : impliedRelations)(places, idOf, cells);
  const nested = impliedNesting(places, idOf, cells, [...now.relations, ...sums], few);
  const isAcross = ({ total, parts }: SumRelation): boolean => {
    const members = [total, ...parts];
    const isThere = (id: string): boolean => now.cells.has(id);
    // A whole that neither prints ties two divisions of it, each by a sum of its own.
    const isMadeHere = !gone.has(total) && !isThere(total);
    return isMadeHere || (members.some((id) => gone.has(id)) && members.some(isThere));
  };
  return [...sums, ...nested].filter(isAcross);
}
