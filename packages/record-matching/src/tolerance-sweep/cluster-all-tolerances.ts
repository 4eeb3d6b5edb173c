import type { NameGroups } from '../blocking/name-groups.ts';
import type { SharedPeople } from '../errors/shared-people.ts';
import type { TruePeople } from '../errors/truth.ts';
import { MixedPeople, markMixedGroups } from './mixed-people.ts';
import { CLASSES, DISTANCES, type PairList } from './pair-list.ts';
import type { StartingTally } from './starting-sweep-tally.ts';
import { Tally } from './tally.ts';
import { ToleranceTally } from './tolerance-tally.ts';

/**
 * Connected components at all 16 tolerances. For each forename tolerance the pairs are joined in order of their surname
 * distance, so every surname tolerance is a prefix of one union–find and only what a join changes is counted. Pairs may come
 * in several lists, as long as those of one block come in one.
 */
export class ToleranceClusters {
  /** Under which tolerances each person shares a profile with somebody else. */
  readonly mixed: MixedPeople;
  private readonly groups: NameGroups;
  private readonly starting: StartingTally;
  private readonly clusters: ToleranceTally;
  private readonly changes = Array.from({ length: CLASSES }, () => new Tally());
  private readonly largest: Int32Array;

  constructor(groups: NameGroups, truth: TruePeople | null, shared: SharedPeople | null, starting: StartingTally) {
    this.groups = groups;
    this.starting = starting;
    this.largest = new Int32Array(CLASSES).fill(starting.largestCluster);
    this.mixed = new MixedPeople(truth === null ? 0 : truth.entitySize.length);
    if (shared !== null) markMixedGroups(groups, shared.personAt, this.mixed, (1 << CLASSES) - 1);
    this.clusters = new ToleranceTally(groups, truth, shared?.personAt ?? null, this.mixed);
  }

  add(pairs: PairList): void {
    const { clusters, largest } = this;
    forEachSweptBlock(this.groups, pairs, (base, from, to) => {
      for (let forename = 0; forename < DISTANCES; forename++) {
        clusters.begin(base);
        for (let surname = 0; surname < DISTANCES; surname++) {
          const rule = forename * DISTANCES + surname;
          const change = this.changes[rule]!;
          const widerRules = bitsFrom(rule);
          for (let index = from; index < to; index++) {
            const kind = pairs.distanceClass[index]!;
            if ((kind & (DISTANCES - 1)) !== surname || kind >> 2 > forename) continue;
            const records = clusters.join(pairs.left[index]! - base, pairs.right[index]! - base, change, widerRules);
            if (records > largest[rule]!) largest[rule] = records;
          }
        }
        clusters.end();
      }
    });
  }

  /** Per tolerance (forename × 4 + surname): its tally and its largest cluster. */
  finish(): { readonly tallies: readonly Tally[]; readonly largestClusters: Int32Array } {
    const largestClusters = this.largest.slice();
    // What a join changed at one surname tolerance holds at every wider one.
    const tallies = this.changes.map((_, rule) => {
      const total = this.starting.tally.copy();
      const narrowest = rule - (rule % DISTANCES);
      for (let narrower = narrowest; narrower <= rule; narrower++) {
        total.addAll(this.changes[narrower]!);
        if (narrower < rule) largestClusters[rule] = Math.max(largestClusters[rule]!, largestClusters[narrower]!);
      }
      return total;
    });
    return { tallies, largestClusters };
  }
}

/** A bit for the rule and each wider surname tolerance beside the same forename tolerance. */
function bitsFrom(rule: number): number {
  let bits = 0;
  for (let wider = rule; wider < rule - (rule % DISTANCES) + DISTANCES; wider++) bits |= 1 << wider;
  return bits;
}

/** Calls back with the first group of each block that has pairs, and with its stretch of the pairs. */
export function forEachSweptBlock(
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
