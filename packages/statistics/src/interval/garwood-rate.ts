import { type MaybeEstimate, notComputed } from '../computed.ts';
import { gammaQuantile } from '../special/gamma-quantile.ts';
import { checkEventRate, type EventRate } from './event-rate.ts';
import { checkedLevel, type LevelOption } from './level.ts';

/**
 * Which true rates of events are compatible with so many events over so much exposure, never covering less than the level?
 *
 * Garwood's exact Poisson interval, per unit of exposure. No exposure: not computed.
 *
 * @throws InputError where events are no whole number ≥ 0, exposure is negative or level lies outside 0 … 1.
 *
 * Source: Garwood (1936).
 *
 * @example
 * garwoodRate({ events: 9, exposure: 1 }).interval // { low: 4.115, high: 17.08 }
 */
export function garwoodRate(group: EventRate, options: LevelOption = {}): MaybeEstimate {
  checkEventRate(group);
  const level = checkedLevel(options);
  const { events, exposure } = group;
  if (exposure === 0) return notComputed('nobody and nothing was exposed');
  const tail = (1 - level) / 2;
  return {
    status: 'computed',
    value: events / exposure,
    interval: {
      low: events === 0 ? 0 : gammaQuantile(tail, events) / exposure,
      high: gammaQuantile(1 - tail, events + 1) / exposure,
      level,
      method: 'Garwood exact Poisson interval',
    },
  };
}
