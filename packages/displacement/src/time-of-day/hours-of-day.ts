import { checkedSize, InputError } from '@assay/statistics';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface HoursOfDay {
  /** 0 to below 24; `NaN` where the record holds a date alone. */
  readonly hour: Float64Array;
  readonly hasHours: boolean;
  /** How many hold a date alone among others that hold a time. */
  readonly nWithoutHour: number;
}

/**
 * At what hour did each event happen, where some records hold a date and no time?
 *
 * Systems write a date alone as midnight. An event at exactly midnight is taken for one if no event holds another time,
 * or if midnight holds three times as many as any other full hour. Times in milliseconds of the clock that people saw.
 *
 * @example
 * hoursOfDay([0, 0, 0, 3_600_000]).hour // [NaN, NaN, NaN, 1]
 */
export function hoursOfDay(milliseconds: ArrayLike<number>): HoursOfDay {
  const ofDay = Float64Array.from(milliseconds, (time) => ((time % DAY) + DAY) % DAY);
  const hasHours = ofDay.some((time) => time !== 0);
  const onTheHour = new Float64Array(24);
  for (const time of ofDay) if (time % HOUR === 0) onTheHour[time / HOUR]!++;
  const isDateAlone = isMidnightADate(onTheHour, hasHours);
  return {
    hour: ofDay.map((time) => (isDateAlone && time === 0 ? Number.NaN : time / HOUR)),
    hasHours,
    nWithoutHour: hasHours && isDateAlone ? onTheHour[0]! : 0,
  };
}

function isMidnightADate([midnight = 0, ...others]: Iterable<number>, hasHours: boolean): boolean {
  return !hasHours || midnight >= 3 * Math.max(1, ...others);
}

/**
 * Do events hold a time of day, and how many a date alone, where they were counted by the full hour at which they happened, 24 for
 * between two? As {@link hoursOfDay} says of the events themselves.
 *
 * @throws InputError where an hour is none, or a count is negative or no whole number.
 *
 * @example
 * hoursOfCounts([{ hour: 0, count: 3 }, { hour: 1, count: 1 }]).nWithoutHour // 3
 */
export function hoursOfCounts(
  counted: readonly { readonly hour: number; readonly count: number }[],
): Omit<HoursOfDay, 'hour'> {
  const events = new Float64Array(25);
  for (const { hour, count } of counted) {
    if (!(Number.isInteger(hour) && hour >= 0 && hour <= 24))
      throw new InputError(`${hour} is no full hour of a day. Count by 0 to 23, and by 24 between two.`);
    events[hour]! += checkedSize(count, 'events of an hour');
  }
  const hasHours = events.some((count, hour) => hour > 0 && count > 0);
  const isDateAlone = isMidnightADate(events.subarray(0, 24), hasHours);
  return { hasHours, nWithoutHour: hasHours && isDateAlone ? events[0]! : 0 };
}

/**
 * In which hours did patrols go? The shortest run of whole hours round the clock that holds such a share of the visits;
 * of several as short, the earliest.
 *
 * @throws InputError where there is no visit, or the share does not lie above 0 and at most at 1.
 *
 * @example
 * shortestHours([22.5, 23.1, 1.2, 22.9], 0.95) // { from: 22, to: 2 }
 */
export function shortestHours(hour: ArrayLike<number>, share = 0.95): { readonly from: number; readonly to: number } {
  if (hour.length === 0 || !(share > 0 && share <= 1))
    throw new InputError(
      `hours of visits and a share of them are needed: ${hour.length} and ${share}. Pass e.g. 0.95.`,
    );
  const counts = new Float64Array(24);
  for (let visit = 0; visit < hour.length; visit++) counts[Math.floor(hour[visit]!)]!++;
  for (let length = 1; length < 24; length++)
    for (let from = 0; from < 24; from++) {
      let held = 0;
      for (let step = 0; step < length; step++) held += counts[(from + step) % 24]!;
      if (held >= share * hour.length) return { from, to: (from + length) % 24 };
    }
  return { from: 0, to: 0 };
}
