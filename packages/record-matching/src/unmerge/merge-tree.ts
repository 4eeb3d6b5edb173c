import { InputError } from '@assay/statistics';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import { MAXIMUM_TOLERANCE } from '../tolerance-sweep/pair-list.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';

/** One merge of two profiles: the pair of records that glued them, at the narrowest tolerance that does. */
export interface Merge {
  /** Edits in the worse of the two names: the tolerance at which the profiles become one. */
  readonly tolerance: number;
  readonly leftRow: number;
  readonly rightRow: number;
  /** Records on either side before, so that undoing it is known to give these two parts. */
  readonly leftRecords: number;
  readonly rightRecords: number;
  /** Merges that built the two sides; `null` for a single record. A merge cannot be undone before those built on it. */
  readonly leftMerge: number | null;
  readonly rightMerge: number | null;
}

export interface MergeTree {
  readonly records: number;
  /** In the order in which they happen as the tolerance grows. */
  readonly merges: readonly Merge[];
  /** The merge that swallowed each merge; `null` where nothing was built on it. */
  readonly builtOn: readonly (number | null)[];
}

/**
 * How did each profile come about, pair by pair, so that it can be taken apart again?
 *
 * Single-linkage tree: all merges up to the widest tolerance in order of tolerance, each with the pair of records that
 * glued it and the two parts that undoing it gives back. Ties are settled by row number, so the tree is the same every
 * time.
 *
 * @throws InputError where the widest tolerance is none of the sweep's, or its parts do not fit each other.
 *
 * Source: Kruskal (1956) on the pairs of the sweep; single linkage after Gower and Ross (1969).
 *
 * @example
 * mergeTree(sweep).merges.map(({ tolerance }) => tolerance) // [1, 1]
 */
export function mergeTree(sweep: Pick<ToleranceSweep, 'groups' | 'pairs' | 'records'>, widest = 3): MergeTree {
  const { groups, pairs, records } = checkedSweep(sweep);
  if (!(widest >= 0 && widest <= MAXIMUM_TOLERANCE))
    throw new InputError(`the widest tolerance must be 0 to ${MAXIMUM_TOLERANCE}: ${widest}. A sweep knows no other.`);
  const { groupStart, rows } = groups;
  const parent = Int32Array.from({ length: records }, (_, row) => row);
  const size = new Int32Array(records).fill(1);
  const lastMerge = new Int32Array(records).fill(-1);
  const find = (row: number): number => {
    while (parent[row] !== row) {
      parent[row] = parent[parent[row]!]!;
      row = parent[row]!;
    }
    return row;
  };
  const merges: Merge[] = [];
  const builtOn: (number | null)[] = [];
  const join = (leftRow: number, rightRow: number, tolerance: number): void => {
    const left = find(leftRow);
    const right = find(rightRow);
    if (left === right) return;
    const leftMerge = lastMerge[left]! < 0 ? null : lastMerge[left]!;
    const rightMerge = lastMerge[right]! < 0 ? null : lastMerge[right]!;
    const own = merges.length;
    if (leftMerge !== null) builtOn[leftMerge] = own;
    if (rightMerge !== null) builtOn[rightMerge] = own;
    merges.push({
      tolerance,
      leftRow,
      rightRow,
      leftRecords: size[left]!,
      rightRecords: size[right]!,
      leftMerge,
      rightMerge,
    });
    builtOn.push(null);
    const [kept, taken] = size[left]! < size[right]! ? [right, left] : [left, right];
    parent[taken] = kept;
    size[kept] = size[kept]! + size[taken]!;
    lastMerge[kept] = own;
  };
  for (let group = 0; group + 1 < groupStart.length; group++) {
    const first = groupStart[group]!;
    for (let index = first + 1; index < groupStart[group + 1]!; index++) join(rows[first]!, rows[index]!, 0);
  }
  for (let tolerance = 0; tolerance <= widest; tolerance++) {
    for (let index = 0; index < pairs.length; index++) {
      const kind = pairs.distanceClass[index]!;
      if (Math.max(kind >> 2, kind & 3) !== tolerance) continue;
      join(rows[groupStart[pairs.left[index]!]!]!, rows[groupStart[pairs.right[index]!]!]!, tolerance);
    }
  }
  return { records, merges, builtOn };
}
