import { largestHidden } from '../policy/largest-hidden.ts';
import { type Bound, boundOf } from './bound-of.ts';
import { complementId, localCellId, readMeasuredCellId } from './cell-id.ts';
import type { CountCell, SeenCount, SumRelation } from './count-cell.ts';
import { cellsGroupedBy } from './grouped.ts';

type IdOf = (place: SeenCount) => string;

/** Of two columns the one is the larger in so many rows at least, or in all that both have. */
const FEWEST_ROWS = 3;
/** A list of so many thresholds or more that goes one way is a running count; two would by chance. */
const FEWEST_THRESHOLDS = 3;
/** Single numbers of one word beyond these are not all of the same people. */
const MOST_SINGLES = 60;

/**
 * Counts that may lie inside one another though nothing says so: two single numbers that differ by few (over 50 beside
 * over 60), or one and the total of a table; two columns, of one table or of two, of which one is the larger in every
 * row; neighbours in a list of thresholds (at least 2, at least 3), and two bounds on one thing wherever they stand. Who
 * is in the one and not in the other is then a group by itself, and is protected as one where it is small.
 *
 * Counts that are parts of one sum, or that name two values of one characteristic, share nobody.
 *
 * @param few Groups smaller than this are protected.
 */
export function impliedNesting(
  places: readonly SeenCount[],
  idOf: IdOf,
  cells: Map<string, CountCell>,
  relations: readonly SumRelation[],
  few: number,
): SumRelation[] {
  const tied = pairsTied(relations);
  const nested: SumRelation[] = [];
  const nest = (one: string, other: string): void => {
    const [more, less] = [cells.get(one)!, cells.get(other)!].sort((a, b) => b.value - a.value) as [
      CountCell,
      CountCell,
    ];
    const rest = more.value - less.value;
    const key = pairKey(one, other);
    // One that is held back for its own size keeps the rest as open as itself.
    if (
      rest <= 0 ||
      rest >= few ||
      less.value <= largestHidden({ minimumCount: few }) ||
      tied.has(key) ||
      isOfOtherPeople(one, other)
    )
      return;
    tied.add(key);
    const id = complementId(less.id, more.id);
    cells.set(id, { id, value: rest, published: false, sensitive: false, isTotal: false });
    nested.push({ total: more.id, parts: [less.id, id] });
  };
  const singles = places.filter(({ row, value }) => row === '' && value > 0);
  for (const alike of cellsGroupedBy(singles, ({ counts }) => counts).values()) {
    const ids = [...new Set(alike.map(idOf))];
    if (ids.length > MOST_SINGLES) continue;
    for (const [index, one] of ids.entries()) for (const other of ids.slice(index + 1)) nest(one, other);
  }
  for (const [one, other] of pairsNamedAlike(places)) nest(idOf(one), idOf(other));
  for (const [one, other] of pairsBounded(places)) nest(idOf(one), idOf(other));
  const inTables = places.filter(({ row }) => row !== '');
  for (const alike of cellsGroupedBy(inTables, ({ counts }) => counts).values()) {
    const columns = [...cellsGroupedBy(alike, ({ finding, column }) => localCellId(finding, '', column)).values()].map(
      (column) => new Map(column.map((place) => [place.row, place])),
    );
    for (const [index, one] of columns.entries()) {
      for (const other of columns.slice(index + 1)) {
        if (!isAlwaysLarger(one, other) && !isAlwaysLarger(other, one)) continue;
        for (const [row, place] of one) if (other.has(row)) nest(idOf(place), idOf(other.get(row)!));
      }
    }
    for (const column of columns) {
      for (const list of listsOf([...column.values()])) {
        if (!isRunning(list)) continue;
        for (const [at, place] of list.slice(1).entries()) nest(idOf(place), idOf(list[at]!));
      }
    }
  }
  return nested;
}

function pairKey(one: string, other: string): string {
  return [one, other].sort().join('\n');
}

/** Pairs that a sum ties already: two of its parts, which share nobody, or its total and the one of two parts. */
function pairsTied(relations: readonly SumRelation[]): Set<string> {
  const tied = new Set<string>();
  for (const { total, parts } of relations) {
    for (const [index, one] of parts.entries()) {
      for (const other of parts.slice(index + 1)) tied.add(pairKey(one, other));
      if (parts.length <= 2) tied.add(pairKey(total, one));
    }
  }
  return tied;
}

