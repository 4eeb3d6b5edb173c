import type { NameGroups } from '../blocking/name-groups.ts';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { MISSING_NAME } from '../names/name-policy.ts';
import { CompareBySurname } from './compare-by-surname.ts';
import { scalarLetterFilter, vectorLetterFilter } from './letter-filter.ts';
import { MAXIMUM_TOLERANCE, type PairList, pairClass, SweptPairList } from './pair-list.ts';
import { SweptName } from './swept-name.ts';

/** `scalar` is the TypeScript twin of the WebAssembly kernel; both give the same pairs. */
export type Kernel = 'vector' | 'scalar';

interface CompareOptions {
  readonly kernel?: Kernel;
  /** Most edits in either name; the widest tolerance unless stated. */
  readonly forename?: number;
  readonly surname?: number;
}

interface ComparedGroups {
  readonly pairs: PairList;
  /** Pairs of groups that stood in one block, compared or ruled out by their letters. */
  readonly candidateGroupPairs: number;
}

/**
 * Finds every pair of groups of one block whose forenames and surnames are each at most three edits apart, or fewer.
 *
 * Most pairs are ruled out by letters alone: one edit takes at most one letter class away and adds at most one, so a
 * pair that lost more than three classes is further apart than three edits. The rest is compared exactly, with the
 * match bits of the left name made once for all its partners. Where surnames recur in a block, each is compared once.
 */
export function sweepGroups(
  groups: NameGroups,
  lexicon: NameLexicon,
  missingMatches: boolean,
  { kernel = 'vector', forename = MAXIMUM_TOLERANCE, surname = MAXIMUM_TOLERANCE }: CompareOptions = {},
): ComparedGroups {
  const { groupForename, groupSurname, blockStart } = groups;
  const { letterMask } = lexicon;
  const pairs = new SweptPairList();
  const forenames = new SweptName(lexicon, forename);
  const surnames = new SweptName(lexicon, surname);
  const largest = largestBlock(blockStart);
  const most = { forename, surname };
  const filter = (kernel === 'vector' ? vectorLetterFilter(largest, most) : null) ?? scalarLetterFilter(largest, most);
  const { forenames: forenameMask, surnames: surnameMask, found } = filter;
  const bySurname = new CompareBySurname(groups, { filter, letterMask, forenames, surnames, ...most }, largest);
  let candidateGroupPairs = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const from = blockStart[block]!;
    const size = blockStart[block + 1]! - from;
    candidateGroupPairs += (size * (size - 1)) / 2;
    let complete = 0;
    for (let index = 0; index < size; index++) {
      const first = groupForename[from + index]!;
      const last = groupSurname[from + index]!;
      if (first !== MISSING_NAME && last !== MISSING_NAME) complete++;
      forenameMask[index] = first === MISSING_NAME ? 0 : letterMask[first]!;
      surnameMask[index] = last === MISSING_NAME ? 0 : letterMask[last]!;
    }
    if (complete < size) {
      compareWithMissing(from, size, groups, { forenames, surnames, forename, surname, missingMatches }, pairs);
      continue;
    }
    if (bySurname.take(from, size)) {
      bySurname.compare(from, size, pairs);
      continue;
    }
    for (let i = 0; i + 1 < size; i++) {
      const near = filter.near(i, size);
      if (near === 0) continue;
      surnames.hold(groupSurname[from + i]!);
      forenames.hold(groupForename[from + i]!);
      for (let index = 0; index < near; index++) {
        const other = from + found[index]!;
        const surnameDistance = surnames.distanceTo(groupSurname[other]!);
        if (surnameDistance > surname) continue;
        const forenameDistance = forenames.distanceTo(groupForename[other]!);
        if (forenameDistance > forename) continue;
        pairs.push(from + i, other, pairClass(forenameDistance, surnameDistance));
      }
      surnames.release();
      forenames.release();
    }
  }
  return { pairs, candidateGroupPairs };
}

interface Comparison {
  readonly forenames: SweptName;
  readonly surnames: SweptName;
  readonly forename: number;
  readonly surname: number;
  readonly missingMatches: boolean;
}

/** Blocks with missing names are rare; they are compared without the letter filter. */
function compareWithMissing(
  from: number,
  size: number,
  { groupForename, groupSurname }: NameGroups,
  { forenames, surnames, forename, surname, missingMatches }: Comparison,
  pairs: SweptPairList,
): void {
  for (let i = 0; i < size; i++) {
    surnames.hold(groupSurname[from + i]!);
    forenames.hold(groupForename[from + i]!);
    for (let j = i + 1; j < size; j++) {
      const surnameDistance = surnames.distanceOrMissing(groupSurname[from + j]!, missingMatches);
      if (surnameDistance > surname) continue;
      const forenameDistance = forenames.distanceOrMissing(groupForename[from + j]!, missingMatches);
      if (forenameDistance > forename) continue;
      pairs.push(from + i, from + j, pairClass(forenameDistance, surnameDistance));
    }
    surnames.release();
    forenames.release();
  }
}

function largestBlock(blockStart: Int32Array): number {
  let largest = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    largest = Math.max(largest, blockStart[block + 1]! - blockStart[block]!);
  }
  return largest;
}
