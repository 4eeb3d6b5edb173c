import { checkedAmounts } from '@assay/statistics';
import { sumCells } from './cell-rows.ts';
import type { Cells } from './cells.ts';
import { SLOTS } from './cells.ts';
import { missingLast } from './missing-last.ts';

/** Counts of one group: 16 slots, label × decision. */
export interface GroupCells {
  readonly group: string;
  readonly isMissing: boolean;
  readonly counts: Float64Array;
  readonly squaredWeights: Float64Array | null;
}

/** Joins the groups of an intersection, so that "Unknown" in one attribute never meets "Unknown" in another. */
const INTERSECTION_SEPARATOR = ' × ';

/**
 * Names crossed into one: `a × b`. Where a name holds the sign itself, names are quoted, so that `“a × b” × c` and
 * `a × “b × c”` stay two.
 *
 * @example
 * crossedName(['a', 'b']) // 'a × b'
 */
export function crossedName(names: readonly string[]): string {
  const isPlain = (name: string) => !name.includes(INTERSECTION_SEPARATOR) && !/^“.*”$/.test(name);
  if (names.length < 2) return names.join(INTERSECTION_SEPARATOR);
  return names.map((name) => (isPlain(name) ? name : `“${name}”`)).join(INTERSECTION_SEPARATOR);
}

/**
 * The groups of one attribute, or of several crossed: only combinations that hold someone are kept when crossing. The
 * missing group of an attribute stands last, and is left out where nobody is in it.
 *
 * @throws InputError where the cells do not have an attribute.
 *
 * @example
 * groupCells(cells, ['group', 'area']).map(({ group }) => group) // ['A × North', 'A × South', 'B × North', 'B × South']
 */
export function groupCells(cells: Cells, attributes: readonly string[]): GroupCells[] {
  const summed = sumCells(cells, attributes);
  const widths = summed.dimensions.map((dimension) => dimension.groups.length);
  const result: GroupCells[] = [];
  for (const joint of missingLast(widths)) {
    const counts = summed.counts.subarray(joint * SLOTS, (joint + 1) * SLOTS);
    const names: string[] = [];
    let isMissing = false;
    let rest = joint;
    for (let index = widths.length - 1; index >= 0; index--) {
      const code = rest % widths[index]!;
      names.unshift(summed.dimensions[index]!.groups[code]!);
      isMissing ||= code === 0;
      rest = Math.floor(rest / widths[index]!);
    }
    const isEmpty = counts.every((count) => count === 0);
    if (isEmpty && (isMissing || attributes.length > 1)) continue;
    const squaredWeights = summed.squaredWeights?.subarray(joint * SLOTS, (joint + 1) * SLOTS) ?? null;
    result.push({ group: crossedName(names), isMissing, counts, squaredWeights });
  }
  return result;
}

/**
 * The same groups, and behind them those of these names that nobody is in, with counts of nobody: so that a sentence about one says so.
 *
 * @throws InputError where a count is negative or no number.
 *
 * @example
 * withAbsentGroups(groups, ['A', 'C']).map(({ group }) => group) // ['A', 'B', 'C']
 */
export function withAbsentGroups(groups: readonly GroupCells[], names: readonly string[]): GroupCells[] {
  for (const { counts } of groups) checkedAmounts(counts, 'counts of a group');
  const absent = names.filter((name) => groups.every(({ group }) => group !== name));
  const none = { isMissing: false, counts: new Float64Array(SLOTS), squaredWeights: null };
  return [...groups, ...absent.map((group): GroupCells => ({ group, ...none }))];
}