const THRESHOLD =
  /(\d\s*\+|[<>≤≥]|\b(over|above|under|below|within|beyond|or (more|less|fewer|over|older|younger|later|earlier)|and (over|above|under|older)|at (least|most)|more than|less than|fewer than|up to|from|since|by|any|ever)\b)/i;

/** Do they name two values of one characteristic, neither of which is a threshold? */
function isOfOtherPeople(one: string, other: string): boolean {
  const [a, b] = [readMeasuredCellId(one), readMeasuredCellId(other)];
  if (a === null || b === null) return false;
  const theirs = new Map(b.characteristics);
  return a.characteristics.some(([name, value]) => {
    const there = theirs.get(name);
    return there !== undefined && there !== value && !THRESHOLD.test(value) && !THRESHOLD.test(there);
  });
}

function isAlwaysLarger(one: ReadonlyMap<string, SeenCount>, other: ReadonlyMap<string, SeenCount>): boolean {
  let larger = 0;
  let shared = 0;
  for (const [row, { value }] of one) {
    const there = other.get(row)?.value;
    if (there === undefined) continue;
    if (there > value) return false;
    shared++;
    if (there < value && there > 0) larger++;
  }
  return larger >= Math.min(FEWEST_ROWS, shared) && larger > 0;
}

type Pair = readonly [SeenCount, SeenCount];

/** Single numbers beside the totals of tables, and beside the rows that their names name: all, and the men of them. */
function pairsNamedAlike(places: readonly SeenCount[]): Pair[] {
  const singles = places.filter(({ row, value }) => row === '' && value > 0);
  const rows = places.filter(({ row, isInTotalRow }) => row !== '' && isInTotalRow);
  return singles.flatMap((single) =>
    rows.flatMap((place): Pair[] => (place.counts === single.counts ? [[single, place]] : [])),
  );
}

/** Counts of one word whose names bound one thing from one side (over 50, over 60), where the wider one is the larger. */
function pairsBounded(places: readonly SeenCount[]): Pair[] {
  const bounded = places.flatMap((place) => {
    const named = boundedBy(place);
    return named === null ? [] : [{ place, ...named }];
  });
  const alike = cellsGroupedBy(bounded, ({ place, bound, rest }) =>
    [place.counts, bound.direction, bound.of, rest].join('\n'),
  );
  return [...alike.values()].flatMap((list) =>
    list.flatMap((one, index) =>
      list.slice(index + 1).flatMap((other): Pair[] => {
        const byBound = (one.bound.at - other.bound.at) * (one.bound.direction === 'up' ? -1 : 1);
        return byBound * (one.place.value - other.place.value) > 0 ? [[one.place, other.place]] : [];
      }),
    ),
  );
}

/** The bound in a row's key, or in a column's or single number's name, and the row's other keys. */
function boundedBy({
  finding,
  row,
  bounded = row,
  column,
}: SeenCount): { readonly bound: Bound; readonly rest: string } | null {
  const keys = row === '' ? [] : bounded.split(',');
  for (const [at, key] of keys.entries()) {
    const bound = boundOf(key);
    if (bound !== null) return { bound, rest: keys.filter((_, other) => other !== at).join(',') };
  }
  const bound = boundOf(column) ?? (row === '' ? boundOf(finding) : null);
  return bound === null ? null : { bound, rest: row };
}

/** The rows of a column by all but one of their keys, where only that one changes, totals left out. */
function listsOf(column: readonly SeenCount[]): SeenCount[][] {
  const rows = column.filter(({ isInTotalRow }) => !isInTotalRow);
  const width = rows[0]?.row.split(',').length ?? 0;
  return Array.from({ length: width }, (_, at) => at).flatMap((at) => [
    ...cellsGroupedBy(rows, ({ row }) =>
      row
        .split(',')
        .filter((_, other) => other !== at)
        .join(','),
    ).values(),
  ]);
}

/** Are its rows thresholds, by their names, and does the count go one way along them? */
function isRunning(list: readonly SeenCount[]): boolean {
  if (list.length < FEWEST_THRESHOLDS || !list.every(({ row, bounded }) => THRESHOLD.test(bounded ?? row)))
    return false;
  const moves = list.slice(1).map(({ value }, at) => Math.sign(value - list[at]!.value));
  return !(moves.includes(1) && moves.includes(-1));
}
