import type { NameGroups } from '../blocking/name-groups.ts';
import type { SharedPeople } from '../errors/shared-people.ts';
import type { TruePeople } from '../errors/truth.ts';
import { TALLY, Tally } from './tally.ts';
import { countOverMerged } from './tolerance-tally.ts';

export interface StartingTally {
  readonly tally: Tally;
  readonly largestCluster: number;
}

/** The clustering before any two groups are joined: records of one name and date together, all others alone. */
export function startingSweepTally(
  groups: NameGroups,
  truth: TruePeople | null,
  shared: SharedPeople | null,
): StartingTally {
  const { rowCount, groupStart, rows } = groups;
  const tally = new Tally();
  const { counts, squaresByCluster, squaresByPerson } = tally;
  const groupCount = groupStart.length - 1;
  let largestCluster = rowCount > 0 ? 1 : 0;
  counts[TALLY.clusters] = rowCount - rows.length + groupCount;
  for (let group = 0; group < groupCount; group++) {
    const size = groupStart[group + 1]! - groupStart[group]!;
    if (size === 1) continue;
    counts[TALLY.linkedPairs]! += (size * (size - 1)) / 2;
    if (size > largestCluster) largestCluster = size;
  }
  if (truth === null || shared === null) return { tally, largestCluster };
  const { entitySize } = truth;
  // Every record alone, then what the groups of several records change.
  counts[TALLY.pieces] = rowCount;
  squaresByCluster.add(1, rowCount);
  squaresByPerson.addAll(truth.recordsBySize);
  const single = truth.recordsBySize.of(1);
  counts[TALLY.wholePeople] = single;
  counts[TALLY.wholeRecords] = single;
  counts[TALLY.exactClusters] = single;
  const people: number[] = [];
  const records: number[] = [];
  for (let group = 0; group < groupCount; group++) {
    const size = groupStart[group + 1]! - groupStart[group]!;
    if (size === 1) continue;
    const pieces = shared.peopleOf(group, people, records);
    let squares = 0;
    let singles = 0;
    let exact = 0;
    for (let piece = 0; piece < pieces; piece++) {
      const n = records[piece]!;
      const whole = entitySize[people[piece]!]!;
      squares += n * n;
      counts[TALLY.trueLinkedPairs]! += (n * (n - 1)) / 2;
      squaresByPerson.add(whole, n * n - n);
      if (whole === 1) singles++;
      if (n === whole) {
        exact = 1;
        if (whole > 1) {
          counts[TALLY.wholePeople]! += 1;
          counts[TALLY.wholeRecords]! += whole;
        }
      }
    }
    counts[TALLY.pieces]! += pieces - size;
    squaresByCluster.add(size, squares);
    squaresByCluster.add(1, -size);
    counts[TALLY.exactClusters]! += (pieces === 1 ? exact : 0) - singles;
    countOverMerged(tally, pieces, size, 1);
  }
  return { tally, largestCluster };
}
