import { type NotComputed, notComputed } from '../computed.ts';
import { checkEventRate } from '../interval/event-rate.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { heterogeneity, type PooledEstimate, type RateStratum } from './pooled.ts';

/**
 * Comparing like with like within each area, how many times the reference group's rate of events is this group's?
 *
 * Mantel–Haenszel pooled ratio of rates, for events over exposure (stops per resident). Strata without exposure on one side
 * are left out and counted. No events in the reference anywhere: not computed.
 *
 * @throws InputError where events are no counts, exposure is negative or level lies outside 0 … 1.
 *
 * Source: Rothman & Boice (1979); variance Greenland & Robins (1985), eq. 17.
 *
 * @example
 * mantelHaenszelRateRatio([
 *   { group: { events: 10, exposure: 50 }, reference: { events: 5, exposure: 50 } },
 *   { group: { events: 4, exposure: 20 }, reference: { events: 6, exposure: 60 } },
 * ]).value // 2
 */
export function mantelHaenszelRateRatio(
  strata: readonly RateStratum[],
  options: LevelOption = {},
): PooledEstimate | NotComputed {
  const level = checkedLevel(options);
  let above = 0;
  let below = 0;
  let spread = 0;
  const logRatios: number[] = [];
  const variances: number[] = [];
  for (const [index, { group, reference }] of strata.entries()) {
    checkEventRate(group, `the group in stratum ${index}`);
    checkEventRate(reference, `the reference in stratum ${index}`);
    if (group.exposure === 0 || reference.exposure === 0) continue;
    const exposure = group.exposure + reference.exposure;
    above += (group.events * reference.exposure) / exposure;
    below += (reference.events * group.exposure) / exposure;
    spread += ((group.events + reference.events) * group.exposure * reference.exposure) / exposure ** 2;
    const add = group.events === 0 || reference.events === 0 ? 0.5 : 0;
    const x = group.events + add;
    const y = reference.events + add;
    logRatios.push(Math.log((x / y) * (reference.exposure / group.exposure)));
    variances.push(1 / x + 1 / y);
  }
  const strataUsed = logRatios.length;
  if (strataUsed === 0) return notComputed('no stratum has exposure on both sides');
  if (below === 0) return notComputed('the reference group has no events in any stratum, and nothing divides by 0');
  const value = above / below;
  const counted = { strataUsed, strataLeftOut: strata.length - strataUsed };
  if (value === 0) {
    const none = notComputed('the log interval needs events in the group');
    return { status: 'computed', value, interval: none, heterogeneity: none, ...counted };
  }
  const reach = Math.exp(criticalValue(level) * Math.sqrt(spread / (above * below)));
  return {
    status: 'computed',
    value,
    interval: { low: value / reach, high: value * reach, level, method: 'Mantel–Haenszel, Greenland–Robins variance' },
    heterogeneity: heterogeneity(logRatios, variances, Math.log(value)),
    ...counted,
  };
}
