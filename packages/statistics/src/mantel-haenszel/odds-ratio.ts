import { type NotComputed, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { usableCells, withoutEmptyCells } from './cells.ts';
import { heterogeneity, type PooledEstimate, type ProportionStratum } from './pooled.ts';

/**
 * Comparing like with like within each area, how many times the reference group's odds are this group's odds?
 *
 * Mantel–Haenszel pooled odds ratio. Strata without cases on one side are left out and counted.
 *
 * @throws InputError as {@link mantelHaenszelRiskRatio}.
 *
 * Source: Mantel & Haenszel (1959); variance Robins, Breslow & Greenland (1986).
 *
 * @example
 * mantelHaenszelOddsRatio([
 *   { group: { successes: 10, total: 50 }, reference: { successes: 5, total: 50 } },
 *   { group: { successes: 4, total: 20 }, reference: { successes: 6, total: 60 } },
 * ]).value // 2.25
 */
export function mantelHaenszelOddsRatio(
  strata: readonly ProportionStratum[],
  options: LevelOption = {},
): PooledEstimate | NotComputed {
  const level = checkedLevel(options);
  const cells = usableCells(strata);
  if (cells.length === 0) return notComputed('no stratum has cases on both sides');
  let r = 0;
  let s = 0;
  let pr = 0;
  let psqr = 0;
  let qs = 0;
  for (const { a, b, c, d } of cells) {
    const n = a + b + c + d;
    const concordant = (a + d) / n;
    const discordant = (b + c) / n;
    const ad = (a * d) / n;
    const bc = (b * c) / n;
    r += ad;
    s += bc;
    pr += concordant * ad;
    psqr += concordant * bc + discordant * ad;
    qs += discordant * bc;
  }
  if (s === 0)
    return notComputed(
      'nowhere are there cases without the outcome in the group beside cases with it in the reference group',
    );
  const value = r / s;
  const counted = { strataUsed: cells.length, strataLeftOut: strata.length - cells.length };
  if (value === 0) {
    const none = notComputed('the log interval needs odds above 0 in the group');
    return { status: 'computed', value, interval: none, heterogeneity: none, ...counted };
  }
  const variance = pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s);
  const reach = Math.exp(criticalValue(level) * Math.sqrt(variance));
  const filled = cells.map(withoutEmptyCells);
  return {
    status: 'computed',
    value,
    interval: {
      low: value / reach,
      high: value * reach,
      level,
      method: 'Mantel–Haenszel, Robins–Breslow–Greenland variance',
    },
    heterogeneity: heterogeneity(
      filled.map(({ a, b, c, d }) => Math.log((a * d) / (b * c))),
      filled.map(({ a, b, c, d }) => 1 / a + 1 / b + 1 / c + 1 / d),
      Math.log(value),
    ),
    ...counted,
  };
}
