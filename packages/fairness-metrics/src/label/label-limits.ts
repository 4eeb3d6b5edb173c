import { fewestBehind, type MaybeEstimate } from '@assay/statistics';
import type { GroupCells } from '../cells/group-cells.ts';
import { rateOf } from '../rate/rate.ts';
import { type ImpossibilityRow, impossibility } from './impossibility.ts';
import { tippingRatios } from './tipping-ratio.ts';

export interface LabelLimitsRow extends ImpossibilityRow {
  /** Recording ratio to the reference at which flags would be equally right; `null` for the reference itself. */
  readonly tipping: MaybeEstimate | null;
  /** Whose outcome is known. */
  readonly people: number;
  /** The fewest of them by outcome and flag, of whom its rates tell. */
  readonly fewest: number;
  /** Those, or those of the reference, of whom the recording ratio tells. */
  readonly fewestCompared: number;
}

const ERRORS = ['falsePositiveRate', 'falseNegativeRate'] as const;

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
  const fewest = new Map(
    groups.map((group) => {
      const wrong = ERRORS.map((metric) => rateOf(group, metric));
      return [group.group, fewestBehind(wrong.flatMap(({ numerator: n, denominator: all }) => [n, all - n]))];
    }),
  );
  return impossibility(groups).byGroup.map((row) => ({
    ...row,
    tipping: row.group === reference ? null : (tipping.get(row.group) ?? null),
    people: people.get(row.group)!,
    fewest: fewest.get(row.group)!,
    fewestCompared: fewestBehind([row.group, reference].map((group) => fewest.get(group) ?? 0)),
  }));
}
