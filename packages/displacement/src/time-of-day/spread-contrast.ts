import { type NotComputed, notComputed } from '@assay/statistics';
import { aoristicProfile } from './aoristic.ts';
import { type PatrolWindow, zoneOfHour } from './window-contrast.ts';

/** Events by the earliest and the latest time at which they can have happened, in hours since any midnight. */
export interface SpreadEvents {
  readonly fromHour: ArrayLike<number>;
  /** `NaN` where there is none: the event counts in the hour of its earliest time. */
  readonly toHour: ArrayLike<number>;
  readonly later: ArrayLike<boolean | number>;
}

/**
 * Did crime fall in the hours of patrol, where each event counts in every hour in which it can have happened?
 *
 * The ratio of patrol hours to the rest of the day, after over before, of {@link aoristicProfile} weights; what
 * {@link windowContrast} gives of the earliest times. Hours beside the patrols are in neither. No interval: the weights
 * of one event are no independent counts. Not computed where any of the four sums is none.
 *
 * Source: Ratcliffe (2000); Ashby and Bowers (2013).
 *
 * @example
 * const events = { fromHour: [12, 20, 12, 23], toHour: [NaN, 24, NaN, 24], later: [0, 0, 1, 1] };
 * spreadContrast(events, { fromHour: 22, toHour: 2, adjacentHours: 1 }) // 2.5
 */
export function spreadContrast({ fromHour, toHour, later }: SpreadEvents, window: PatrolWindow): number | NotComputed {
  const weightsOf = (isLater: boolean) => {
    const events = Array.from(fromHour, (_, event) => event).filter((event) => Boolean(later[event]) === isLater);
    const from = events.map((event) => fromHour[event]!);
    const to = events.map((event, place) => (Number.isFinite(toHour[event]!) ? toHour[event]! : from[place]!));
    const sums = { window: 0, adjacent: 0, rest: 0 };
    aoristicProfile(from, to).byHour.forEach((weight, hour) => {
      sums[zoneOfHour(hour, window)] += weight;
    });
    return sums;
  };
  const [before, after] = [weightsOf(false), weightsOf(true)];
  if ([before.window, before.rest, after.window, after.rest].includes(0))
    return notComputed('patrol hours, or the rest of the day, hold no crime');
  return (after.window * before.rest) / (before.window * after.rest);
}
