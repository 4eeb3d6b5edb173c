import type { NameGroups } from '../blocking/name-groups.ts';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { type LetterFilter, scalarLetterFilter, vectorLetterFilter } from './letter-filter.ts';
import { MAXIMUM_TOLERANCE, pairClass } from './pair-list.ts';
import { SweptName } from './swept-name.ts';

/** Visits a pair of groups of different blocks within the widest tolerance, with the pairs of records that it stands for. */
type CrossedPair = (left: number, right: number, distanceClass: number, pairs: number) => void;

/** Blocks by their places in an order, the end not among them. */
interface BlockRun {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the pairs of groups between one block and runs of others that lie within the widest tolerance. Blocks are named by their
 * places in the order that was given: those that stand side by side in it are filtered by their letters in one go. All must
 * hold complete names only.
 */
export class SweepAcrossBlocks {
  private readonly groups: NameGroups;
  private readonly forenames: SweptName;
  private readonly surnames: SweptName;
  private readonly filter: LetterFilter;
  /** Groups in the order of their blocks, and where each block's begin. */
  private readonly ordered: Int32Array;
  private readonly start: Int32Array;

  constructor(groups: NameGroups, lexicon: NameLexicon, order: Int32Array) {
    const { blockStart, groupForename, groupSurname } = groups;
    this.groups = groups;
    this.forenames = new SweptName(lexicon);
    this.surnames = new SweptName(lexicon);
    this.start = new Int32Array(order.length + 1);
    for (const [place, block] of order.entries())
      this.start[place + 1] = this.start[place]! + blockStart[block + 1]! - blockStart[block]!;
    const count = this.start[order.length]!;
    this.ordered = new Int32Array(count);
    const places = count + 1;
    this.filter = vectorLetterFilter(places) ?? scalarLetterFilter(places);
    let at = 0;
    for (const block of order) {
      for (let group = blockStart[block]!; group < blockStart[block + 1]!; group++) {
        this.filter.forenames[at + 1] = lexicon.letterMask[groupForename[group]!]!;
        this.filter.surnames[at + 1] = lexicon.letterMask[groupSurname[group]!]!;
        this.ordered[at++] = group;
      }
    }
  }

  forEach(left: number, runs: readonly BlockRun[], visit: CrossedPair): void {
    const { ordered, start } = this;
    for (let own = start[left]!; own < start[left + 1]!; own++) {
      this.surnames.hold(this.groups.groupSurname[ordered[own]!]!);
      this.forenames.hold(this.groups.groupForename[ordered[own]!]!);
      for (const { from, to } of runs) this.compare(own, start[from]!, start[to]!, visit);
      this.surnames.release();
      this.forenames.release();
    }
  }

  private compare(own: number, from: number, to: number, visit: CrossedPair): void {
    const { groupForename, groupSurname, groupStart } = this.groups;
    const { found } = this.filter;
    const one = this.ordered[own]!;
    const near = this.near(own, from, to);
    for (let index = 0; index < near; index++) {
      const other = this.ordered[found[index]! - 1]!;
      const surnameDistance = this.surnames.distanceTo(groupSurname[other]!);
      if (surnameDistance > MAXIMUM_TOLERANCE) continue;
      const forenameDistance = this.forenames.distanceTo(groupForename[other]!);
      if (forenameDistance > MAXIMUM_TOLERANCE) continue;
      const pairs = (groupStart[one + 1]! - groupStart[one]!) * (groupStart[other + 1]! - groupStart[other]!);
      visit(one, other, pairClass(forenameDistance, surnameDistance), pairs);
    }
  }

  /** A filter looks at what follows a row: the group's own letters stand before the run while it is looked at. */
  private near(own: number, from: number, to: number): number {
    const { forenames, surnames } = this.filter;
    const [forename, surname] = [forenames[from]!, surnames[from]!];
    forenames[from] = forenames[own + 1]!;
    surnames[from] = surnames[own + 1]!;
    const near = this.filter.near(from, to + 1);
    forenames[from] = forename;
    surnames[from] = surname;
    return near;
  }
}
