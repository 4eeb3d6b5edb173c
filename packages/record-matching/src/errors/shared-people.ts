import type { NameGroups } from '../blocking/name-groups.ts';
import type { TruePeople } from './truth.ts';

/** Counts pairs of records about the same person inside and between groups; group sizes may be anything. */
export class SharedPeople {
  /** The true person of `groups.rows[position]`, so that a group's people lie side by side. */
  readonly personAt: Int32Array;
  private readonly groupStart: Int32Array;
  private readonly recordsOfPerson: Int32Array;

  constructor(groups: NameGroups, truth: TruePeople) {
    const { rows } = groups;
    this.groupStart = groups.groupStart;
    this.personAt = new Int32Array(rows.length);
    for (let position = 0; position < rows.length; position++) {
      this.personAt[position] = truth.entityOfRow[rows[position]!]!;
    }
    this.recordsOfPerson = new Int32Array(truth.entitySize.length);
  }

  between(left: number, right: number): number {
    const { groupStart, personAt, recordsOfPerson } = this;
    const leftStart = groupStart[left]!;
    const leftEnd = groupStart[left + 1]!;
    const rightStart = groupStart[right]!;
    const rightEnd = groupStart[right + 1]!;
    if (leftEnd - leftStart === 1 && rightEnd - rightStart === 1) {
      return personAt[leftStart] === personAt[rightStart] ? 1 : 0;
    }
    for (let index = leftStart; index < leftEnd; index++) recordsOfPerson[personAt[index]!]!++;
    let same = 0;
    for (let index = rightStart; index < rightEnd; index++) same += recordsOfPerson[personAt[index]!]!;
    for (let index = leftStart; index < leftEnd; index++) recordsOfPerson[personAt[index]!] = 0;
    return same;
  }

  /** Writes each person of a group and the number of their records into the two lists; returns how many people. */
  peopleOf(group: number, people: number[], records: number[]): number {
    const { groupStart, personAt, recordsOfPerson } = this;
    const end = groupStart[group + 1]!;
    for (let index = groupStart[group]!; index < end; index++) recordsOfPerson[personAt[index]!]!++;
    let count = 0;
    for (let index = groupStart[group]!; index < end; index++) {
      const person = personAt[index]!;
      if (recordsOfPerson[person]! === 0) continue;
      people[count] = person;
      records[count++] = recordsOfPerson[person]!;
      recordsOfPerson[person] = 0;
    }
    return count;
  }
}
