import { InputError } from '../input-error.ts';

/** How many are marked by both, by one alone, by the other alone, and by neither. */
export interface ComparedMarks {
  readonly both: number;
  readonly one: number;
  readonly other: number;
  readonly neither: number;
}

/**
 * Who is on both of two lists, and who on one alone? Each is a mark for everybody, 1 for who is on it.
 *
 * @throws InputError where the lists are of different people.
 *
 * @example
 * comparedMarks([1, 1, 0, 0], [1, 0, 0, 1]) // { both: 1, one: 1, other: 1, neither: 1 }
 */
export function comparedMarks(one: ArrayLike<number>, other: ArrayLike<number>): ComparedMarks {
  if (one.length !== other.length)
    throw new InputError(`lists must mark the same people: ${one.length} and ${other.length}. Mark everybody in both.`);
  const found = { both: 0, one: 0, other: 0, neither: 0 };
  for (let each = 0; each < one.length; each++)
    found[one[each] === 1 ? (other[each] === 1 ? 'both' : 'one') : other[each] === 1 ? 'other' : 'neither']++;
  return found;
}
