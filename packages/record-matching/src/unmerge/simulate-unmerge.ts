import { type DictionaryColumn, InputError } from '@assay/statistics';
import { truePersonOfRecords } from '../errors/truth.ts';
import { checkedTree } from './checked-tree.ts';
import type { MergeTree } from './merge-tree.ts';

export interface UnmergePlan {
  /** Merges to undo, the last first: each was built on the one after it in this list. */
  readonly undo: readonly number[];
  /** Records whose profile is touched while undoing. */
  readonly recordsTouched: number;
}

/**
 * Which pair of records glued these two people together, and what must be undone to part them?
 *
 * The merge at which the two records first stood in one profile, and every later merge built on it, last first: a
 * chained merge (A with B, then B with C) cannot be unwound from the middle. `null` where the two were never merged.
 *
 * @throws InputError where a row is not in the register, or the tree was changed by hand.
 *
 * @example
 * unmergePlan(tree, 2, 3).undo // [1]
 */
export function unmergePlan(tree: MergeTree, rowA: number, rowB: number): UnmergePlan | null {
  checkedTree(tree);
  for (const row of [rowA, rowB]) {
    if (!Number.isInteger(row) || row < 0 || row >= tree.records) {
      throw new InputError(`no record has the row number ${row}. Pass one from 0 to ${tree.records - 1}.`);
    }
  }
  const pathOf = (row: number): number[] => {
    const path: number[] = [];
    let merge: number | null = tree.merges.findIndex((each) => holdsRow(each, row));
    if (merge < 0) return path;
    while (merge !== null) {
      path.push(merge);
      merge = tree.builtOn[merge]!;
    }
    return path;
  };
  const ofB = new Set(pathOf(rowB));
  const path = pathOf(rowA);
  const glue = path.findIndex((merge) => ofB.has(merge));
  if (glue < 0) return null;
  const undo = path.slice(glue).reverse();
  const top = tree.merges[undo[0]!]!;
  return { undo, recordsTouched: top.leftRecords + top.rightRecords };
}

/** Whether a row entered a profile by this merge, as a single record or one of a name's own records. */
function holdsRow({ leftRow, rightRow, leftMerge, rightMerge }: MergeTree['merges'][number], row: number) {
  return (leftRow === row && leftMerge === null) || (rightRow === row && rightMerge === null);
}

export interface UnmergeAudit {
  /** Profiles that mix people at the tolerance. */
  readonly mixedProfiles: number;
  /** Of those: where undoing the last merge alone parts the people; where several merges must unwind; where no undoing can. */
  readonly partedByOne: number;
  readonly partedByChain: number;
  /** Two people with identical names and date: the merge that mixed them looks like any right one. */
  readonly mixedAtNought: number;
  /** Merges to undo over all mixed profiles, and right merges lost on the way, which would have to be made again. */
  readonly undone: number;
  readonly rightMergesLost: number;
}

/**
 * If every wrong merge were found, what would taking the profiles apart cost?
 *
 * Walks the merge tree from the top of each mixed profile, undoing last first until no part mixes people, and counts
 * what was undone and which right merges were lost on the way.
 *
 * @throws InputError where a record has no true person, the tolerance is NaN, or the tree was changed by hand.
 *
 * @example
 * unmergeAudit(tree, truth, 2).partedByOne // 1
 */
export function unmergeAudit(tree: MergeTree, entity: DictionaryColumn, tolerance: number): UnmergeAudit {
  const { merges } = checkedTree(tree);
  if (Number.isNaN(tolerance)) throw new InputError('the tolerance is NaN. Pass 0, 1, 2 or 3.');
  const { entityOfRow } = truePersonOfRecords(entity, tree.records);
  // The one person of each merge's profile, or −1 where it mixes people.
  const person = new Int32Array(merges.length);
  const personOfSide = (row: number, merge: number | null): number =>
    merge === null ? entityOfRow[row]! : person[merge]!;
  let within = 0;
  while (within < merges.length && merges[within]!.tolerance <= tolerance) within++;
  for (let index = 0; index < within; index++) {
    const { leftRow, rightRow, leftMerge, rightMerge } = merges[index]!;
    const left = personOfSide(leftRow, leftMerge);
    const right = personOfSide(rightRow, rightMerge);
    person[index] = left === right ? left : -1;
  }
  let mixedProfiles = 0;
  let partedByOne = 0;
  let mixedAtNought = 0;
  let undone = 0;
  let rightMergesLost = 0;
  for (let top = 0; top < within; top++) {
    const above = tree.builtOn[top]!;
    if (person[top]! >= 0 || (above !== null && above < within)) continue;
    mixedProfiles++;
    let steps = 0;
    let isMixedAtNought = false;
    const pending = [top];
    while (pending.length > 0) {
      const index = pending.pop()!;
      const { leftMerge, rightMerge, leftRow, rightRow, tolerance: at } = merges[index]!;
      steps++;
      if (entityOfRow[leftRow] === entityOfRow[rightRow]) rightMergesLost++;
      else if (at === 0) isMixedAtNought = true;
      for (const side of [leftMerge, rightMerge]) if (side !== null && person[side]! < 0) pending.push(side);
    }
    undone += steps;
    if (steps === 1) partedByOne++;
    if (isMixedAtNought) mixedAtNought++;
  }
  return {
    mixedProfiles,
    partedByOne,
    partedByChain: mixedProfiles - partedByOne,
    mixedAtNought,
    undone,
    rightMergesLost,
  };
}
