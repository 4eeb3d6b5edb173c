import type { PairList } from '../sweep/pair-list.ts';
import type { ToleranceSweep } from '../sweep/tolerance-sweep.ts';
import { DisjointSets } from './disjoint-sets.ts';

/** Which cluster each record is in; clusters are numbered from 0, the same for the same input. */
export interface Clustering {
  readonly clusterOfRow: Int32Array;
  readonly clusters: number;
}

/** Which pairs of names a rule links, by their two distances (0 … 3). */
export type DistanceRule = (forenameDistance: number, surnameDistance: number) => boolean;

/**
 * Who ends in one profile under one rule on the two distances: a box such as (2, 1), the larger, or the sum?
 *
 * Connected components of the pairs that a tolerance sweep kept; names are not compared again, so that a new tolerance
 * at a million records is a matter of milliseconds.
 *
 * @example clusterByRule(sweep, (forename, surname) => forename + surname <= 2).clusters
 */
export function clusterByRule(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs' | 'records'>,
  rule: DistanceRule,
): Clustering {
  const { groups, pairs, records } = sweep;
  const { groupStart, rows } = groups;
  const groupCount = groupStart.length - 1;
  const parent = joinGroups(groupCount, pairs, rule);
  const clusterOfRow = new Int32Array(records).fill(-1);
  let clusters = 0;
  for (let group = 0; group < groupCount; group++) {
    // A parent stands before its children, so its number is known; the array of parents turns into that of clusters.
    const above = parent[group]!;
    const cluster = above === group ? clusters++ : parent[above]!;
    parent[group] = cluster;
    const end = groupStart[group + 1]!;
    for (let index = groupStart[group]!; index < end; index++) clusterOfRow[rows[index]!] = cluster;
  }
  for (let row = 0; row < records; row++) if (clusterOfRow[row]! < 0) clusterOfRow[row] = clusters++;
  return { clusterOfRow, clusters };
}

/** Parent of every group after joining the pairs within the rule; no parent has a larger number than its child. */
function joinGroups(groupCount: number, pairs: PairList, rule: DistanceRule): Int32Array {
  const isLinked = Uint8Array.from({ length: 16 }, (_, kind) => (rule(kind >> 2, kind & 3) ? 1 : 0));
  const parent = new Int32Array(groupCount);
  for (let group = 0; group < groupCount; group++) parent[group] = group;
  const find = (group: number): number => {
    while (parent[group] !== group) {
      parent[group] = parent[parent[group]!]!;
      group = parent[group]!;
    }
    return group;
  };
  for (let index = 0; index < pairs.length; index++) {
    if (isLinked[pairs.distanceClass[index]!] === 0) continue;
    const a = find(pairs.left[index]!);
    const b = find(pairs.right[index]!);
    // The smaller number becomes the root: parents come before children, and the order of pairs does not show.
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  return parent;
}

/** Connected components of pairs of rows. */
export function clusterRows(records: number, left: ArrayLike<number>, right: ArrayLike<number>): Clustering {
  const sets = new DisjointSets(records);
  for (let index = 0; index < left.length; index++) sets.join(left[index]!, right[index]!);
  const clusterOfRow = new Int32Array(records);
  const clusterOfRoot = new Int32Array(records).fill(-1);
  let clusters = 0;
  for (let row = 0; row < records; row++) {
    const own = sets.find(row);
    if (clusterOfRoot[own]! < 0) clusterOfRoot[own] = clusters++;
    clusterOfRow[row] = clusterOfRoot[own]!;
  }
  return { clusterOfRow, clusters };
}
