import { type ComparedMarks, comparedMarks, comparedMarksByGroup, type DictionaryColumn } from '@assay/statistics';

/** Of people in frequent contact, how many are found and how many hidden; of all others, how many are drawn in. */
export interface HiddenAndDrawnIn {
  readonly people: number;
  /** In frequent contact, found or hidden. */
  readonly frequent: number;
  readonly found: number;
  readonly hidden: number;
  /** Flagged, found or drawn in. */
  readonly flagged: number;
  readonly drawnIn: number;
  /** Not in frequent contact. */
  readonly others: number;
}

/**
 * Who in frequent contact does a list hide, and who does it draw in that is not? Each list is a mark for everybody, 1 for who is on it.
 *
 * @throws InputError where the lists are of different people.
 *
 * @example
 * hiddenAndDrawnIn([1, 1, 0, 0], [1, 0, 0, 1]) // { frequent: 2, found: 1, hidden: 1, drawnIn: 1, others: 2 }
 */
export function hiddenAndDrawnIn(truly: ArrayLike<number>, seen: ArrayLike<number>): HiddenAndDrawnIn {
  return named(comparedMarks(truly, seen));
}

/**
 * The same group by group, in the order of the groups; who has none is in a group of their own, at the end.
 *
 * @throws InputError where the lists and the groups are of different people.
 *
 * @example
 * hiddenAndDrawnInByGroup(dictionaryColumn(['A', 'A', 'B']), [1, 0, 1], [1, 1, 0])[1] // { group: 'B', frequent: 1, hidden: 1 }
 */
export function hiddenAndDrawnInByGroup(
  group: DictionaryColumn,
  truly: ArrayLike<number>,
  seen: ArrayLike<number>,
): (HiddenAndDrawnIn & { readonly group: string })[] {
  return comparedMarksByGroup(group, truly, seen).map(({ group, ...marks }) => ({ group, ...named(marks) }));
}

function named({ both, one, other, neither }: ComparedMarks): HiddenAndDrawnIn {
  return {
    people: both + one + other + neither,
    frequent: both + one,
    found: both,
    hidden: one,
    flagged: both + other,
    drawnIn: other,
    others: other + neither,
  };
}
