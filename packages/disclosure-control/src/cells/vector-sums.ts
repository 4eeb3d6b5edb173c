import type { SumRelation } from './count-cell.ts';
import { cellsGroupedBy } from './grouped.ts';

/** Counts that lie side by side: a column over some rows, or a row over some columns. */
export interface CountVector {
  readonly ids: readonly string[];
  readonly values: readonly number[];
  /** Of one list, in its order: the rows of a table, the parts that one key divides a column into. */
  readonly list: string;
}

/** Beyond this many, sums of two are looked for within a list and its neighbours no more: there is little to hide in so much. */
const MOST_VECTORS = 400;
const FEWEST_FILLED = 2;
/** Of all sums of two that are tried, fewer than one in so many may be one by chance. */
const UNLIKELY = 10;

/**
 * Which of these, taken place by place, are the same, the sum of two others, of neighbours in a list, or of a whole list
 * but for one or none? They are so in every place, of which at least two are filled. All must be larger than chance would
 * make of so many, but the sum of a whole list or of all but one, which is taken to add up by construction.
 */
export function vectorSums(vectors: readonly CountVector[]): SumRelation[] {
  const relations: SumRelation[] = [];
  const filled = vectors.filter(({ values }) => values.filter((value) => value > 0).length >= FEWEST_FILLED);
  const byValues = new Map<string, CountVector[]>();
  for (const vector of filled) {
    const key = vector.values.join(' ');
    byValues.set(key, [...(byValues.get(key) ?? []), vector]);
  }
  for (const same of byValues.values()) {
    if (isChance([same[0]!], byValues.size)) continue;
    for (const other of same.slice(1)) relate(relations, same[0]!, [other]);
  }
  // Of vectors that are the same, one stands for all.
  const distinct = [...byValues.values()].map((same) => same[0]!);
  const seek = (parts: readonly CountVector[], tries: number): void => {
    const sum = parts[0]!.values.map((_, at) => parts.reduce((all, { values }) => all + values[at]!, 0));
    if (isChance(parts, tries)) return;
    for (const total of byValues.get(sum.join(' ')) ?? []) if (!parts.includes(total)) relate(relations, total, parts);
  };
  if (distinct.length <= MOST_VECTORS) {
    const tries = (distinct.length * (distinct.length - 1)) / 2;
    for (const [index, one] of distinct.entries()) for (const two of distinct.slice(index + 1)) seek([one, two], tries);
  }
  for (const list of cellsGroupedBy(filled, ({ list }) => list).values()) {
    const neighbours = ((list.length - 1) * (list.length - 2)) / 2;
    for (let from = 0; from < list.length; from++) {
      for (let to = from + 3; to <= list.length; to++) {
        seek(list.slice(from, to), to - from === list.length ? 0 : neighbours);
      }
    }
    if (list.length > 3)
      for (const [index] of list.entries())
        seek(
          list.filter((_, at) => at !== index),
          0,
        );
  }
  return relations;
}

/**
 * Would so many tries find one that is the sum of these by chance? Places in which all of them hold what they hold in
 * another, such as two columns that are the same, speak once.
 */
function isChance(parts: readonly CountVector[], tries: number): boolean {
  const places = new Map(
    parts[0]!.values.map((_, at) => {
      const values = parts.map(({ values }) => values[at]!);
      return [values.join(' '), values.reduce((all, value) => all + value, 0)];
    }),
  );
  return [...places.values()].reduce((all, value) => all * (value + 1), 1) < tries * UNLIKELY;
}

function relate(relations: SumRelation[], total: CountVector, parts: readonly CountVector[]): void {
  for (const [at, id] of total.ids.entries()) {
    const of = parts.map(({ ids }) => ids[at]!);
    if (!of.includes(id)) relations.push({ total: id, parts: of });
  }
}
