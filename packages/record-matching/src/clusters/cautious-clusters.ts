import { InputError } from '@assay/statistics';
import { pairLists } from '../model/kept-pairs.ts';
import { linkedPairs } from '../model/model-error.ts';
import { reachesProbability } from '../model/score-pairs.ts';
import { GrowingScoredPairs, type ScoredPairs } from '../model/scored-pairs.ts';
import { checkedCount } from './checked-count.ts';
import { type Clustering, clusterRows } from './clustering.ts';
import { type RankedLinks, rankedLinks } from './ranked-links.ts';

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
  if (rule === 'any-link') {
    const { left, right } = linkedPairs(pairs, atLeast);
    return clusterRows(records, left, right);
  }
  const { left, right } = rankedLinks(records, pairs, atLeast);
  const neighbours = rule === 'sum-of-evidence' ? neighboursOf(records, pairs, { left, right }) : null;
  // Links come from the most certain down.
  const strongLinks = countOf(pairs, reachesProbability(strong));
  const profiles = new GrowingProfiles(records);
  const { profileOf, size } = profiles;
  const mayJoin = (one: number, other: number, link: number): boolean => {
    if (neighbours === null) return size[one] === 1 || size[other] === 1 || link < strongLinks;
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
  for (let link = 0; link < left.length; link++) {
    const one = profileOf[left[link]!]!;
    const other = profileOf[right[link]!]!;
    if (one === other || !mayJoin(one, other, link)) continue;
    if (size[one]! >= size[other]!) profiles.join(one, other);
    else profiles.join(other, one);
  }
  return renumbered(profileOf);
}

function countOf(pairs: ScoredPairs, isCounted: (weight: number) => boolean): number {
  let count = 0;
  for (const { length, weight } of pairLists(pairs)) {
    for (let index = 0; index < length; index++) if (isCounted(weight[index]!)) count++;
  }
  return count;
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

/**
 * Row `r` was kept with the rows `row[start[r]] … row[start[r + 1] − 1]`, at so many bits. Pairs of rows that no chain of
 * links brings together are left out: they are in no two profiles that could join.
 */
function neighboursOf(records: number, pairs: ScoredPairs, links: RankedLinks) {
  const { length, left, right, weight } = pairsWithinChains(records, pairs, links);
  const start = new Int32Array(records + 1);
  for (let index = 0; index < length; index++) {
    start[left[index]! + 1]!++;
    start[right[index]! + 1]!++;
  }
  for (let row = 0; row < records; row++) start[row + 1]! += start[row]!;
  const next = start.slice();
  const row = new Int32Array(start[records]!);
  const bits = new Float32Array(start[records]!);
  for (let index = 0; index < length; index++) {
    const [one, other] = [left[index]!, right[index]!];
    row[next[one]!] = other;
    bits[next[one]!++] = weight[index]!;
    row[next[other]!] = one;
    bits[next[other]!++] = weight[index]!;
  }
  return { start, row, bits };
}

/** The pairs whose rows one chain of links brings together. */
function pairsWithinChains(records: number, pairs: ScoredPairs, links: RankedLinks): ScoredPairs {
  const { clusterOfRow } = clusterRows(records, links.left, links.right);
  // A bit each lies in the cache, which most pairs are settled by: their rows have no link.
  const hasLink = new Int32Array((records >>> 5) + 1);
  for (const rows of [links.left, links.right]) for (const row of rows) hasLink[row >>> 5]! |= 1 << (row & 31);
  const within = new GrowingScoredPairs();
  for (const { length, left, right, weight } of pairLists(pairs)) {
    for (let index = 0; index < length; index++) {
      const [one, other] = [left[index]!, right[index]!];
      if (((hasLink[one >>> 5]! >>> (one & 31)) & (hasLink[other >>> 5]! >>> (other & 31)) & 1) === 0) continue;
      if (clusterOfRow[one] === clusterOfRow[other]) within.push(one, other, weight[index]!);
    }
  }
  return within.finish();
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
