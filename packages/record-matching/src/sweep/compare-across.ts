import type { NameGroups } from '../blocking/name-groups.ts';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { losesMoreThanThree } from './letter-filter.ts';
import { MeasuredName } from './measured-name.ts';
import { MAXIMUM_TOLERANCE, pairClass } from './pair-list.ts';

/** Visits a pair of groups of different blocks within the widest tolerance, with the pairs of records that it stands for. */
type CrossedPair = (left: number, right: number, distanceClass: number, pairs: number) => void;

/**
 * Finds the pairs of groups between two blocks that lie within the widest tolerance. Both blocks must hold complete
 * names only.
 */
export class BlockCrossing {
  private readonly groups: NameGroups;
  private readonly lexicon: NameLexicon;
  private readonly forenames: MeasuredName;
  private readonly surnames: MeasuredName;

  constructor(groups: NameGroups, lexicon: NameLexicon) {
    this.groups = groups;
    this.lexicon = lexicon;
    this.forenames = new MeasuredName(lexicon);
    this.surnames = new MeasuredName(lexicon);
  }

  forEach(leftBlock: number, rightBlock: number, visit: CrossedPair): void {
    const { groupForename, groupSurname, groupStart, blockStart } = this.groups;
    const { letterMask } = this.lexicon;
    const { forenames, surnames } = this;
    for (let left = blockStart[leftBlock]!; left < blockStart[leftBlock + 1]!; left++) {
      const surnameLetters = letterMask[groupSurname[left]!]!;
      const forenameLetters = letterMask[groupForename[left]!]!;
      const leftRecords = groupStart[left + 1]! - groupStart[left]!;
      surnames.hold(groupSurname[left]!);
      forenames.hold(groupForename[left]!);
      for (let right = blockStart[rightBlock]!; right < blockStart[rightBlock + 1]!; right++) {
        const otherSurname = letterMask[groupSurname[right]!]!;
        if (losesMoreThanThree(surnameLetters & ~otherSurname)) continue;
        if (losesMoreThanThree(otherSurname & ~surnameLetters)) continue;
        const otherForename = letterMask[groupForename[right]!]!;
        if (losesMoreThanThree(forenameLetters & ~otherForename)) continue;
        if (losesMoreThanThree(otherForename & ~forenameLetters)) continue;
        const surnameDistance = surnames.distanceTo(groupSurname[right]!);
        if (surnameDistance > MAXIMUM_TOLERANCE) continue;
        const forenameDistance = forenames.distanceTo(groupForename[right]!);
        if (forenameDistance > MAXIMUM_TOLERANCE) continue;
        const pairs = leftRecords * (groupStart[right + 1]! - groupStart[right]!);
        visit(left, right, pairClass(forenameDistance, surnameDistance), pairs);
      }
      surnames.release();
      forenames.release();
    }
  }
}
