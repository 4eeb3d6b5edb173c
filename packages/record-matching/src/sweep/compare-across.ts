import type { NameGroups } from '../blocking/name-groups.ts';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { losesMoreThanThree } from './letter-filter.ts';
import { MeasuredName } from './measured-name.ts';
import { classOf, MAXIMUM_TOLERANCE } from './pair-list.ts';

/**
 * Counts the pairs of records between two blocks by their two distances, adding to `pairsByClass`. Both blocks must hold
 * complete names only.
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

  count(leftBlock: number, rightBlock: number, pairsByClass: Float64Array): void {
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
        pairsByClass[classOf(forenameDistance, surnameDistance)]! +=
          leftRecords * (groupStart[right + 1]! - groupStart[right]!);
      }
      surnames.release();
      forenames.release();
    }
  }
}
