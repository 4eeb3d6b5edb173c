import { InputError } from '@assay/statistics';

/**
 * Which flags are the first that a person ever had? 1 for the earliest of each person, by day and then by the order of
 * the rows, and 0 for those that follow.
 *
 * @throws InputError where the columns differ in length.
 *
 * @example
 * firstFlags([7, 7, 8], [20, 10, 30]) // [0, 1, 1]
 */
export function firstFlags(person: ArrayLike<number>, day: ArrayLike<number>): Uint8Array {
  if (person.length !== day.length)
    throw new InputError(`flags need a person and a day each: ${person.length} and ${day.length}. Pass both columns.`);
  const earliest = new Map<number, number>();
  for (let flag = 0; flag < person.length; flag++) {
    const known = earliest.get(person[flag]!);
    if (known === undefined || day[flag]! < day[known]!) earliest.set(person[flag]!, flag);
  }
  const marks = new Uint8Array(person.length);
  for (const flag of earliest.values()) marks[flag] = 1;
  return marks;
}
