import type { CellValue } from '@assay/evidence';
import { localCellId } from '../cells/cell-id.ts';
import type { CollectedCells } from '../cells/collect-cells.ts';
import type { NearCount } from '../earlier/join-earlier.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import type { DisclosureDecision } from './record.ts';
import { roundCount } from './round-count.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

/** What was decided for a release as a whole, as the making of each finding needs it. */
export interface Protection {
  readonly collected: CollectedCells;
  readonly hidden: ReadonlySet<string>;
  /** What a count that hardly moved is printed as: as before. */
  readonly kept: ReadonlyMap<string, number>;
  /** Counts that hardly moved, by id: those kept may be other numbers by now, those held back are so for that. */
  readonly near: ReadonlyMap<string, NearCount>;
  readonly policy: DisclosurePolicy;
  /** May a number made of counts leave at a place, if it still stands? What a pack held back, its rerun does. */
  mayStand(place: string, stands: boolean): boolean;
  /** May the number at a place, resting on so many people, leave as this? Earlier releases may forbid it. */
  mayLeave(place: string, printed: number, contributors: number): boolean;
  decide(decision: DisclosureDecision): void;
}

/** A count of people as it leaves: marked, as before, or rounded. Any other number stays. */
export function protectedCount(
  { collected, hidden, kept, policy }: Protection,
  place: { readonly finding: string; readonly row: string; readonly column: string },
  value: CellValue,
): CellValue {
  const id = collected.idAt(place.finding, place.row, place.column);
  if (id === null || typeof value !== 'number') return value;
  if (hidden.has(id)) return SUPPRESSED;
  return kept.get(id) ?? roundCount(value, policy.roundingBase);
}

/** The count at a place, where it hardly moved since an earlier release. */
export function nearAt(
  { collected, near }: Protection,
  { finding, row, column }: { readonly finding: string; readonly row: string; readonly column: string },
): NearCount | null {
  return near.get(collected.idAt(finding, row, column) ?? '') ?? null;
}

/** How a decision names a place, and the memory of a release a number that is no count. */
export function protectedPlaceName(row: string, column: string): string {
  return row === '' ? column : `${row} / ${column}`;
}

/** Id under which a number that is no count is remembered. */
export function protectedNumberId(finding: string, row: string, column: string): string {
  return localCellId(finding, row, column);
}
