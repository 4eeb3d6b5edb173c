import type { SumRelation } from './count-cell.ts';

/** Counts over the same places: a row over some columns, or one number. */
export interface Counted {
  readonly ids: readonly string[];
  readonly values: readonly number[];
}

const MOST_PARTS = 14;
const FEWEST_PARTS = 3;
const MOST_WAYS = 8;
const MOST_STEPS = 20_000;

/**
 * Is a coarser list the finer one put together: each of its counts the sum of some of the finer, whatever stands between
 * them, every finer one in just one? All ways that the numbers allow, where so many would not be there by chance.
 */
export function impliedCoarserLists(finer: readonly Counted[], coarser: readonly Counted[]): SumRelation[] {
  if (coarser.length < 2 || coarser.length >= finer.length || finer.length > MOST_PARTS) return [];
  const places = finer[0]!.values.length;
  const sum = (list: readonly Counted[], at: number): number => list.reduce((all, { values }) => all + values[at]!, 0);
  for (let at = 0; at < places; at++) if (sum(finer, at) !== sum(coarser, at)) return [];
  const room = coarser
    .slice(1)
    .reduce((all, { values }) => all * values.reduce((one, value) => one * (value + 1), 1), 1);
  if (coarser.length ** finer.length > room) return [];
  const left = coarser.map(({ values }) => [...values]);
  const chosen: number[] = [];
  const relations: SumRelation[] = [];
  const order = [...finer].sort((a, b) => b.values[0]! - a.values[0]!);
  let ways = 0;
  let steps = 0;
  const place = (index: number): void => {
    if (ways >= MOST_WAYS || steps++ > MOST_STEPS) return;
    if (index === order.length) {
      ways++;
      for (const [to, { ids }] of coarser.entries()) {
        const parts = order.filter((_, at) => chosen[at] === to);
        for (const [at, total] of ids.entries()) {
          const of = parts.map((part) => part.ids[at]!);
          if (of.length > 0 && !of.includes(total)) relations.push({ total, parts: of });
        }
      }
      return;
    }
    const { values } = order[index]!;
    for (const [to, room] of left.entries()) {
      if (!values.every((value, at) => value <= room[at]!)) continue;
      for (const [at, value] of values.entries()) room[at]! -= value;
      chosen[index] = to;
      place(index + 1);
      for (const [at, value] of values.entries()) room[at]! += value;
    }
  };
  place(0);
  return relations;
}

/** The ways in which a count is the sum of three or more of these, where so many would not be one by chance. */
export function impliedSumsOfSome(total: number, parts: readonly number[]): (readonly number[])[] {
  if (parts.length < FEWEST_PARTS || parts.length > MOST_PARTS) return [];
  const ways: (readonly number[])[] = [];
  const chosen: number[] = [];
  const isLikely = 2 ** parts.length <= total;
  const choose = (index: number, left: number): void => {
    if (ways.length >= MOST_WAYS) return;
    if (left === 0 && chosen.length >= FEWEST_PARTS && (isLikely || chosen.length === parts.length)) {
      ways.push([...chosen]);
      return;
    }
    if (index === parts.length || left <= 0) return;
    chosen.push(index);
    choose(index + 1, left - parts[index]!);
    chosen.pop();
    choose(index + 1, left);
  };
  choose(0, total);
  return ways;
}
