import type { SeenCount, SumRelation } from './count-cell.ts';
import { cellsGroupedBy } from './grouped.ts';

type IdOf = (place: SeenCount) => string;

/** Of all columns and steps that are tried, fewer than one in so many may agree by chance. */
const UNLIKELY = 10;

/**
 * The same counts in two columns and in two rows that differ in one key: who went on from one step is who came to the
 * next, in whatever words either is counted. They are so for every group that takes both steps, and larger than chance
 * would make of so many.
 */
export function sameAlongChains(places: readonly SeenCount[], idOf: IdOf): SumRelation[] {
  const inTables = places.filter(({ row }) => row !== '');
  return [...cellsGroupedBy(inTables, ({ finding }) => finding).values()].flatMap((table) => {
    const columns = [...cellsGroupedBy(table, ({ column }) => column).values()];
    const width = table[0]!.row.split(',').length;
    if (columns.length < 2 || width < 2) return [];
    return Array.from({ length: width }, (_, at) => at).flatMap((at) => chainsAlong(columns, at, idOf));
  });
}

function chainsAlong(columns: readonly (readonly SeenCount[])[], at: number, idOf: IdOf): SumRelation[] {
  // Each column by the step and then by the group that takes it.
  const steps = columns.map(
    (column) =>
      new Map(
        [...cellsGroupedBy(column, ({ row }) => row.split(',')[at])].map(([step, rows]) => [
          step,
          new Map(rows.map((place) => [otherKeys(place.row, at), place])),
        ]),
      ),
  );
  const names = [...new Set(steps.flatMap((column) => [...column.keys()]))];
  const tries = names.length * (names.length - 1) * columns.length * (columns.length - 1);
  const relations: SumRelation[] = [];
  for (const [index, one] of steps.entries()) {
    for (const other of steps.slice(index + 1)) {
      for (const [step, groups] of one) {
        for (const [next, there] of other) {
          if (step === next) continue;
          const pairs = pairsAlike(groups, there);
          if (pairs.reduce((all, [{ value }]) => all * (value + 1), 1) < tries * UNLIKELY) continue;
          for (const [went, came] of pairs) {
            if (idOf(went) !== idOf(came)) relations.push({ total: idOf(went), parts: [idOf(came)] });
          }
        }
      }
    }
  }
  return relations;
}

/** What every group that takes both steps has in both, where it is the same; nothing where it is not. */
function pairsAlike(
  one: ReadonlyMap<string, SeenCount>,
  other: ReadonlyMap<string, SeenCount>,
): (readonly [SeenCount, SeenCount])[] {
  const pairs: (readonly [SeenCount, SeenCount])[] = [];
  for (const [group, place] of one) {
    const there = other.get(group);
    if (there === undefined) continue;
    if (there.value !== place.value) return [];
    pairs.push([place, there]);
  }
  return pairs;
}

function otherKeys(row: string, at: number): string {
  return row
    .split(',')
    .filter((_, other) => other !== at)
    .join(',');
}
