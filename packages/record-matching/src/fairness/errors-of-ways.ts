import type { DictionaryColumn } from '@assay/statistics';
import type { Clustering } from '../clusters/clustering.ts';
import { type ErrorsByGroupOptions, errorsByGroup, type GroupErrorRow } from './errors-by-group.ts';

/** One group under the first way of merging, and beside it under each of the others. */
export interface GroupWaysRow<Ways> extends GroupErrorRow {
  readonly under: { readonly [Way in keyof Ways]: GroupErrorRow };
}

/**
 * Who is mixed and who stays scattered under one way of merging, and who under others? As {@link errorsByGroup} for each,
 * side by side, groups in the order of their names.
 *
 * @throws InputError as {@link errorsByGroup} does.
 *
 * @example
 * const apart = { clusterOfRow: Int32Array.of(0, 1, 2, 3, 4, 5, 6), clusters: 7 };
 * errorsOfWays(clusters, { apart }, truth, group)[1].under.apart.mixedPeople // 0
 */
export function errorsOfWays<Ways extends Readonly<Record<string, Clustering>>>(
  clustering: Clustering,
  others: Ways,
  entity: DictionaryColumn,
  group: DictionaryColumn,
  options: ErrorsByGroupOptions = {},
): GroupWaysRow<Ways>[] {
  const underOthers = Object.entries(others).map(([way, each]) => {
    const rows = errorsByGroup(each, entity, group, options);
    return [way, new Map(rows.map((row) => [row.group, row]))] as const;
  });
  return errorsByGroup(clustering, entity, group, options)
    .sort((a, b) => (a.group < b.group ? -1 : 1))
    .map((row) => {
      const under = Object.fromEntries(underOthers.map(([way, rows]) => [way, rows.get(row.group)!]));
      return { ...row, under: under as GroupWaysRow<Ways>['under'] };
    });
}
