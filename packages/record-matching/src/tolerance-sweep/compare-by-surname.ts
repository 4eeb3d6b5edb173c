import { bitCount } from '../clusters/ranked-set.ts';
import type { LetterFilter } from './letter-filter.ts';
import { pairClass, type SweptPairList } from './pair-list.ts';
import type { SweptName } from './swept-name.ts';

/** Fewer groups of names than these are compared one by one as fast. */
const FEWEST_GROUPS = 96;

interface NamesOfGroups {
  readonly groupForename: Int32Array;
  readonly groupSurname: Int32Array;
}

interface Comparing {
  readonly filter: LetterFilter;
  readonly letterMask: Int32Array;
  readonly forenames: SweptName;
  readonly surnames: SweptName;
  readonly forename: number;
  readonly surname: number;
}

/**
 * Compares the groups of a block whose surnames recur: each surname once with each other, forenames only under surnames that
 * are near. Finds the same pairs in the same order as one by one.
 */
export class CompareBySurname {
  private readonly groups: NamesOfGroups;
  private readonly by: Comparing;
  private readonly forenameMask: Int32Array;
  /** Surname `s` of the block is that of its groups `start[s] … start[s + 1] − 1`. */
  private readonly start: Int32Array;
  private surnamesOfBlock = 0;
  private readonly near: Int32Array;
  private readonly distance: Int32Array;

  constructor(groups: NamesOfGroups, by: Comparing, largestBlock: number) {
    this.groups = groups;
    this.by = by;
    const room = largestBlock < FEWEST_GROUPS ? 0 : largestBlock;
    this.forenameMask = new Int32Array(room);
    this.start = new Int32Array(room + 1);
    this.near = new Int32Array(room);
    this.distance = new Int32Array(room);
  }

  /** Whether surnames of the block recur so often that it is worth it; all its groups have both names, surname by surname. */
  take(from: number, size: number): boolean {
    if (size < FEWEST_GROUPS) return false;
    const { groupSurname } = this.groups;
    let surnames = 0;
    for (let index = 0; index < size; index++) {
      if (index === 0 || groupSurname[from + index] !== groupSurname[from + index - 1]) this.start[surnames++] = index;
    }
    this.start[surnames] = size;
    this.surnamesOfBlock = surnames;
    return 3 * surnames <= 2 * size;
  }

  compare(from: number, size: number, pairs: SweptPairList): void {
    const { groupForename, groupSurname } = this.groups;
    const { filter, letterMask, forenames } = this.by;
    const { start, surnamesOfBlock, forenameMask } = this;
    for (let surname = 0; surname < surnamesOfBlock; surname++) {
      filter.surnames[surname] = letterMask[groupSurname[from + start[surname]!]!]!;
      filter.forenames[surname] = 0;
    }
    for (let index = 0; index < size; index++) forenameMask[index] = letterMask[groupForename[from + index]!]!;
    for (let surname = 0; surname < surnamesOfBlock; surname++) {
      const nearSurnames = this.findNear(from, surname);
      const end = start[surname + 1]!;
      for (let index = start[surname]!; index < end; index++) {
        forenames.hold(groupForename[from + index]!);
        for (let at = 0; at < nearSurnames; at++) this.compareForenames(from, index, at, pairs);
        forenames.release();
      }
    }
  }

  /** Lists the surname itself, then those after it within the limit. */
  private findNear(from: number, surname: number): number {
    const { start, near, distance } = this;
    const { filter, surnames, surname: most } = this.by;
    const { groupSurname } = this.groups;
    const alike = filter.near(surname, this.surnamesOfBlock);
    near[0] = surname;
    distance[0] = 0;
    let count = 1;
    surnames.hold(groupSurname[from + start[surname]!]!);
    for (let index = 0; index < alike; index++) {
      const other = filter.found[index]!;
      const apart = surnames.distanceTo(groupSurname[from + start[other]!]!);
      if (apart > most) continue;
      near[count] = other;
      distance[count++] = apart;
    }
    surnames.release();
    return count;
  }

  private compareForenames(from: number, index: number, at: number, pairs: SweptPairList): void {
    const { start, forenameMask } = this;
    const { forenames, forename } = this.by;
    const { groupForename } = this.groups;
    const mask = forenameMask[index]!;
    const surname = this.near[at]!;
    const end = start[surname + 1]!;
    for (let other = Math.max(index + 1, start[surname]!); other < end; other++) {
      const letters = forenameMask[other]!;
      if (bitCount(mask & ~letters) > forename || bitCount(letters & ~mask) > forename) continue;
      const apart = forenames.distanceTo(groupForename[from + other]!);
      if (apart <= forename) pairs.push(from + index, from + other, pairClass(apart, this.distance[at]!));
    }
  }
}
