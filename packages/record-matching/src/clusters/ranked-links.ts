import { pairsOfWeight } from '../model/kept-pairs.ts';
import { reachesProbability } from '../model/score-pairs.ts';
import type { ScoredPairs } from '../model/scored-pairs.ts';

/** Pairs that reach a probability, the most certain first. */
export interface RankedLinks {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** What moves together while links are sorted. */
interface Sorted extends RankedLinks {
  readonly keys: Uint32Array;
}

const ranked = new WeakMap<ScoredPairs, RankedLinks & { readonly atLeast: number }>();

/** Pairs from the limit up, ties by row; remembered for as long as the pairs are. */
export function rankedLinks(records: number, pairs: ScoredPairs, atLeast: number): RankedLinks {
  const known = ranked.get(pairs);
  if (known?.atLeast === atLeast) return known;
  const { left, right } = sortTies(records, sortByWeight(linksOf(pairs, atLeast)));
  const links = { atLeast, left, right };
  ranked.set(pairs, links);
  return links;
}

function linksOf(pairs: ScoredPairs, atLeast: number): Sorted {
  const { left, right, weight } = pairsOfWeight(pairs, reachesProbability(atLeast));
  const keys = new Uint32Array(weight.buffer, weight.byteOffset, weight.length);
  for (let index = 0; index < keys.length; index++) {
    // A number falls as its bits grow where it is negative; the sign is the highest bit. Nought is nought in both signs.
    const each = weight[index] === 0 ? 0 : keys[index]!;
    keys[index] = each >>> 31 === 1 ? each : ~(each | 0x80000000) & 0x7fffffff;
  }
  return { keys, left, right };
}

function roomFor(count: number): Sorted {
  return { keys: new Uint32Array(count), left: new Int32Array(count), right: new Int32Array(count) };
}

const DIGITS = 1 << 11;

/** Counting sort by each eleven bits of the keys, the lowest first. Rows move along: to look them up would take longer. */
function sortByWeight(links: Sorted): Sorted {
  let sorted = links;
  let room = roomFor(links.keys.length);
  for (const shift of [0, 11, 22]) {
    sortByDigit(sorted, room, shift);
    [sorted, room] = [room, sorted];
  }
  return sorted;
}

function sortByDigit(from: Sorted, to: Sorted, shift: number): void {
  const { keys, left, right } = from;
  const next = new Int32Array(DIGITS + 1);
  for (let at = 0; at < keys.length; at++) next[((keys[at]! >>> shift) & (DIGITS - 1)) + 1]!++;
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1]! += next[digit]!;
  for (let at = 0; at < keys.length; at++) {
    const place = next[(keys[at]! >>> shift) & (DIGITS - 1)]!++;
    to.keys[place] = keys[at]!;
    to.left[place] = left[at]!;
    to.right[place] = right[at]!;
  }
}

/** Links of one weight in the order of their rows. */
function sortTies(records: number, links: Sorted): Sorted {
  const { keys, left, right } = links;
  for (let from = 0, to = 0; from < keys.length; from = to) {
    for (to = from + 1; to < keys.length && keys[to] === keys[from]; to++);
    if (to - from === 1) continue;
    const rows = new Float64Array(to - from);
    for (let at = from; at < to; at++) rows[at - from] = left[at]! * records + right[at]!;
    rows.sort();
    for (let at = from; at < to; at++) {
      left[at] = Math.floor(rows[at - from]! / records);
      right[at] = rows[at - from]! - left[at]! * records;
    }
  }
  return links;
}
