import type { NameGroups } from '../blocking/name-groups.ts';
import type { SharedPeople } from '../errors/shared-people.ts';
import type { Truth } from '../errors/truth.ts';
import { ClusterTally, TALLY_SIZE } from './cluster-tally.ts';
import { MixedPeople, markMixedGroups } from './mixed-people.ts';
import { CLASSES, DISTANCES, type PairList } from './pair-list.ts';
import type { StartingTally } from './starting-tally.ts';

export interface ClusteredTolerances {
  /** Per tolerance (forename × 4 + surname): its tally. */
  readonly tallies: readonly Float64Array[];
  readonly largestClusters: Int32Array;
  /** Per tolerance: people who share a profile with somebody else, each counted once. */
  readonly mixedPeople: Float64Array;
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
  const changes = Array.from({ length: CLASSES }, () => new Float64Array(TALLY_SIZE));
  const largestClusters = new Int32Array(CLASSES).fill(starting.largestCluster);
  const mixed = new MixedPeople(truth === null ? 0 : truth.entitySize.length);
  if (shared !== null) markMixedGroups(groups, shared.personAt, mixed, (1 << CLASSES) - 1);
  const clusters = new ClusterTally(groups, truth, shared?.personAt ?? null, mixed);
  forEachBlockOfPairs(groups, pairs, (base, from, to) => {
    for (let forename = 0; forename < DISTANCES; forename++) {
      clusters.begin(base);
      for (let surname = 0; surname < DISTANCES; surname++) {
        const rule = forename * DISTANCES + surname;
        const change = changes[rule]!;
        const widerRules = bitsFrom(rule);
        for (let index = from; index < to; index++) {
          const kind = pairs.distanceClass[index]!;
          if ((kind & (DISTANCES - 1)) !== surname || kind >> 2 > forename) continue;
          const records = clusters.join(pairs.left[index]! - base, pairs.right[index]! - base, change, widerRules);
          if (records > largestClusters[rule]!) largestClusters[rule] = records;
        }
      }
      clusters.end();
    }
  });
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
  return { tallies, largestClusters, mixedPeople: mixed.countByRule(CLASSES) };
}

/** A bit for the rule and each wider surname tolerance beside the same forename tolerance. */
function bitsFrom(rule: number): number {
  let bits = 0;
  for (let wider = rule; wider < rule - (rule % DISTANCES) + DISTANCES; wider++) bits |= 1 << wider;
  return bits;
}

/** Calls back with the first group of each block that has pairs, and with its stretch of the pairs. */
export function forEachBlockOfPairs(
  { blockStart }: NameGroups,
  pairs: PairList,
  onBlock: (base: number, from: number, to: number) => void,
): void {
  let block = 0;
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    while (blockStart[block + 1]! <= pairs.left[from]!) block++;
    const blockEnd = blockStart[block + 1]!;
    for (to = from + 1; to < pairs.length && pairs.left[to]! < blockEnd; to++);
    onBlock(blockStart[block]!, from, to);
  }
}
