import { InputError } from '@assay/statistics';
import { linkProbability, reachesProbability } from '../model/score-pairs.ts';
import type { ScoredPairs } from '../model/scored-pairs.ts';
import { checkedCount } from './checked-count.ts';
import type { Clustering } from './clustering.ts';

/**
 * What must hold before two profiles become one:
 * `any-link`, one link between them (connected components);
 * `strong-link`, one link of at least `strong` where both hold several records: weak bridges are cut;
 * `sum-of-evidence`, more bits for than against over all pairs between them, a pair that was not kept counting against.
 */
export type JoiningRule = 'any-link' | 'strong-link' | 'sum-of-evidence';

export interface CautiousOptions {
  readonly rule: JoiningRule;
  /** Probability from which a pair is a link. */
  readonly atLeast: number;
  /** For `strong-link`: probability of a link that may join two profiles of several records. */
  readonly strong?: number;
  /** For `sum-of-evidence`: probability that a pair which was not kept is taken to have; below what was kept. */
  readonly unseen?: number;
}

/**
 * Which records make a profile, when one false link must not chain two people together?
 *
 * Links are taken from the most to the least certain; each joins the profiles of its two records where the rule allows.
 * `sum-of-evidence` is greedy correlation clustering: it weighs every pair between two profiles, so that one link
 * against many pairs that disagree is not enough.
 *
 * Edge rules: ties go by row number. A record without a link is a profile of its own.
 *
 * @throws InputError where a probability does not lie between 0 and 1.
 *
 * Source: Bansal, Blum and Chawla (2004), Machine Learning 56; Elsner and Schudy (2009) for the greedy order.
 *
 * @example
 * const pairs = { length: 3, left: [0, 1, 2], right: [1, 2, 3], weight: Float32Array.of(12, 5, 12) };
 * cautiousClusters(4, pairs, { rule: 'strong-link', atLeast: 0.9, strong: 0.999 }).clusterOfRow // [0, 0, 1, 1]
 */
export function cautiousClusters(records: number, pairs: ScoredPairs, options: CautiousOptions): Clustering {
  checkedCount('records', records);
  const { rule, atLeast, strong = 0.999, unseen = 0.005 } = options;
  for (const [name, probability] of Object.entries({ atLeast, strong, unseen })) {
    if (!(probability > 0 && probability < 1)) {
      throw new InputError(`${name} must lie between 0 and 1: ${probability}. Pass a probability such as 0.95.`);
    }
  }
  const bitsUnseen = Math.log2(unseen / (1 - unseen));
  const links = rankedLinks(records, pairs, atLeast);
  const neighbours = rule === 'sum-of-evidence' ? neighboursOf(records, pairs, links) : null;
  const profiles = new GrowingProfiles(records);
  const { profileOf, size } = profiles;
  const mayJoin = (one: number, other: number, weight: number): boolean => {
    if (rule === 'any-link') return true;
    if (neighbours === null) return size[one] === 1 || size[other] === 1 || linkProbability(weight) >= strong;
    const { start, row, bits: known } = neighbours;
    const [smaller, larger] = size[one]! <= size[other]! ? [one, other] : [other, one];
    let bits = size[one]! * size[other]! * bitsUnseen;
    profiles.forEachRow(smaller, (each) => {
      for (let index = start[each]!; index < start[each + 1]!; index++) {
        if (profileOf[row[index]!] === larger) bits += known[index]! - bitsUnseen;
      }
    });
    return bits > 0;
  };
  for (const index of links) {
    const one = profileOf[pairs.left[index]!]!;
    const other = profileOf[pairs.right[index]!]!;
    if (one === other || !mayJoin(one, other, pairs.weight[index]!)) continue;
    if (size[one]! >= size[other]!) profiles.join(one, other);
    else profiles.join(other, one);
  }
  return renumbered(profileOf);
}

/** Profiles as lists of rows, a number each. */
class GrowingProfiles {
  readonly profileOf: Int32Array;
  readonly size: Int32Array;
  private readonly next: Int32Array;
  private readonly last: Int32Array;

  constructor(records: number) {
    this.profileOf = Int32Array.from({ length: records }, (_, row) => row);
    this.size = new Int32Array(records).fill(1);
    this.next = new Int32Array(records).fill(-1);
    this.last = this.profileOf.slice();
  }

