import type { NameGroups } from '../blocking/name-groups.ts';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { MISSING_NAME } from '../names/name-policy.ts';
import { scalarLetterFilter, vectorLetterFilter } from './letter-filter.ts';
import { MeasuredName } from './measured-name.ts';
import { classOf, GrowingPairList, MAXIMUM_TOLERANCE, type PairList } from './pair-list.ts';

/** `scalar` is the TypeScript twin of the WebAssembly kernel; both give the same pairs. */
export type Kernel = 'vector' | 'scalar';

export interface ComparedGroups {
  readonly pairs: PairList;
  /** Pairs of groups that stood in one block, compared or ruled out by their letters. */
  readonly candidateGroupPairs: number;
}

/**
 * Finds every pair of groups of one block whose forenames and surnames are each at most three edits apart.
 *
 * Most pairs are ruled out by letters alone: one edit takes at most one letter class away and adds at most one, so a
 * pair that lost more than three classes is further apart than three edits. The rest is compared exactly, with the
 * match bits of the left name made once for all its partners.
 */
export function compareGroups(
  groups: NameGroups,
  lexicon: NameLexicon,
  missingMatches: boolean,
  kernel: Kernel = 'vector',
): ComparedGroups {
  const { groupForename, groupSurname, blockStart } = groups;
  const { letterMask } = lexicon;
  const pairs = new GrowingPairList();
  const forenames = new MeasuredName(lexicon);
  const surnames = new MeasuredName(lexicon);
  const largest = largestBlock(blockStart);
  const filter = (kernel === 'vector' ? vectorLetterFilter(largest) : null) ?? scalarLetterFilter(largest);
  const { forenames: forenameMask, surnames: surnameMask, found } = filter;
  let candidateGroupPairs = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const from = blockStart[block]!;
    const size = blockStart[block + 1]! - from;
    candidateGroupPairs += (size * (size - 1)) / 2;
    let complete = 0;
    for (let index = 0; index < size; index++) {
      const forename = groupForename[from + index]!;
      const surname = groupSurname[from + index]!;
      if (forename !== MISSING_NAME && surname !== MISSING_NAME) complete++;
      forenameMask[index] = forename === MISSING_NAME ? 0 : letterMask[forename]!;
      surnameMask[index] = surname === MISSING_NAME ? 0 : letterMask[surname]!;
    }
    if (complete < size) {
      compareWithMissing(from, size, groups, forenames, surnames, missingMatches, pairs);
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
        if (surnameDistance > MAXIMUM_TOLERANCE) continue;
        const forenameDistance = forenames.distanceTo(groupForename[other]!);
        if (forenameDistance > MAXIMUM_TOLERANCE) continue;
        pairs.push(from + i, other, classOf(forenameDistance, surnameDistance));
      }
      surnames.release();
      forenames.release();
    }
  }
  return { pairs, candidateGroupPairs };
}

/** Blocks with missing names are rare; they are compared without the letter filter. */
function compareWithMissing(
  from: number,
  size: number,
  { groupForename, groupSurname }: NameGroups,
  forenames: MeasuredName,
  surnames: MeasuredName,
  missingMatches: boolean,
  pairs: GrowingPairList,
): void {
  for (let i = 0; i < size; i++) {
    surnames.hold(groupSurname[from + i]!);
    forenames.hold(groupForename[from + i]!);
    for (let j = i + 1; j < size; j++) {
      const surnameDistance = surnames.distanceOrMissing(groupSurname[from + j]!, missingMatches);
      if (surnameDistance > MAXIMUM_TOLERANCE) continue;
      const forenameDistance = forenames.distanceOrMissing(groupForename[from + j]!, missingMatches);
      if (forenameDistance > MAXIMUM_TOLERANCE) continue;
      pairs.push(from + i, from + j, classOf(forenameDistance, surnameDistance));
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
