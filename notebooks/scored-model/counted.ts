import { type AuditedRows, type GroupCells, groupCells } from '@assay/fairness-metrics';
import { isComputed, type NotComputed, notComputed } from '@assay/statistics';
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
  return { ...division, rows: flags.rows, byGroup: groupCells(flags.rows.cells, ['group']) };
}

/** The people of each group, or what a reader is told in their place. */
export function rowsOf(found: Counted | NotComputed): AuditedRows | NotComputed {
  return isComputed(found) ? found.rows : found;
}

/** Whether every row is somebody else, as far as anything is counted. */
export function isOfPeople(found: Counted | NotComputed): boolean {
  return !isComputed(found) || found.rows.person === null;
}

/** Of one group nothing can be compared. */
export function ofSeveralGroups(found: Counted | NotComputed): Counted | NotComputed {
  return isComputed(found) && found.byGroup.length < 2 ? notComputed('everyone is in one group') : found;
}
