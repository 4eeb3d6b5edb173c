import { blankGroup } from '../column/blank-group.ts';
import { checkedCodes } from '../column/checked-codes.ts';
import { type DictionaryColumn, MISSING_CODE } from '../column/dictionary-column.ts';
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

/**
 * The same group by group, in the order of the groups, a group of nobody with noughts; who has none is in a group of their own, at the
 * end.
 *
 * @throws InputError where the lists and the groups are of different people.
 *
 * @example
 * comparedMarksByGroup(dictionaryColumn(['A', 'A', 'B']), [1, 0, 1], [1, 1, 0])[0] // { group: 'A', both: 1, one: 0, other: 1, neither: 0 }
 */
export function comparedMarksByGroup(
  group: DictionaryColumn,
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): (ComparedMarks & { readonly group: string })[] {
  checkedCodes(group, 'groups');
  if (group.codes.length !== one.length)
    throw new InputError(`everybody needs a group: ${group.codes.length} and ${one.length}. Check the join.`);
  const names = [...group.values, blankGroup(group.values)];
  const people = names.map((): number[] => []);
  for (const [each, code] of group.codes.entries())
    people[code === MISSING_CODE ? group.values.length : code]!.push(each);
  return people.flatMap((own, at) => {
    if (own.length === 0 && at === group.values.length) return [];
    const of = (marks: ArrayLike<number>) => own.map((each) => marks[each]!);
    return [{ group: names[at]!, ...comparedMarks(of(one), of(other)) }];
  });
}

/** Of two lists by name: who is on both, of those who are on either. */
export interface SharedOfLists {
  readonly one: string;
  readonly other: string;
  readonly shared: { readonly of: number; readonly outOf: number };
}

/**
 * Who is on both of two lists, of those who are on either (Jaccard)? Each list with each that follows it.
 *
 * @throws InputError where the lists are of different people.
 *
 * Source: Jaccard (1912).
 *
 * @example
 * comparedLists([{ name: 'A', marks: [1, 1, 0] }, { name: 'B', marks: [1, 0, 1] }])[0].shared // { of: 1, outOf: 3 }
 */
export function comparedLists(
  lists: readonly { readonly name: string; readonly marks: ArrayLike<number> }[],
): SharedOfLists[] {
  return lists.flatMap((list, at) =>
    lists.slice(at + 1).map((next) => {
      const { both, one, other } = comparedMarks(list.marks, next.marks);
      return { one: list.name, other: next.name, shared: { of: both, outOf: both + one + other } };
    }),
  );
}
