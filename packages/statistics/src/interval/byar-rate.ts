import { type MaybeEstimate, notComputed } from '../computed.ts';
import { checkEventRate, type EventRate } from './event-rate.ts';
import { checkedLevel, criticalValue, type LevelOption } from './level.ts';

/**
 * Which true rates of events are compatible with so many events, by the approximation UK public health uses?
 *
 * Byar's interval, per unit of exposure; good from 10 events, below which {@link garwoodRate} is the better choice.
 * No exposure: not computed.
 *
 * @throws InputError as {@link garwoodRate}.
 *
 * Source: Breslow & Day (1987), eq. 2.13.
 *
 * @example
 * byarRate({ events: 88, exposure: 1 }).interval // { low: 70.58, high: 108.4 }
 */
export function byarRate(group: EventRate, options: LevelOption = {}): MaybeEstimate {
  checkEventRate(group);
  const level = checkedLevel(options);
  const { events, exposure } = group;
  if (exposure === 0) return notComputed('nobody and nothing was exposed');
  const z = criticalValue(level);
  const more = events + 1;
  const low = events === 0 ? 0 : events * Math.max(0, 1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3;
  const high = more * (1 - 1 / (9 * more) + z / (3 * Math.sqrt(more))) ** 3;
  return {
    status: 'computed',
    value: events / exposure,
    interval: { low: low / exposure, high: high / exposure, level, method: 'Byar interval' },
  };
}
