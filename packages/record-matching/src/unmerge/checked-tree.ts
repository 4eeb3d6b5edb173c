import { InputError } from '@assay/statistics';
import { checkedCount } from '../clusters/checked-count.ts';
import type { MergeTree } from './merge-tree.ts';

/** Trees that were looked over: they do not change. */
const sound = new WeakSet<MergeTree>();

/**
 * A tree of which each merge joins records that there are, and is built on merges before it.
 *
 * @throws InputError where one is not, as in one that was changed by hand.
 */
export function checkedTree(tree: MergeTree): MergeTree {
  if (sound.has(tree)) return tree;
  const { records, merges, builtOn } = tree;
  checkedCount('records of a tree', records);
  const isRow = (row: number) => Number.isInteger(row) && row >= 0 && row < records;
  const isBetween = (merge: number | null | undefined, from: number, to: number) =>
    merge === null || (Number.isInteger(merge) && merge! >= from && merge! < to);
  for (const [own, merge] of merges.entries()) {
    const { tolerance, leftRow, rightRow, leftRecords, rightRecords, leftMerge, rightMerge } = merge;
    const isSound =
      tolerance >= (merges[own - 1]?.tolerance ?? 0) &&
      [leftRow, rightRow].every(isRow) &&
      leftRecords >= 1 &&
      rightRecords >= 1 &&
      leftRecords + rightRecords <= records &&
      isBetween(leftMerge, 0, own) &&
      isBetween(rightMerge, 0, own) &&
      isBetween(builtOn[own], own + 1, merges.length);
    if (!isSound)
      throw new InputError(`merge ${own} of a tree joins what is not there. Pass the tree on as mergeTree gives it.`);
  }
  sound.add(tree);
  return tree;
}
