import type { NameGroups } from '../blocking/name-groups.ts';
import type { PairList } from '../tolerance-sweep/pair-list.ts';

/** What every rule on the same pairs starts from, so that a new rule touches no more than it changes. */
interface LinkableGroups {
  readonly groups: NameGroups;
  /** Group of each record; records in no group are numbered after the groups, in order of row. */
  readonly groupOfRow: Int32Array;
  readonly clustersUnlinked: number;
  /** Groups that stand in any pair, ascending, and the two ends of each pair as positions in them. */
  readonly linkable: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

const remembered = new WeakMap<PairList, LinkableGroups>();

/** Made at the first rule and remembered for as long as the pairs are. */
export function linkableGroups(groups: NameGroups, pairs: PairList): LinkableGroups {
  const known = remembered.get(pairs);
  if (known !== undefined && known.groups === groups) return known;
  const made = { groups, ...numberRows(groups), ...numberEnds(groups.groupStart.length - 1, pairs) };
  remembered.set(pairs, made);
  return made;
}

function numberRows({ rowCount, rows, groupStart }: NameGroups) {
  const groupCount = groupStart.length - 1;
  const groupOfRow = new Int32Array(rowCount).fill(-1);
  for (let group = 0; group < groupCount; group++) {
    const end = groupStart[group + 1]!;
    for (let index = groupStart[group]!; index < end; index++) groupOfRow[rows[index]!] = group;
  }
  let clustersUnlinked = groupCount;
  for (let row = 0; row < rowCount; row++) if (groupOfRow[row]! < 0) groupOfRow[row] = clustersUnlinked++;
  return { groupOfRow, clustersUnlinked };
}

function numberEnds(groupCount: number, pairs: PairList) {
  const positionOf = new Int32Array(groupCount);
  for (let index = 0; index < pairs.length; index++) {
    positionOf[pairs.left[index]!] = 1;
    positionOf[pairs.right[index]!] = 1;
  }
  let count = positionOf.reduce((sum, each) => sum + each, 0);
  const linkable = new Int32Array(count);
  count = 0;
  for (let group = 0; group < groupCount; group++) {
    if (positionOf[group] === 0) continue;
    positionOf[group] = count;
    linkable[count++] = group;
  }
  const left = new Int32Array(pairs.length);
  const right = new Int32Array(pairs.length);
  for (let index = 0; index < pairs.length; index++) {
    left[index] = positionOf[pairs.left[index]!]!;
    right[index] = positionOf[pairs.right[index]!]!;
  }
  return { linkable, left, right };
}
