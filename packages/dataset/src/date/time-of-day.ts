/**
 * How a time of day is written after a date: 20:30, 20:30:15.250, 2030, 8.30 pm; then Z, UTC, GMT, BST or an offset such as
 * +01:00, or nothing.
 */
export const TIME_OF_DAY =
  '[T ,]+(?:\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?|\\d{4}(?:\\d{2}(?:[.,]\\d+)?)?)(?:\\s*[AaPp]\\.?[Mm]\\.?)?\\s*(?:Z|UTC|GMT|BST|[+-]\\d{2}(?::?\\d{2})?)?';

const PARTS =
  /^[T ,]*(?:(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d+))?)?|(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d+))?)?)(?:\s*([AaPp])\.?[Mm]\.?)?\s*(Z|UTC|GMT|BST|[+-]\d{2}(?::?\d{2})?)?$/;

/** Minutes of an offset that no clock goes before or after: +01:75. */
const BEYOND_AN_HOUR = /[6-9]\d$/;
const MINUTE = 60_000;

/** A time of day that somebody wrote. */
interface TimeOfDay {
  /** Milliseconds after the date's midnight; `NaN` where no clock shows it, such as 25:00. */
  readonly milliseconds: number;
  /** Minutes that the clock which is meant goes before universal time; `null` where none was written. */
  readonly offsetMinutes: number | null;
}

/** Hours, minutes and seconds out of what follows a date; `undefined` where that is no time of day. */
export function timeOfDay(text: string): TimeOfDay | undefined {
  const common = universalTime(text);
  if (common !== null) return common;
  const found = PARTS.exec(text);
  if (found === null) return undefined;
  const [, spacedHour, spacedMinute, spacedSecond, spacedFraction] = found;
  const [hour, minute, second = '0', fraction = ''] =
    spacedHour === undefined
      ? [found[5]!, found[6]!, found[7], found[8]]
      : [spacedHour, spacedMinute!, spacedSecond, spacedFraction];
  const half = found[9]?.toLowerCase();
  const offsetMinutes = offsetOf(found[10]);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  const isEnd = half === undefined && hours === 24 && Number(minute) === 0 && Number(second) === 0;
  const isShown =
    (hours < 24 || isEnd) &&
    (half === undefined || (Number(hour) >= 1 && Number(hour) <= 12)) &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    Math.abs(offsetMinutes ?? 0) <= 14 * 60 &&
    !BEYOND_AN_HOUR.test(found[10]?.slice(3) ?? '');
  if (!isShown) return { milliseconds: Number.NaN, offsetMinutes };
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  return {
    milliseconds: (hours * 60 + Number(minute)) * MINUTE + Number(second) * 1000 + milliseconds,
    offsetMinutes,
  };
}

/** Thh:mm:ssZ and Thh:mm:ss.sssZ, as programmes write them, told by their characters: a column may hold millions. */
function universalTime(text: string): TimeOfDay | null {
  const isWhole = text.length === 10;
  if (!(isWhole || text.length === 14) || text[0] !== 'T' || text[text.length - 1] !== 'Z') return null;
  if (text[3] !== ':' || text[6] !== ':' || !(isWhole || text[9] === '.')) return null;
  const [hours, minutes, seconds] = [twoDigits(text, 1), twoDigits(text, 4), twoDigits(text, 7)];
  const milliseconds = isWhole ? 0 : 10 * twoDigits(text, 10) + digitAt(text, 12);
  // Whatever no clock shows, and what is no digit, is left to the pattern.
  if (!(hours < 24 && minutes < 60 && seconds < 60 && milliseconds >= 0)) return null;
  return { milliseconds: (hours * 60 + minutes) * MINUTE + seconds * 1000 + milliseconds, offsetMinutes: 0 };
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

const twoDigits = (text: string, at: number): number => 10 * digitAt(text, at) + digitAt(text, at + 1);

function offsetOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  if (written === 'BST') return 60;
  if (!/^[+-]/.test(written)) return 0;
  const hours = Number(written.slice(1, 3));
  const minutes = Number(written.slice(3).replace(':', '') || '0');
  return (written[0] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
