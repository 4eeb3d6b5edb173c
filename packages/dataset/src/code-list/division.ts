import { type DictionaryColumn, InputError, isBlankColumn, type NotComputed, notComputed } from '@assay/statistics';
import type { CodeList } from './code-list.ts';
import { fewGroups } from './few-groups.ts';
import type { Groups } from './groups-of.ts';
import { groupComparedWith } from './largest-group.ts';

/** People in groups, and the group that the others are compared with. */
export interface Division {
  readonly status: 'computed';
  readonly groups: Groups;
  readonly reference: string;
}

/**
 * Into which groups does a column divide people, and with which are the others compared: with the one that was chosen, else
 * (`''`) with the largest that somebody stated? Groups are those of {@link fewGroups}; a column that is blank for everyone
 * divides nobody.
 *
 * @throws InputError where a group was chosen that nobody is in, or there are too many groups.
 *
 * @example
 * divisionOf('group', dictionaryColumn(['B', 'A', 'A', null]), '').reference // 'A'
 */
export function divisionOf(
  field: string,
  column: DictionaryColumn,
  chosen: string,
  list?: CodeList,
): Division | NotComputed {
  if (isBlankColumn(column)) {
    if (chosen !== '')
      throw new InputError(`there is no column of groups to find ${chosen} in. Say which column it is.`);
    return notComputed('the file has no column of groups');
  }
  const groups = fewGroups(field, column, list);
  return { status: 'computed', groups, reference: groupComparedWith(groups, chosen) };
}
