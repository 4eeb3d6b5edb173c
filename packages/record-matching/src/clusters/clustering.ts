import { InputError } from '@assay/statistics';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import type { PairList } from '../tolerance-sweep/pair-list.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import { checkedCount } from './checked-count.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { linkableGroups } from './linkable-groups.ts';
import { RankedSet } from './ranked-set.ts';

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
 * @throws InputError where the parts of the sweep do not fit each other.
 *
 * @example
 * clusterByRule(sweep, (forename, surname) => forename + surname <= 2) // { clusterOfRow: [0, 0, 1, 1, 2, 3, 4], clusters: 5 }
 */
export function clusterByRule(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs' | 'records'>,
  rule: DistanceRule,
): Clustering {
  const { groups, pairs, records } = checkedSweep(sweep);
  const { groupStart, rows } = groups;
  const { linkable, groupOfRow, clustersUnlinked, ...ends } = linkableGroups(groups, pairs);
  const parent = joinGroups(linkable.length, ends, pairs, rule);
  // Clusters are numbered by their first groups: a number falls by one for every group before it that was joined to another.
  const joined = new RankedSet(clustersUnlinked);
  for (let node = 0; node < parent.length; node++) if (parent[node] !== node) joined.add(linkable[node]!);
  const members = joined.rank();
  const clusterOfRow = new Int32Array(records);
  for (let row = 0; row < records; row++) clusterOfRow[row] = groupOfRow[row]! - joined.before(groupOfRow[row]!);
  for (let node = 0; node < parent.length; node++) {
    const above = parent[node]!;
    if (above === node) continue;
    // A parent stands before its children and was shortened already: it is the root.
    const root = parent[above]!;
    parent[node] = root;
    const group = linkable[node]!;
    const cluster = linkable[root]! - joined.before(linkable[root]!);
    const end = groupStart[group + 1]!;
    for (let index = groupStart[group]!; index < end; index++) clusterOfRow[rows[index]!] = cluster;
  }
  return { clusterOfRow, clusters: clustersUnlinked - members };
}

/** Parent of every linkable group after joining the pairs within the rule; no parent has a larger number than its child. */
function joinGroups(
  count: number,
  { left, right }: { readonly left: Int32Array; readonly right: Int32Array },
  { distanceClass }: PairList,
  rule: DistanceRule,
): Int32Array {
  const isLinked = Uint8Array.from({ length: 16 }, (_, kind) => (rule(kind >> 2, kind & 3) ? 1 : 0));
  const parent = new Int32Array(count).map((_, node) => node);
  const find = (node: number): number => {
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]!]!;
      node = parent[node]!;
    }
    return node;
  };
  for (let index = 0; index < left.length; index++) {
    if (isLinked[distanceClass[index]!] === 0) continue;
    const a = find(left[index]!);
    const b = find(right[index]!);
    // The smaller number becomes the root: parents come before children, and the order of pairs does not show.
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  return parent;
}

/**
 * Which records end in one profile when these pairs are linked? Connected components, numbered by their first row; a
 * record without a link is a profile of its own.
 *
 * @example
 * clusterRows(4, [0, 1], [1, 3]) // { clusterOfRow: [0, 0, 1, 0], clusters: 2 }
 */
export function clusterRows(records: number, left: ArrayLike<number>, right: ArrayLike<number>): Clustering {
  checkedCount('records', records);
  const sets = new DisjointSets(records);
  for (let index = 0; index < left.length; index++) {
    const [one, other] = [left[index]!, right[index]!];
    if (!(one >= 0 && one < records && other >= 0 && other < records))
      throw new InputError(`a pair names the records ${one} and ${other} of ${records}. Number them from 0.`);
    sets.join(one, other);
  }
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
