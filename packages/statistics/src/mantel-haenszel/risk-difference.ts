import { type NotComputed, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { usableCells, withoutEmptyCells } from './cells.ts';
import { heterogeneity, type PooledEstimate, type ProportionStratum } from './pooled.ts';

/**
 * Comparing like with like within each area, by how much does the group's rate differ from the reference's?
 *
 * Mantel–Haenszel pooled risk difference, group minus reference. Strata without cases on one side are left out and counted.
 *
 * @throws InputError as {@link mantelHaenszelRiskRatio}.
 *
 * Source: Greenland & Robins (1985); variance Sato, Greenland & Robins (1989), which also holds for many sparse strata.
 *
 * @example
 * mantelHaenszelRiskDifference([
 *   { group: { successes: 10, total: 50 }, reference: { successes: 5, total: 50 } },
 *   { group: { successes: 4, total: 20 }, reference: { successes: 6, total: 60 } },
 * ]).value // 0.1
 */
export function mantelHaenszelRiskDifference(
  strata: readonly ProportionStratum[],
  options: LevelOption = {},
): PooledEstimate | NotComputed {
  const level = checkedLevel(options);
  const cells = usableCells(strata);
  if (cells.length === 0) return notComputed('no stratum has cases on both sides');
  let gap = 0;
  let weight = 0;
  let p = 0;
  let q = 0;
  for (const { a, b, c, d } of cells) {
    const n1 = a + b;
    const n2 = c + d;
    const n = n1 + n2;
    gap += (a * n2 - c * n1) / n;
    weight += (n1 * n2) / n;
    p += (c * n1 * n1 - a * n2 * n2 + (n1 * n2 * (n2 - n1)) / 2) / (n * n);
    q += (a * d + c * b) / n / 2;
  }
  const value = gap / weight;
  const reach = (criticalValue(level) * Math.sqrt(Math.max(0, value * p + q))) / weight;
  const filled = cells.map(withoutEmptyCells);
  return {
    status: 'computed',
    value,
    interval:
      reach > 0
        ? { low: value - reach, high: value + reach, level, method: 'Mantel–Haenszel, Sato variance' }
        : notComputed('it happened to all or to none, so that nothing varies'),
    heterogeneity: heterogeneity(
      filled.map(({ a, b, c, d }) => a / (a + b) - c / (c + d)),
      filled.map(({ a, b, c, d }) => (a * b) / (a + b) ** 3 + (c * d) / (c + d) ** 3),
      value,
    ),
    strataUsed: cells.length,
    strataLeftOut: strata.length - cells.length,
  };
}