  /** Rows in the order in which they came. */
  forEachRow(profile: number, visit: (row: number) => void): void {
    for (let row = profile; row >= 0; row = this.next[row]!) visit(row);
  }

  join(larger: number, smaller: number): void {
    this.forEachRow(smaller, (row) => {
      this.profileOf[row] = larger;
    });
    this.next[this.last[larger]!] = smaller;
    this.last[larger] = this.last[smaller]!;
    this.size[larger]! += this.size[smaller]!;
  }
}

const ranked = new WeakMap<ScoredPairs, { readonly atLeast: number; readonly links: Int32Array }>();

/** Pairs from the limit up, the most certain first, ties by row; remembered for as long as the pairs are. */
function rankedLinks(records: number, pairs: ScoredPairs, atLeast: number): Int32Array {
  const known = ranked.get(pairs);
  if (known?.atLeast === atLeast) return known.links;
  const { left, right, weight } = pairs;
  const isLinked = reachesProbability(atLeast);
  let count = 0;
  for (let index = 0; index < pairs.length; index++) if (isLinked(weight[index]!)) count++;
  const found = new Int32Array(count);
  count = 0;
  for (let index = 0; index < pairs.length; index++) if (isLinked(weight[index]!)) found[count++] = index;
  // Sorted by what matters least first; each step leaves the order of equals.
  let links = sortedBy(found, records, (index) => right[index]!);
  links = sortedBy(links, records, (index) => left[index]!);
  const bits = new Uint32Array(weight.buffer, weight.byteOffset, weight.length);
  // A number falls as its bits grow where it is negative; the sign is the highest bit. Nought is nought in both signs.
  const falling = (index: number): number => {
    const each = weight[index] === 0 ? 0 : bits[index]!;
    return (each >>> 31 === 1 ? each : ~(each | 0x80000000) & 0x7fffffff) >>> 0;
  };
  links = sortedBy(links, DIGITS, (index) => falling(index) & (DIGITS - 1));
  links = sortedBy(links, DIGITS, (index) => (falling(index) >>> 11) & (DIGITS - 1));
  links = sortedBy(links, DIGITS, (index) => falling(index) >>> 22);
  ranked.set(pairs, { atLeast, links });
  return links;
}

const DIGITS = 1 << 11;

/** Counting sort. */
function sortedBy(indices: Int32Array, keys: number, keyOf: (index: number) => number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const index of indices) next[keyOf(index) + 1]!++;
  for (let key = 0; key < keys; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(indices.length);
  for (const index of indices) sorted[next[keyOf(index)]!++] = index;
  return sorted;
}

/**
 * Row `r` was kept with the rows `row[start[r]] … row[start[r + 1] − 1]`, at so many bits. Rows without a link are left out:
 * they are in no profile that could join another.
 */
function neighboursOf(records: number, { length, left, right, weight }: ScoredPairs, links: Int32Array) {
  const hasLink = new Uint8Array(records);
  for (const link of links) {
    hasLink[left[link]!] = 1;
    hasLink[right[link]!] = 1;
  }
  const start = new Int32Array(records + 1);
  for (let index = 0; index < length; index++) {
    if (hasLink[left[index]!] === 0 || hasLink[right[index]!] === 0) continue;
    start[left[index]! + 1]!++;
    start[right[index]! + 1]!++;
  }
  for (let row = 0; row < records; row++) start[row + 1]! += start[row]!;
  const next = start.slice();
  const row = new Int32Array(start[records]!);
  const bits = new Float32Array(start[records]!);
  for (let index = 0; index < length; index++) {
    const [one, other] = [left[index]!, right[index]!];
    if (hasLink[one] === 0 || hasLink[other] === 0) continue;
    row[next[one]!] = other;
    bits[next[one]!++] = weight[index]!;
    row[next[other]!] = one;
    bits[next[other]!++] = weight[index]!;
  }
  return { start, row, bits };
}

/** Clusters numbered from 0 by their first records. */
function renumbered(clusterOf: Int32Array): Clustering {
  const numberOf = new Int32Array(clusterOf.length).fill(-1);
  let clusters = 0;
  const clusterOfRow = clusterOf.map((cluster) => {
    if (numberOf[cluster] === -1) numberOf[cluster] = clusters++;
    return numberOf[cluster]!;
  });
  return { clusterOfRow, clusters };
}
