import type { DictionaryColumn } from '@assay/statistics';
import type { NameGroups } from '../blocking/name-groups.ts';
import type { SharedPeople } from '../errors/shared-people.ts';
import type { TruePeople } from '../errors/truth.ts';
import { CLASSES, type PairList } from './pair-list.ts';
import type { StartingTally } from './starting-sweep-tally.ts';
import { TALLY } from './tally.ts';

/** Pairs of records by their two distances, and those of them about one person. */
export class SweptClassCounts {
  readonly pairsByClass = new Float64Array(CLASSES);
  readonly truePairsByClass: Float64Array | null;
  private readonly groups: NameGroups;
  private readonly shared: SharedPeople | null;

  constructor(groups: NameGroups, shared: SharedPeople | null, { tally }: StartingTally) {
    this.groups = groups;
    this.shared = shared;
    this.truePairsByClass = shared === null ? null : new Float64Array(CLASSES);
    // Records of one name and date are linked before any two groups are compared.
    this.pairsByClass[0] = tally.counts[TALLY.linkedPairs]!;
    if (this.truePairsByClass !== null) this.truePairsByClass[0] = tally.counts[TALLY.trueLinkedPairs]!;
  }

  add(pairs: PairList): void {
    const { pairsByClass, truePairsByClass, shared } = this;
    const { groupStart } = this.groups;
    for (let index = 0; index < pairs.length; index++) {
      const left = pairs.left[index]!;
      const right = pairs.right[index]!;
      const kind = pairs.distanceClass[index]!;
      pairsByClass[kind]! +=
        (groupStart[left + 1]! - groupStart[left]!) * (groupStart[right + 1]! - groupStart[right]!);
      if (shared !== null) truePairsByClass![kind]! += shared.between(left, right);
    }
  }
}

/** Pairs of records that stand in one block. */
export function comparedPairs({ groupStart, blockStart }: NameGroups): number {
  let pairs = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const size = groupStart[blockStart[block + 1]!]! - groupStart[blockStart[block]!]!;
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

/** Pairs about one person that share a value of a key. Only people with a second record are gathered. */
export function truePairsWithinTolerance(key: DictionaryColumn, truth: TruePeople): number {
  const { entityOfRow, entitySize } = truth;
  const next = new Int32Array(entitySize.length);
  let length = 0;
  for (let person = 0; person < entitySize.length; person++) {
    const size = entitySize[person]!;
    next[person] = size > 1 ? length : -1;
    if (size > 1) length += size;
  }
  const keys = key.codes;
  const codes = new Int32Array(length);
  for (let row = 0; row < entityOfRow.length; row++) {
    const person = entityOfRow[row]!;
    const place = next[person]!;
    if (place < 0) continue;
    codes[place] = keys[row]!;
    next[person] = place + 1;
  }
  let pairs = 0;
  for (let person = 0, from = 0; person < entitySize.length; person++) {
    const size = entitySize[person]!;
    if (size < 2) continue;
    if (size > 16) codes.subarray(from, from + size).sort();
    else insertionSort(codes, from, from + size);
    let run = 0;
    for (let index = from + 1; index < from + size; index++) {
      run = codes[index] === codes[index - 1] ? run + 1 : 0;
      if (codes[index]! >= 0) pairs += run;
    }
    from += size;
  }
  return pairs;
}

function insertionSort(codes: Int32Array, from: number, to: number): void {
  for (let index = from + 1; index < to; index++) {
    const code = codes[index]!;
    let place = index;
    for (; place > from && codes[place - 1]! > code; place--) codes[place] = codes[place - 1]!;
    codes[place] = code;
  }
}
