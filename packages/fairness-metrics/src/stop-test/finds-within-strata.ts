import { BLANK_GROUP, fewestBehind, type NotComputed, notComputed, type PooledEstimate } from '@assay/statistics';
import { cellsFromRows } from '../cells/cell-rows.ts';
import { compareWithinStrata } from '../comparison/compare-within-strata.ts';
import { fewerSearches, findCells, type SearchCounts } from './outcome-test.ts';

/** How often searches of one group find something, as a multiple of the reference group within the same strata. */
export interface FindsWithinStrata {
  readonly group: string;
  readonly ratio: PooledEstimate | NotComputed;
  /** Searches of the group or of the reference group, whichever are fewer. */
  readonly compared: number;
  /** The fewest of their searches with a find or without, of whom the ratio tells. */
  readonly fewest: number;
}

/**
 * Within the same kind of search, how often do searches of each group find something, beside the reference group's? Pooled over
 * strata by {@link compareWithinStrata}. Searches of nobody's group go by "Not recorded".
 *
 * @throws InputError where nobody of the reference group was searched, or finds pass searches.
 *
 * Source: Mantel and Haenszel (1959); Greenland and Robins (1985).
 *
 * @example
 * const a = { group: 'A', stratum: 'drugs', searches: 200, finds: 60 };
 * const b = { group: 'B', stratum: 'drugs', searches: 100, finds: 20 };
 * findsWithinStrata([a, b], 'A')[0].fewest // 20
 */
export function findsWithinStrata(
  counts: readonly SearchCounts[],
  reference: string,
): FindsWithinStrata[] | NotComputed {
  if (counts.length > 0 && counts.every(({ stratum }) => (stratum ?? BLANK_GROUP) === BLANK_GROUP))
    return notComputed('no search says what was looked for');
  const cells = cellsFromRows(findCells(counts), { missingGroup: BLANK_GROUP });
  const how = { attribute: 'group', strata: ['stratum'], reference, scale: 'ratio' } as const;
  const sides = (name: string) => {
    const own = counts.filter(({ group }) => (group ?? BLANK_GROUP) === name);
    const finds = own.reduce((sum, each) => sum + each.finds, 0);
    return [finds, own.reduce((sum, { searches }) => sum + searches, 0) - finds];
  };
  return compareWithinStrata(cells, { ...how, metrics: ['positivePredictiveValue'] }).map(({ group, pooled }) => ({
    group,
    ratio: pooled,
    compared: fewerSearches(counts, group, reference),
    fewest: fewestBehind([group, reference].flatMap(sides)),
  }));
}
