import { type NotComputed, notComputed } from '../computed.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { usableCells, withoutEmptyCells } from './cells.ts';
import { heterogeneity, type PooledEstimate, type ProportionStratum } from './pooled.ts';

/** A standard error below this is the rounding of none. */
const LEAST_ERROR = 1e-9;

/**
 * Comparing like with like within each area, how many times the reference group's rate is this group's rate?
 *
 * Mantel–Haenszel pooled risk ratio. Strata without cases on one side are left out and counted. Heterogeneity is Cochran's
 * Q of the strata's log ratios (½ added to the cells of a stratum with an empty cell). No successes in the reference
 * anywhere: not computed.
 *
 * @throws InputError where successes exceed a total or level lies outside 0 … 1.
 *
 * Source: Mantel & Haenszel (1959); variance Greenland & Robins (1985), eq. 13.
 *
 * @example
 * mantelHaenszelRiskRatio([
 *   { group: { successes: 10, total: 50 }, reference: { successes: 5, total: 50 } },
 *   { group: { successes: 4, total: 20 }, reference: { successes: 6, total: 60 } },
 * ]).interval // { low: 0.9343, high: 4.281 }
 */
export function mantelHaenszelRiskRatio(
  strata: readonly ProportionStratum[],
  options: LevelOption = {},
): PooledEstimate | NotComputed {
  const level = checkedLevel(options);
  const cells = usableCells(strata);
  let above = 0;
  let below = 0;
  let spread = 0;
  for (const { a, b, c, d } of cells) {
    const n1 = a + b;
    const n2 = c + d;
    const n = n1 + n2;
    above += (a * n2) / n;
    below += (c * n1) / n;
    spread += (n1 * n2 * (a + c) - a * c * n) / (n * n);
  }
  if (cells.length === 0) return notComputed('no stratum has cases on both sides');
  if (below === 0)
    return notComputed('the rate of the reference group is 0 in every stratum, and nothing divides by 0');
  const value = above / below;
  const counted = { strataUsed: cells.length, strataLeftOut: strata.length - cells.length };
  if (value === 0) {
    const none = notComputed('the log interval needs a rate above 0 in the group');
    return { status: 'computed', value, interval: none, heterogeneity: none, ...counted };
  }
  // Where all cases of every stratum came to it there is no variance, and limits of 1 and 1 would be certain of few cases.
  const error = Math.sqrt(Math.max(0, spread) / (above * below));
  const reach = Math.exp(criticalValue(level) * error);
  const filled = cells.map(withoutEmptyCells);
  return {
    status: 'computed',
    value,
    interval:
      error > LEAST_ERROR
        ? { low: value / reach, high: value * reach, level, method: 'Mantel–Haenszel, Greenland–Robins variance' }
        : notComputed('it happened to all, so that nothing varies'),
    heterogeneity: heterogeneity(
      filled.map(({ a, b, c, d }) => Math.log((a / (a + b)) * ((c + d) / c))),
      filled.map(({ a, b, c, d }) => 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
      Math.log(value),
    ),
    ...counted,
  };
}
