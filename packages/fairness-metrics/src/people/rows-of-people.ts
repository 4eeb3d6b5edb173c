import type { NotComputed } from '@assay/statistics';
import type { MetricName } from '../rate/metric.ts';
import type { Rate } from '../rate/rate.ts';
import type { AuditedRows } from './audited-rows.ts';
import { ratesOfPeople } from './rates-of-people.ts';

/**
 * What is said beside rates whose rows repeat people; nothing where every row is somebody else.
 *
 * @example
 * rowsOfPeople({ person: null }) // []
 */
export function rowsOfPeople({ person }: Pick<AuditedRows, 'person'>): readonly string[] {
  return person === null
    ? []
    : ['Rows repeat people: shares are of rows, and every range counts the rows of one person as one.'];
}

/**
 * How many times as far do the rows of a group's rate spread as people would? The option of a share by group; none where every
 * row is a person, or there are no rows.
 *
 * @example
 * const columns = { attributes: { group: dictionaryColumn(['A']) }, label: Uint8Array.of(0), decision: Uint8Array.of(1) };
 * spreadOfRows({ columns, cells: countCells(columns), person: null }, ['group'], 'selectionRate') // {}
 */
export function spreadOfRows(
  rows: AuditedRows | NotComputed,
  attributes: readonly string[],
  metric: MetricName,
): { readonly designEffect?: (row: { readonly group: string }) => number } {
  if ('status' in rows || rows.person === null) return {};
  const effects = new Map(
    ratesOfPeople(rows, attributes, metric).map(({ group, designEffect }) => [group, designEffect ?? 1]),
  );
  return { designEffect: ({ group }) => effects.get(group) ?? 1 };
}

/**
 * How many times as far do the rows of a row's own rate spread as people would? As {@link spreadOfRows}, where each row of a table has its
 * own rate of clustered rows.
 *
 * @example
 * spreadOfOwnRate({ person: null }) // {}
 */
export function spreadOfOwnRate({ person }: Pick<AuditedRows, 'person'>): {
  readonly designEffect?: (row: { readonly rate: Rate }) => number;
} {
  if (person === null) return {};
  return {
    designEffect: ({ rate: { denominator, effectiveDenominator } }) =>
      effectiveDenominator > 0 ? Math.max(1, denominator / effectiveDenominator) : 1,
  };
}

/**
 * The options of a share by small groups: an exact interval where every row is a person, else {@link spreadOfRows}.
 *
 * @example
 * const columns = { attributes: { group: dictionaryColumn(['A']) }, label: Uint8Array.of(0), decision: Uint8Array.of(1) };
 * spreadOfSmallGroups(auditedRows(columns, null), ['group'], 'selectionRate') // { interval: 'clopper-pearson' }
 */
export function spreadOfSmallGroups(
  rows: AuditedRows | NotComputed,
  attributes: readonly string[],
  metric: MetricName,
): ReturnType<typeof spreadOfRows> | { readonly interval: 'clopper-pearson' } {
  return !('status' in rows) && rows.person !== null
    ? spreadOfRows(rows, attributes, metric)
    : { interval: 'clopper-pearson' };
}
