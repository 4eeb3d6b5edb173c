import { type Cells, type GroupCells, groupCells, type MetricName, rateOf } from '@assay/fairness-metrics';
import { isComputed, type NotComputed } from '@assay/statistics';
import type { Flags } from './flags.ts';
import type { Division, People } from './people.ts';

export const EVERYONE = 'Everyone';

/** The people of each group, where there are groups and all of `needed` is known of somebody. */
export interface Counted extends Division {
  readonly cells: Cells;
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
  if ('status' in flags.cells) return flags.cells;
  return {
    ...division,
    cells: flags.cells,
    byGroup: groupCells(flags.cells, ['group']),
  };
}

/** Counts of one rate as they enter it. */
export function countsOf(group: GroupCells, metric: MetricName): { readonly of: number; readonly outOf: number } {
  const { numerator, denominator } = rateOf(group, metric);
  return { of: numerator, outOf: denominator };
}
