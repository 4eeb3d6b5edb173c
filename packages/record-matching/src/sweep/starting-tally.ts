import type { NameGroups } from '../blocking/name-groups.ts';
import type { SharedPeople } from '../errors/shared-people.ts';
import type { Truth } from '../errors/truth.ts';
import { countOverMerged, TALLY, TALLY_SIZE } from './cluster-tally.ts';

export interface StartingTally {
  readonly tally: Float64Array;
  readonly largestCluster: number;
}

/** The clustering before any two groups are joined: records of one name and date together, all others alone. */
export function startingTally(groups: NameGroups, truth: Truth | null, shared: SharedPeople | null): StartingTally {
  const { rowCount, groupStart, rows } = groups;
  const tally = new Float64Array(TALLY_SIZE);
  const groupCount = groupStart.length - 1;
  let largestCluster = rowCount > 0 ? 1 : 0;
  tally[TALLY.clusters] = rowCount - rows.length + groupCount;
  for (let group = 0; group < groupCount; group++) {
    const size = groupStart[group + 1]! - groupStart[group]!;
    if (size === 1) continue;
    tally[TALLY.linkedPairs]! += (size * (size - 1)) / 2;
    if (size > largestCluster) largestCluster = size;
  }
  if (truth === null || shared === null) return { tally, largestCluster };
  const { entitySize } = truth;
  // Every record alone, then what the groups of several records change.
  tally[TALLY.pieces] = rowCount;
  tally[TALLY.bCubedPrecision] = rowCount;
  let single = 0;
  for (let person = 0; person < entitySize.length; person++) if (entitySize[person] === 1) single++;
  tally[TALLY.wholePeople] = single;
  tally[TALLY.wholeRecords] = single;
  tally[TALLY.exactClusters] = single;
  const people: number[] = [];
  const records: number[] = [];
  // Each of a person's b records finds itself among b: the sum over all records is the number of people.
  tally[TALLY.bCubedRecall] = truth.entities;
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
      tally[TALLY.trueLinkedPairs]! += (n * (n - 1)) / 2;
      tally[TALLY.bCubedRecall]! += (n * n - n) / whole;
      if (whole === 1) singles++;
      if (n === whole) {
        exact = 1;
        if (whole > 1) {
          tally[TALLY.wholePeople]! += 1;
          tally[TALLY.wholeRecords]! += whole;
        }
      }
    }
    tally[TALLY.pieces]! += pieces - size;
    tally[TALLY.bCubedPrecision]! += squares / size - size;
    tally[TALLY.exactClusters]! += (pieces === 1 ? exact : 0) - singles;
    countOverMerged(tally, pieces, size, 1);
  }
  return { tally, largestCluster };
}
