import { localCellId, readMeasuredCellId } from './cell-id.ts';
import type { CountCell, SeenCount, SumRelation } from './count-cell.ts';
import { sameAlongChains } from './implied-chains.ts';
import { impliedCoarserLists, impliedSumsOfSome } from './implied-subsets.ts';
import { impliedVectorSums } from './implied-vectors.ts';
import { LARGE, type Whole, wholesAlike } from './implied-wholes.ts';

interface Column {
  readonly counts: string;
  readonly name: string;
  readonly finding: string;
  /** Ids by row, totals left out. */
  readonly rows: ReadonlyMap<string, string>;
}

/**
 * Ties between findings that only their numbers show: two columns that agree in every row are the same counts; two
 * columns of one sum divide the same people, and two that differ by few the same but for those; rows of one table are
 * some rows of another put together; those who went on in one row of a table and came so far in its next are the
 * same; a single number that is a column's sum is their total; single numbers of
 * one cell of the notebook, of which one is the sum of others, are a whole and its parts.
 */
export function impliedRelations(
  places: readonly SeenCount[],
  idOf: (place: SeenCount) => string,
  cells: Map<string, CountCell>,
): SumRelation[] {
  const columns = columnsOf(places, idOf);
  const singles = places.filter(({ row, value }) => row === '' && value > 0);
  return [
    ...sameColumns(columns, cells),
    ...wholesAlike(wholesOf(columns, singles, idOf, cells), cells),
    ...coarserColumns(columns, cells),
    ...sameAsSingles(places, singles, idOf),
    ...sameAlongChains(places, idOf),
    ...wholesOfSingles(singles, idOf),
    ...impliedVectorSums(places, idOf, cells),
  ];
}

/**
 * Of the same ties only those of whole columns and single numbers: what divides as many people divides the same. Between
 * notebooks, of whose numbers any few agree by chance, nothing less is told apart.
 */
export function impliedWholes(
  places: readonly SeenCount[],
  idOf: (place: SeenCount) => string,
  cells: Map<string, CountCell>,
): SumRelation[] {
  const singles = places.filter(({ row, value }) => row === '' && value > 0);
  return wholesAlike(wholesOf(columnsOf(places, idOf), singles, idOf, cells), cells);
}

function columnsOf(places: readonly SeenCount[], idOf: (place: SeenCount) => string): readonly Column[] {
  const columns = new Map<string, { counts: string; name: string; finding: string; rows: Map<string, string> }>();
  for (const place of places) {
    if (place.row === '' || place.isInTotalRow) continue;
    const key = localCellId(place.finding, '', place.column);
    if (!columns.has(key)) {
      columns.set(key, { counts: place.counts, name: place.column, finding: place.finding, rows: new Map() });
    }
    columns.get(key)!.rows.set(place.row, idOf(place));
  }
  return [...columns.values()];
}

const FEWEST_ROWS = 2;

/** In whatever words either is counted: images uploaded are cases uploaded where each case has one. */
function sameColumns(columns: readonly Column[], cells: ReadonlyMap<string, CountCell>): SumRelation[] {
  const relations: SumRelation[] = [];
  for (const [index, one] of columns.entries()) {
    for (const other of columns.slice(index + 1)) {
      const shared = [...one.rows].filter(([key]) => other.rows.has(key));
      const isSame = shared.every(([key, id]) => cells.get(id)!.value === cells.get(other.rows.get(key)!)!.value);
      const filled = shared.filter(([, id]) => cells.get(id)!.value > 0);
      if (filled.length < FEWEST_ROWS || !isSame) continue;
      for (const [key, id] of shared) {
        if (id !== other.rows.get(key)!) relations.push({ total: id, parts: [other.rows.get(key)!] });
      }
    }
  }
  return relations;
}

/** The columns and the single numbers as wholes, those named alike taken for the same. */
function wholesOf(
  columns: readonly Column[],
  singles: readonly SeenCount[],
  idOf: (place: SeenCount) => string,
  cells: ReadonlyMap<string, CountCell>,
): Whole[] {
  const divided = columns.flatMap(({ counts, rows }): Whole[] => {
    const ids = [...rows.values()];
    return ids.length < FEWEST_ROWS
      ? []
      : [{ counts, ids, sum: ids.reduce((all, id) => all + cells.get(id)!.value, 0) }];
  });
  return [...divided, ...singles.map((place) => ({ counts: place.counts, ids: [idOf(place)], sum: place.value }))];
}

