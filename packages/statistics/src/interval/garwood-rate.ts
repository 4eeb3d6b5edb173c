import { type MaybeEstimate, notComputed } from '../computed.ts';
import { gammaQuantile } from '../special/gamma-quantile.ts';
import { checkedDesignEffect } from './design-effect.ts';
import { checkEventRate, type EventRate } from './event-rate.ts';
import { checkedLevel, type LevelOption } from './level.ts';

export interface GarwoodOptions extends LevelOption {
  /** By how much events that depend on each other spread more than as many single ones: 1 unless stated. */
  readonly designEffect?: number;
}

/**
 * Which true rates of events are compatible with so many events over so much exposure, never covering less than the level?
 *
 * Garwood's exact Poisson interval, per unit of exposure. With a design effect it is that of events ÷ effect single
 * events over as much less exposure. No exposure: not computed.
 *
 * @throws InputError where events are no whole number ≥ 0, exposure is negative, level lies outside 0 … 1, or the design
 * effect is not above 0.
 *
 * Source: Garwood (1936); design effect after Korn and Graubard (1998).
 *
 * @example
 * garwoodRate({ events: 9, exposure: 1 }).interval // { low: 4.115, high: 17.08 }
 */
export function garwoodRate(group: EventRate, options: GarwoodOptions = {}): MaybeEstimate {
  checkEventRate(group);
  const level = checkedLevel(options);
  const effect = checkedDesignEffect(options.designEffect);
  const { events, exposure } = group;
  if (exposure === 0) return notComputed('nobody and nothing was exposed');
  const tail = (1 - level) / 2;
  return {
    status: 'computed',
    value: events / exposure,
    interval: {
      low: events === 0 ? 0 : (gammaQuantile(tail, events / effect) * effect) / exposure,
      high: (gammaQuantile(1 - tail, events / effect + 1) * effect) / exposure,
      level,
      method: effect === 1 ? 'Garwood exact Poisson interval' : 'Garwood interval of the effective number of events',
    },
  };
}
