import { type DictionaryColumn, InputError } from '@assay/statistics';
import type { CodeList } from './code-list.ts';
import { type Groups, groupsOf } from './groups-of.ts';

/** Beyond this many a column of groups is one of names or places, and every table would be of single people. */
const MOST_GROUPS = 40;

/**
 * The groups of {@link groupsOf}, of a column that any file may bring: one of names or of places is no column of groups.
 *
 * @throws InputError where there are more than forty groups.
 *
 * @example
 * fewGroups('group', dictionaryColumn(['A', 'B', null])).values // ['A', 'B', 'Not recorded']
 */
export function fewGroups(field: string, column: DictionaryColumn, list?: CodeList): Groups {
  const groups = groupsOf(column, list);
  if (groups.values.length <= MOST_GROUPS) return groups;
  const count = groups.values.length.toLocaleString('en-GB');
  throw new InputError(
    `${field} has ${count} different values, more than ${MOST_GROUPS}. Take a column of groups, not of names or places.`,
  );
}
