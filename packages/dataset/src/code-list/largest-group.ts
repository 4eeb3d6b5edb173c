import { InputError } from '@assay/statistics';
import type { Groups } from './groups-of.ts';

/**
 * Which group is the largest? Of the groups that somebody stated; where nobody stated any, of all. Of groups of one size the
 * first. `null` where there are no groups.
 *
 * @example
 * largestGroup(groupsOf(dictionaryColumn(['B', 'A', 'A', null, null, null]))) // 'A'
 */
export function largestGroup({ codes, values, kinds }: Groups): string | null {
  const rows = new Int32Array(values.length);
  for (const code of codes) rows[code]!++;
  const all = [...values.keys()];
  const stated = all.filter((code) => kinds[code] === 'stated');
  const [first, ...others] = stated.length > 0 ? stated : all;
  if (first === undefined) return null;
  return values[others.reduce((a, b) => (rows[b]! > rows[a]! ? b : a), first)]!;
}

/**
 * With which group are the others compared: the one that was chosen, else (`''`) the largest that somebody stated?
 *
 * @throws InputError where nobody is in the group that was chosen, or there are no groups.
 *
 * @example
 * groupComparedWith(groupsOf(dictionaryColumn(['B', 'A', 'A'])), 'B') // 'B'
 */
export function groupComparedWith(groups: Groups, chosen: string): string {
  const { values } = groups;
  if (values.length === 0)
    throw new InputError('the column of groups is blank for everyone: 0 groups. Give one that is filled.');
  if (chosen === '') return largestGroup(groups)!;
  if (values.includes(chosen)) return chosen;
  throw new InputError(
    `nobody is recorded as ${chosen}: the groups are ${values.join(', ')}. Choose one of them as reference.`,
  );
}
