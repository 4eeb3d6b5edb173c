import type { NameGroups } from '../blocking/name-groups.ts';
import type { SharedPeople } from '../errors/shared-people.ts';
import type { Truth } from '../errors/truth.ts';
import { ClusterTally, TALLY_SIZE } from './cluster-tally.ts';
import { CLASSES, DISTANCES, type PairList } from './pair-list.ts';
import type { StartingTally } from './starting-tally.ts';

export interface ClusteredTolerances {
  /** Per tolerance (forename × 4 + surname): its tally. */
  readonly tallies: readonly Float64Array[];
  readonly largestClusters: Int32Array;
}

/**
 * Connected components at all 16 tolerances. For each forename tolerance the pairs are joined in order of their surname
 * distance, so every surname tolerance is a prefix of one union–find and only what a join changes is counted.
 */
export function clusterAllTolerances(
  groups: NameGroups,
  pairs: PairList,
  truth: Truth | null,
  shared: SharedPeople | null,
  starting: StartingTally,
): ClusteredTolerances {
  const { blockStart, groupStart } = groups;
  const changes = Array.from({ length: CLASSES }, () => new Float64Array(TALLY_SIZE));
  const largestClusters = new Int32Array(CLASSES).fill(starting.largestCluster);
  const { largestGroups, largestRows } = largestBlock(blockStart, groupStart);
  const tally = new ClusterTally(groups, truth, shared?.personAt ?? null, largestGroups, largestRows);
  const touched = new Int32Array(largestGroups);
  let from = 0;
  let block = 0;
  while (from < pairs.length) {
    while (blockStart[block + 1]! <= pairs.left[from]!) block++;
    const blockEnd = blockStart[block + 1]!;
    let to = from + 1;
    while (to < pairs.length && pairs.left[to]! < blockEnd) to++;
    const base = blockStart[block]!;
    for (let forename = 0; forename < DISTANCES; forename++) {
      tally.begin(base);
      let touchedCount = 0;
      for (let surname = 0; surname < DISTANCES; surname++) {
        const rule = forename * DISTANCES + surname;
        const change = changes[rule]!;
        for (let index = from; index < to; index++) {
          const kind = pairs.distanceClass[index]!;
          if ((kind & (DISTANCES - 1)) !== surname || kind >> 2 > forename) continue;
          const left = pairs.left[index]! - base;
          const right = pairs.right[index]! - base;
          if (!tally.isTouched(left)) {
            tally.touch(left);
            touched[touchedCount++] = left;
          }
          if (!tally.isTouched(right)) {
            tally.touch(right);
            touched[touchedCount++] = right;
          }
          const records = tally.join(left, right, change);
          if (records > largestClusters[rule]!) largestClusters[rule] = records;
        }
      }
      tally.end(touched, touchedCount);
    }
    from = to;
  }
  // What a join changed at one surname tolerance holds at every wider one.
  const tallies = changes.map((_, rule) => {
    const total = starting.tally.slice();
    const narrowest = rule - (rule % DISTANCES);
    for (let narrower = narrowest; narrower <= rule; narrower++) {
      for (let index = 0; index < TALLY_SIZE; index++) total[index]! += changes[narrower]![index]!;
      if (narrower < rule) largestClusters[rule] = Math.max(largestClusters[rule]!, largestClusters[narrower]!);
    }
    return total;
  });
  return { tallies, largestClusters };
}

function largestBlock(blockStart: Int32Array, groupStart: Int32Array): { largestGroups: number; largestRows: number } {
  let largestGroups = 0;
  let largestRows = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    largestGroups = Math.max(largestGroups, blockStart[block + 1]! - blockStart[block]!);
    largestRows = Math.max(largestRows, groupStart[blockStart[block + 1]!]! - groupStart[blockStart[block]!]!);
  }
  return { largestGroups, largestRows };
}
