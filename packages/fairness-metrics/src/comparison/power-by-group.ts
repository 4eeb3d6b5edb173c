import { detectableRate, type NotComputed, notComputed, twoProportionPower } from '@assay/statistics';
import type { Cells } from '../cells/cells.ts';
import { groupCells } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { type Rate, rateOf, rateValue } from '../rate/rate.ts';

export interface PowerRow {
  readonly group: string;
  readonly denominator: number;
  /** Chance of finding a true ratio of the size asked about. */
  readonly power: number | NotComputed;
  /** Smallest ratio to the reference rate, above 1, that would be found with the chance wanted. */
  readonly detectableRatio: number | NotComputed;
}

export interface PowerOptions {
  readonly reference: string;
  /** Times the reference rate that should be found. */
  readonly ratio: number;
  readonly wanted?: number;
  readonly alpha?: number;
}

/**
 * With as many people as there are, how large a gap could this audit have missed?
 *
 * Power of the two-sided test of each group against the reference at its observed rate. No difference found in a group
 * of low power says nothing.
 *
 * Source: Fleiss, Levin and Paik (2003), section 4.4.
 *
 * @example
 * powerByGroup(cells, 'group', 'falsePositiveRate', { reference: 'A', ratio: 1.5 })[0].power // 0.4845
 */
export function powerByGroup(cells: Cells, attribute: string, metric: MetricName, options: PowerOptions): PowerRow[] {
  return powerOfRates(
    groupCells(cells, [attribute]).map((group) => ({ group: group.group, rate: rateOf(group, metric) })),
    options,
  );
}

/** The same of rates that are known already, whose effective sizes may count people and not rows. */
export function powerOfRates(
  groups: readonly { readonly group: string; readonly rate: Rate }[],
  { reference, ratio, wanted = 0.8, alpha = 0.05 }: PowerOptions,
): PowerRow[] {
  const base = groups.find(({ group }) => group === reference);
  const referenceRate = base ? rateValue(base.rate) : null;
  return groups
    .filter(({ group }) => group !== reference)
    .map(({ group, rate }) => {
      const denominator = rate.denominator;
      if (!base || referenceRate === null) return none(group, denominator, 'the reference group has no such rate');
      if (denominator === 0) return none(group, denominator, 'this group has no such rate');
      if (referenceRate === 0 || referenceRate * ratio > 1) {
        return none(group, denominator, 'no rate is so many times the reference rate');
      }
      const sizes = { groupTotal: rate.effectiveDenominator, referenceTotal: base.rate.effectiveDenominator, alpha };
      const power = twoProportionPower({ groupRate: referenceRate * ratio, referenceRate, ...sizes });
      const detectable = detectableRate({ referenceRate, power: wanted, ...sizes });
      const detectableRatio = typeof detectable === 'number' ? detectable / referenceRate : detectable;
      return { group, denominator, power, detectableRatio };
    });
}

function none(group: string, denominator: number, reason: string): PowerRow {
  return { group, denominator, power: notComputed(reason), detectableRatio: notComputed(reason) };
}
