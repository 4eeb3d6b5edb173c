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
