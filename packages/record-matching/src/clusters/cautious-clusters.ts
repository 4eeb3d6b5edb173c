import { InputError } from '@assay/statistics';
import { probabilityOf, type ScoredPairs } from '../model/score-pairs.ts';
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
  const { rule, atLeast, strong = 0.999, unseen = 0.005 } = options;
  for (const [name, probability] of Object.entries({ atLeast, strong, unseen })) {
    if (!(probability > 0 && probability < 1)) {
      throw new InputError(`${name} must lie between 0 and 1: ${probability}. Pass a probability such as 0.95.`);
    }
  }
  const bitsUnseen = Math.log2(unseen / (1 - unseen));
  const links = Array.from({ length: pairs.length }, (_, index) => index).filter(
    (index) => probabilityOf(pairs.weight[index]!) >= atLeast,
  );
  links.sort(
    (a, b) =>
      pairs.weight[b]! - pairs.weight[a]! || pairs.left[a]! - pairs.left[b]! || pairs.right[a]! - pairs.right[b]!,
  );
  const neighbours = rule === 'sum-of-evidence' ? keptPairs(pairs) : new Map<number, [number, number][]>();
  const clusterOf = Int32Array.from({ length: records }, (_, row) => row);
  const members = new Map<number, number[]>();
  const membersOf = (cluster: number): number[] => members.get(cluster) ?? [cluster];
  const mayJoin = (one: number[], other: number[], probability: number): boolean => {
    if (rule === 'any-link') return true;
    if (rule === 'strong-link') return one.length === 1 || other.length === 1 || probability >= strong;
    const [smaller, larger] = one.length <= other.length ? [one, other] : [other, one];
    const target = clusterOf[larger[0]!]!;
    let bits = one.length * other.length * bitsUnseen;
    for (const row of smaller) {
      for (const [neighbour, weight] of neighbours.get(row) ?? []) {
        if (clusterOf[neighbour] === target) bits += weight - bitsUnseen;
      }
    }
    return bits > 0;
  };
  for (const index of links) {
    const kept = clusterOf[pairs.left[index]!]!;
    const taken = clusterOf[pairs.right[index]!]!;
    if (kept === taken) continue;
    const [one, other] = [membersOf(kept), membersOf(taken)];
    if (!mayJoin(one, other, probabilityOf(pairs.weight[index]!))) continue;
    const [larger, smaller] = one.length >= other.length ? [one, other] : [other, one];
    const into = clusterOf[larger[0]!]!;
    members.delete(clusterOf[smaller[0]!]!);
    for (const row of smaller) {
      clusterOf[row] = into;
      larger.push(row);
    }
    members.set(into, larger);
  }
  return renumbered(clusterOf);
}

function keptPairs({ length, left, right, weight }: ScoredPairs): Map<number, [number, number][]> {
  const neighbours = new Map<number, [number, number][]>();
  const add = (row: number, other: number, bits: number): void => {
    const known = neighbours.get(row);
    if (known === undefined) neighbours.set(row, [[other, bits]]);
    else known.push([other, bits]);
  };
  for (let index = 0; index < length; index++) {
    add(left[index]!, right[index]!, weight[index]!);
    add(right[index]!, left[index]!, weight[index]!);
  }
  return neighbours;
}

/** Clusters numbered from 0 by their first records. */
function renumbered(clusterOf: Int32Array): Clustering {
  const numberOf = new Map<number, number>();
  const clusterOfRow = clusterOf.map((cluster) => {
    const known = numberOf.get(cluster);
    if (known !== undefined) return known;
    numberOf.set(cluster, numberOf.size);
    return numberOf.size - 1;
  });
  return { clusterOfRow, clusters: numberOf.size };
}
