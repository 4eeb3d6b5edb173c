import {
  type AuditedRows,
  type GroupCells,
  groupCells,
  type MetricName,
  rateOf,
  ratesOfPeople,
} from '@assay/fairness-metrics';
import { isComputed, type NotComputed } from '@assay/statistics';
import type { Flags } from './flags.ts';
import type { Division, People } from './people.ts';

export const EVERYONE = 'Everyone';

/** The people of each group, where there are groups and all of `needed` is known of somebody. */
export interface Counted extends Division {
  readonly rows: AuditedRows;
  readonly byGroup: readonly GroupCells[];
}

type Needed = 'flags' | 'outcomes';

/** What the file must have for a finding, in the order in which a reader is told what it lacks. */
export function missing({ outcome }: People, { flagged }: Flags, needed: readonly Needed[]): NotComputed | null {
  for (const each of needed) {
    const found = each === 'flags' ? flagged : outcome;
    if ('status' in found) return found;
  }
  return null;
}

export function counted(people: People, flags: Flags, needed: readonly Needed[]): Counted | NotComputed {
  const absent = missing(people, flags, needed);
  if (absent !== null) return absent;
  const { division } = people;
  if (!isComputed(division)) return division;
  if ('status' in flags.rows) return flags.rows;
  return {
    ...division,
    rows: flags.rows,
    byGroup: groupCells(flags.rows.cells, ['group']),
  };
}

/** What is said beside rates whose rows repeat people. */
export function rowsOfPeople({ person }: Pick<AuditedRows, 'person'>): readonly string[] {
  return person === null
    ? []
    : ['Rows repeat people: shares are of rows, and every range counts the rows of one person as one.'];
}

/** By group, how many times as far the rows of a rate spread as people would; `null` where every row is a person. */
export function effectsOf(rows: AuditedRows, attributes: readonly string[], metric: MetricName) {
  const effects = new Map(
    ratesOfPeople(rows, attributes, metric).map(({ group, designEffect }) => [group, designEffect]),
  );
  return (group: string): number | null => effects.get(group) ?? null;
}

/** Counts of one rate as they enter it. */
export function countsOf(group: GroupCells, metric: MetricName): { readonly of: number; readonly outOf: number } {
  const { numerator, denominator } = rateOf(group, metric);
  return { of: numerator, outOf: denominator };
}
