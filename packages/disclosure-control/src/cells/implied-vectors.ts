import type { CountCell, SeenCount, SumRelation } from './count-cell.ts';
import { cellsGroupedBy } from './grouped.ts';
import { type CountVector, vectorSums } from './vector-sums.ts';

type Cells = ReadonlyMap<string, CountCell>;
type IdOf = (place: SeenCount) => string;

interface Column {
  readonly counts: string;
  readonly list: string;
  /** Ids by the key of the row. */
  readonly rows: ReadonlyMap<string, string>;
}

const FEWEST = 2;

/**
 * Sums across tables that nobody declared: columns over the same rows, wherever they stand, of which one is the sum of
 * others; the parts into which a further key divides them; rows over the same columns, of which one is the sum of some
 * others ("all but White", an age band of two narrower ones); what goes from one row of a running count to the next.
 */
export function impliedVectorSums(places: readonly SeenCount[], idOf: IdOf, cells: Cells): SumRelation[] {
  const inTables = places.filter(({ row }) => row !== '');
  const valueAt = (id: string): number => cells.get(id)!.value;
  const columns = [...columnsOf(inTables, idOf), ...slicesOf(inTables, idOf)];
  const relations: SumRelation[] = [];
  for (const alike of cellsGroupedBy(columns, ({ counts }) => counts).values()) {
    relations.push(...over(alike, valueAt), ...sumsOfBands(alike, valueAt));
  }
  for (const alike of cellsGroupedBy(rowsOf(inTables, idOf), ({ counts }) => counts).values()) {
    relations.push(...over(alike, valueAt));
  }
  return relations;
}

/** Sums of those that share their keys; one that has more keys is taken at those of another as well. */
function over(columns: readonly Column[], valueAt: (id: string) => number): SumRelation[] {
  const keySets = new Map<string, readonly string[]>();
  for (const { rows } of columns) {
    if (rows.size >= FEWEST) keySets.set([...rows.keys()].sort().join('\n'), [...rows.keys()].sort());
  }
  return [...keySets.values()].flatMap((keys) => {
    const vectors = columns.flatMap(({ list, rows }): CountVector[] => {
      if (!keys.every((key) => rows.has(key))) return [];
      const ids = keys.map((key) => rows.get(key)!);
      return [{ list, ids, values: ids.map(valueAt) }];
    });
    return vectorSums(vectors);
  });
}

function columnsOf(places: readonly SeenCount[], idOf: IdOf): Column[] {
  const columns = new Map<string, { counts: string; list: string; rows: Map<string, string> }>();
  for (const place of places) {
    if (place.isInTotalRow) continue;
    const key = `${place.finding}\n${place.column}`;
    if (!columns.has(key)) columns.set(key, { counts: place.counts, list: place.finding, rows: new Map() });
    columns.get(key)!.rows.set(sortedKey(place.row.split(',')), idOf(place));
  }
  return [...columns.values()];
}

/** What a column counts in the rows of one value of one key, by what is left of their keys. */
function slicesOf(places: readonly SeenCount[], idOf: IdOf): Column[] {
  const slices = new Map<string, { counts: string; list: string; rows: Map<string, string> }>();
  for (const place of places) {
    const keys = place.row.split(',');
    if (place.isInTotalRow || keys.length < 2) continue;
    for (const [at, value] of keys.entries()) {
      const list = `${place.finding}\n${place.column}\n${at}`;
      const key = `${list}\n${value}`;
      if (!slices.has(key)) slices.set(key, { counts: place.counts, list, rows: new Map() });
      slices.get(key)!.rows.set(sortedKey(keys.filter((_, other) => other !== at)), idOf(place));
    }
  }
  return [...slices.values()];
}

/** The other way round: each row of a table by its columns. */
function rowsOf(places: readonly SeenCount[], idOf: IdOf): Column[] {
  const rows = new Map<string, { counts: string; list: string; rows: Map<string, string> }>();
  for (const place of places) {
    const key = `${place.finding}\n${place.row}\n${place.counts}`;
    if (!rows.has(key)) rows.set(key, { counts: place.counts, list: place.finding, rows: new Map() });
    rows.get(key)!.rows.set(place.column, idOf(place));
  }
  return [...rows.values()];
}

function sortedKey(keys: readonly string[]): string {
  return [...keys].sort().join(',');
}

const FEWEST_STEPS = 3;
/** Fewer than one in so many of the lists tried may be the steps of another by chance. */
const UNLIKELY = 10;

/** Each row of a running count less the next, where another column counts just those: bands beside thresholds. */
function sumsOfBands(columns: readonly Column[], valueAt: (id: string) => number): SumRelation[] {
  const lists = columns.map(({ rows }) => [...rows.values()]).filter((ids) => ids.length >= FEWEST_STEPS);
  const byValues = new Map<string, (readonly string[])[]>();
  const lengths = new Set(lists.map(({ length }) => length - 1));
  for (const ids of lists) {
    for (const length of lengths) {
      for (let from = 0; from + length <= ids.length; from++) {
        const bands = ids.slice(from, from + length);
        for (const way of [bands, [...bands].reverse()]) {
          const key = way.map(valueAt).join(' ');
          byValues.set(key, [...(byValues.get(key) ?? []), way]);
        }
      }
    }
  }
  return lists.flatMap((ids) => {
    const values = ids.map(valueAt);
    const isRising = values.every((value, at) => at === 0 || value >= values[at - 1]!);
    const running = isRising ? ids : [...ids].reverse();
    const moves = running.slice(1).map((id, at) => valueAt(id) - valueAt(running[at]!));
    if (moves.filter((move) => move > 0).length < FEWEST_STEPS) return [];
    if (moves.reduce((all, move) => all * (move + 1), 1) < byValues.size * UNLIKELY) return [];
    return (byValues.get(moves.join(' ')) ?? []).flatMap((bands) =>
      bands.flatMap((band, at): SumRelation[] =>
        band === running[at + 1] || band === running[at]
          ? []
          : [{ total: running[at + 1]!, parts: [running[at]!, band] }],
      ),
    );
  });
}