/** Columns of which one is another with some of its rows put together, whichever they are. */
function coarserColumns(columns: readonly Column[], cells: ReadonlyMap<string, CountCell>): SumRelation[] {
  const lists = columns.map(({ counts, rows }) => ({
    counts,
    list: [...rows.values()].map((id) => ({ ids: [id], values: [cells.get(id)!.value] })),
  }));
  return lists.flatMap((finer) =>
    lists.flatMap((coarser) =>
      finer.counts === coarser.counts && !isMargin(coarser.list[0]!.ids[0]!, finer.list[0]!.ids[0]!)
        ? impliedCoarserLists(finer.list, coarser.list)
        : [],
    ),
  );
}

/**
 * Do both say who is counted, and the finer by one thing more, so that which of the finer make up the coarser is known without
 * trying? Of wider and narrower bands of one thing it is not.
 */
function isMargin(coarser: string, finer: string): boolean {
  const [one, other] = [readMeasuredCellId(coarser), readMeasuredCellId(finer)];
  if (one === null || other === null || one.measure !== other.measure) return false;
  const names = new Set(other.characteristics.map(([name]) => name));
  return one.characteristics.length < names.size && one.characteristics.every(([name]) => names.has(name));
}

/**
 * A single number that a table shows as well: one that is too large to be alike by chance, or that is named like the row,
 * or stands in the same group of findings.
 */
function sameAsSingles(
  places: readonly SeenCount[],
  singles: readonly SeenCount[],
  idOf: (place: SeenCount) => string,
): SumRelation[] {
  return singles.flatMap((single) =>
    places.flatMap((place) => {
      const isAlike = place.row !== '' && place.counts === single.counts && place.value === single.value;
      if (!isAlike || idOf(place) === idOf(single) || !isLikelySame(single, place)) return [];
      return [{ total: idOf(single), parts: [idOf(place)] }];
    }),
  );
}

function isLikelySame(single: SeenCount, other: SeenCount): boolean {
  return single.value >= LARGE || groupOf(single) === groupOf(other) || isNamedLike(single, other);
}

function groupOf({ finding }: SeenCount): string {
  return finding.split('.')[0]!;
}

function isNamedLike(single: SeenCount, { row }: SeenCount): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim();
  const name = ` ${plain(`${single.finding} ${single.column}`)} `;
  return row.split(',').some((key) => plain(key) !== '' && name.includes(` ${plain(key)} `));
}

/** Groups of single numbers in which every pair is tried; more would find sums by chance. */
const MOST_SINGLES = 12;

function wholesOfSingles(singles: readonly SeenCount[], idOf: (place: SeenCount) => string): SumRelation[] {
  const groups = new Map<string, Map<string, number>>();
  for (const place of singles) {
    const isFew = singles.filter(({ counts }) => counts === place.counts).length <= MOST_SINGLES;
    const key = isFew ? place.counts : `${place.counts}\n${groupOf(place)}`;
    if (!groups.has(key)) groups.set(key, new Map());
    groups.get(key)!.set(idOf(place), place.value);
  }
  const relations: SumRelation[] = [];
  for (const group of groups.values()) {
    if (group.size > MOST_SINGLES) continue;
    const list = [...group];
    for (const [total, sum] of list) {
      for (const [index, [a, one]] of list.entries()) {
        if (a === total) continue;
        for (const [b, two] of list.slice(index + 1)) {
          if (b !== total && one + two === sum) relations.push({ total, parts: [a, b] });
        }
        if (one === sum && a > total) relations.push({ total, parts: [a] });
      }
      const others = list.filter(([id]) => id !== total);
      for (const way of impliedSumsOfSome(
        sum,
        others.map(([, value]) => value),
      )) {
        relations.push({ total, parts: way.map((at) => others[at]![0]) });
      }
    }
  }
  return relations;
}
