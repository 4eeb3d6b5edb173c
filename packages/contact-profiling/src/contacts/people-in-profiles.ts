import { checkedPlaces, checkedSize, InputError } from '@assay/statistics';

/** Who each record is truly about, from 0; and how many people there are. */
export interface TruePeople {
  readonly person: Int32Array;
  readonly people: number;
}

/**
 * Who has a record in a profile that is marked (flagged, offered support, often a suspect)? 1 for each true person who has.
 *
 * @throws InputError where records and profiles differ in number, or a person is out of range.
 *
 * @example
 * peopleInProfiles({ person: Int32Array.of(0, 1, 1), people: 2 }, Int32Array.of(0, 0, 1), [0, 1]) // [0, 1]
 */
export function peopleInProfiles(
  { person, people }: TruePeople,
  profileOf: ArrayLike<number>,
  marked: ArrayLike<number>,
): Uint8Array {
  if (person.length !== profileOf.length)
    throw new InputError(
      `each record needs its person and its profile: ${person.length} and ${profileOf.length}. Check the join.`,
    );
  checkedPlaces(person, people, 'people');
  const found = new Uint8Array(checkedSize(people, 'people'));
  for (let row = 0; row < person.length; row++) if (marked[profileOf[row]!] === 1) found[person[row]!] = 1;
  return found;
}
