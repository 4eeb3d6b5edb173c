import { BROAD_GROUPS, DECLINED_GROUP } from '@assay/dataset';
import { BLANK_GROUP } from '@assay/statistics';
import { categoryColour } from './palette.ts';

/** Those of whom no group is known stand last and share one colour. */
const UNKNOWN = [DECLINED_GROUP, BLANK_GROUP, 'Not on the list'];
const ORDER: readonly string[] = [...BROAD_GROUPS, ...UNKNOWN];
/** Place of each group's colour in the palette: grey is that of the unknown. */
const COLOUR = new Map<string, number>([
  ...BROAD_GROUPS.slice(0, 4).map((group, index) => [group, index] as const),
  ['Other', 5],
  ...UNKNOWN.map((group) => [group, 4] as const),
]);

/** Are these names ethnic groups? Two of them are; a lone "Other" may be anything. */
function areGroups(names: readonly string[]): boolean {
  return names.filter((name) => (BROAD_GROUPS as readonly string[]).includes(name)).length >= 2;
}

/**
 * The same groups stand in the same order in every figure, whatever order a table has, a file's own groups between those
 * of the list and what is other; names that are no groups stay as they are.
 */
export function inGroupOrder(names: readonly string[]): string[] {
  if (!areGroups(names)) return [...names];
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.indexOf('Other') - 0.5);
  return [...names].sort((a, b) => place(a) - place(b));
}

/** The colour of the n-th of some series: a group has its own in every figure, any other that of its place. */
export function seriesColour(series: readonly string[], index: number): string {
  const own = areGroups(series) ? COLOUR.get(series[index] ?? '') : undefined;
  return categoryColour(own ?? index);
}
