import type { MaybeEstimate } from '@assay/statistics';
import type { GroupCells } from '../cells/group-cells.ts';
import { rateOf } from '../rate/rate.ts';
import { type ImpossibilityRow, impossibility } from './impossibility.ts';
import { tippingRatios } from './tipping-ratio.ts';

export interface LabelLimitsRow extends ImpossibilityRow {
  /** Recording ratio to the reference at which flags would be equally right; `null` for the reference itself. */
  readonly tipping: MaybeEstimate | null;
  /** Whose outcome is known. */
  readonly people: number;
}

/**
 * What do the base rates of the groups force, and what could unequal recording of outcomes hide? {@link impossibility} and
 * {@link tippingRatios} side by side; groups of whom no outcome is known are left out.
 *
 * Source: Chouldechova (2017), equation 2.6; Fogliato and others (2021).
 *
 * @example
 * labelLimits(groups, 'A').map(({ group, tipping }) => [group, tipping?.value]) // [['A', undefined], ['B', 0.8889]]
 */
export function labelLimits(groups: readonly GroupCells[], reference: string): LabelLimitsRow[] {
  const tipping = new Map(tippingRatios(groups, reference).map(({ group, ratio }) => [group, ratio]));
  const people = new Map(groups.map((group) => [group.group, rateOf(group, 'prevalence').denominator]));
  return impossibility(groups).byGroup.map((row) => ({
    ...row,
    tipping: row.group === reference ? null : (tipping.get(row.group) ?? null),
    people: people.get(row.group)!,
  }));
}
