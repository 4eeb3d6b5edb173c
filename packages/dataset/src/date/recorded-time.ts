import { MISSING_DAY } from '../table/table.ts';
import { type DateFormat, UK_DATES } from './date-format.ts';
import { dateShape } from './date-shape.ts';
import { fromLondonClock } from './london-clock.ts';
import { momentSince1970, writtenDate } from './recorded-date.ts';
import { timeOfDay } from './time-of-day.ts';
import { universalMoment } from './universal-moment.ts';

/** A text that has the shape of an instant; `milliseconds` is `NaN` where no such instant exists. */
export interface RecordedTime {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly milliseconds: number;
  /**
   * By which clock: that of the offset which the text states, or London's, which showed the time once, twice (in the night that
   * clocks go back) or never (in the night that they go forward). `date alone` where the text gives no time of day.
   */
  readonly clock: 'offset stated' | 'date alone' | 'shown once' | 'shown twice' | 'never shown';
}

const MILLISECONDS_OF_DAY = 86_400_000;

/**
 * When does this text say it happened? A date as `recordedDate` reads it, then hours and minutes, seconds if any, AM or PM if any,
 * and an offset if any. A time without an offset is what the clock on a wall in the United Kingdom showed: in summer an hour
 * earlier by universal time. Of a time that clocks showed twice, the first is meant; one that they never showed is read as by a
 * clock that nobody had put forward. A date alone is its midnight on that clock.
 *
 * `undefined` where the text has no shape of a time.
 *
 * @example
 * recordedTime('01/07/2024 20:30').milliseconds === Date.UTC(2024, 6, 1, 19, 30) // true
 */
export function recordedTime(text: string, format: DateFormat = UK_DATES): RecordedTime | undefined {
  // Where a column puts the day next to the year, the pattern below knows.
  const universal = format.afterYear === 'day' ? null : universalMoment(text);
  if (universal !== null) return { milliseconds: universal, clock: 'offset stated' };
  const moment = momentSince1970(text, format);
  if (moment !== undefined) return { milliseconds: moment, clock: 'offset stated' };
  const shape = dateShape(text);
  const date = shape === undefined ? undefined : writtenDate(shape, format);
  if (date === undefined || shape === undefined) return undefined;
  const midnight = date.day === MISSING_DAY ? Number.NaN : date.day * MILLISECONDS_OF_DAY;
  if (shape.rest === '') return { milliseconds: fromLondonClock(midnight).milliseconds, clock: 'date alone' };
  // A serial number's fraction is the time of day; Excel itself keeps it to the millisecond.
  if (shape.form === 'Excel serial number')
    return byLondonClock(midnight + Math.round(Number(`0${shape.rest}`) * MILLISECONDS_OF_DAY));
  const time = timeOfDay(shape.rest);
  if (time === undefined) return undefined;
  const shown = midnight + time.milliseconds;
  if (time.offsetMinutes === null) return byLondonClock(shown);
  return { milliseconds: shown - time.offsetMinutes * 60_000, clock: 'offset stated' };
}

function byLondonClock(clock: number): RecordedTime {
  const { milliseconds, shown } = fromLondonClock(clock);
  return { milliseconds, clock: shown === 'never' ? 'never shown' : shown === 'twice' ? 'shown twice' : 'shown once' };
}
