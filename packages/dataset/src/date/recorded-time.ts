import { MISSING_DAY } from '../table/table.ts';
import { type DateFormat, UK_DATES } from './date-format.ts';
import { dateShape } from './date-shape.ts';
import { recordedDate } from './recorded-date.ts';

/** A text that has the shape of an instant; `milliseconds` is `NaN` where no such instant exists. */
export interface RecordedTime {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly milliseconds: number;
}

const MILLISECONDS_OF_DAY = 86_400_000;

const clock =
  /^[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([AaPp])\.?[Mm]\.?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * When does this text say it happened? A date as {@link recordedDate} reads it, then hours and minutes, seconds if any, AM or
 * PM if any, and an offset if any. A time without an offset is taken as UTC: what the clock on the wall showed in summer is an
 * hour later, so a file of local times should carry offsets. A date alone is its midnight.
 *
 * `undefined` where the text has no shape of a time.
 *
 * @example
 * recordedTime('2016-03-01T10:53:00+00:00').milliseconds // 1456829580000
 */
export function recordedTime(text: string, format: DateFormat = UK_DATES): RecordedTime | undefined {
  const date = recordedDate(text, format);
  const shape = dateShape(text);
  if (date === undefined || shape === undefined) return undefined;
  if (shape.form === 'Excel serial number' && shape.rest !== '') {
    // A serial number's fraction is the time of day; Excel itself keeps it to the millisecond.
    return {
      milliseconds: date.day * MILLISECONDS_OF_DAY + Math.round(Number(`0${shape.rest}`) * MILLISECONDS_OF_DAY),
    };
  }
  if (shape.rest === '') return midnight(date.day);
  const [, hour = '', minute = '', second = '0', fraction = '', half, offset = 'Z'] = clock.exec(shape.rest) ?? [];
  if (hour === '') return undefined;
  const offsetMinutes = offset === 'Z' ? 0 : signedMinutes(offset);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const possible =
    date.day !== MISSING_DAY &&
    hours < 24 &&
    (half === undefined || (Number(hour) >= 1 && Number(hour) <= 12)) &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    Math.abs(offsetMinutes) <= 14 * 60;
  if (!possible) return { milliseconds: Number.NaN };
  const minutes = date.day * 1440 + hours * 60 + Number(minute) - offsetMinutes;
  return { milliseconds: minutes * 60_000 + Number(second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)) };
}

function midnight(day: number): RecordedTime {
  return { milliseconds: day === MISSING_DAY ? Number.NaN : day * MILLISECONDS_OF_DAY };
}

function signedMinutes(offset: string): number {
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || '0');
  return (offset[0] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
