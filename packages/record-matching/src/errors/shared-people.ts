import type { NameGroups } from '../blocking/name-groups.ts';
import type { Truth } from './truth.ts';

/** Counts pairs of records about the same person inside and between groups; group sizes may be anything. */
export class SharedPeople {
  private readonly groups: NameGroups;
  private readonly truth: Truth;
  private readonly recordsOfPerson: Int32Array;

  constructor(groups: NameGroups, truth: Truth) {
    this.groups = groups;
    this.truth = truth;
    this.recordsOfPerson = new Int32Array(truth.entitySize.length);
  }

  between(left: number, right: number): number {
    const { groupStart, rows } = this.groups;
    const { entityOfRow } = this.truth;
    const leftStart = groupStart[left]!;
    const leftEnd = groupStart[left + 1]!;
    const rightStart = groupStart[right]!;
    const rightEnd = groupStart[right + 1]!;
    if (leftEnd - leftStart === 1 && rightEnd - rightStart === 1) {
      return entityOfRow[rows[leftStart]!] === entityOfRow[rows[rightStart]!] ? 1 : 0;
    }
    const counts = this.recordsOfPerson;
    for (let index = leftStart; index < leftEnd; index++) counts[entityOfRow[rows[index]!]!]!++;
    let same = 0;
    for (let index = rightStart; index < rightEnd; index++) same += counts[entityOfRow[rows[index]!]!]!;
    for (let index = leftStart; index < leftEnd; index++) counts[entityOfRow[rows[index]!]!] = 0;
    return same;
  }

  /** Calls back once per person of a group with the number of records. */
  forEachPerson(group: number, visit: (person: number, records: number) => void): void {
    const { groupStart, rows } = this.groups;
    const { entityOfRow } = this.truth;
    const counts = this.recordsOfPerson;
    const end = groupStart[group + 1]!;
    for (let index = groupStart[group]!; index < end; index++) counts[entityOfRow[rows[index]!]!]!++;
    for (let index = groupStart[group]!; index < end; index++) {
      const person = entityOfRow[rows[index]!]!;
      if (counts[person]! === 0) continue;
      visit(person, counts[person]!);
      counts[person] = 0;
    }
  }
}
