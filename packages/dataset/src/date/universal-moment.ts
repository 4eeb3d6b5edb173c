import { MISSING_DAY } from '../table/table.ts';
import { dayNumber } from './recorded-date.ts';

/**
 * Milliseconds since 1970 of yyyy-mm-ddThh:mm:ssZ and yyyy-mm-ddThh:mm:ss.sssZ, as programmes write moments, told by their
 * characters: a column may hold millions. `null` for every other text, and for what no calendar or clock shows.
 */
export function universalMoment(text: string): number | null {
  const isWhole = text.length === 20;
  if (!(isWhole || text.length === 24)) return null;
  if (!hasAt(text, 4, DASH) || !hasAt(text, 7, DASH) || !hasAt(text, 10, LETTER_T)) return null;
  if (!hasAt(text, 13, COLON) || !hasAt(text, 16, COLON) || !hasAt(text, text.length - 1, LETTER_Z)) return null;
  if (!isWhole && !hasAt(text, 19, POINT)) return null;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const [month, dayOfMonth] = [twoDigits(text, 5), twoDigits(text, 8)];
  const [hours, minutes, seconds] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const milliseconds = isWhole ? 0 : 10 * twoDigits(text, 20) + digitAt(text, 22);
  if (!(year >= 1 && month >= 1 && dayOfMonth >= 1)) return null;
  if (!(hours < 24 && minutes < 60 && seconds < 60 && milliseconds >= 0)) return null;
  const day = dayNumber(year, month, dayOfMonth);
  return day === MISSING_DAY ? null : (((day * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

/** The same of bytes, as a file holds them. */
export function universalMomentIn(bytes: Uint8Array, start: number, length: number): number | null {
  const isWhole = length === 20;
  if (!(isWhole || length === 24)) return null;
  const isMarked =
    bytes[start + 4] === DASH &&
    bytes[start + 7] === DASH &&
    bytes[start + 10] === LETTER_T &&
    bytes[start + 13] === COLON &&
    bytes[start + 16] === COLON &&
    bytes[start + length - 1] === LETTER_Z &&
    (isWhole || bytes[start + 19] === POINT);
  if (!isMarked) return null;
  const year = 100 * twoDigitsIn(bytes, start) + twoDigitsIn(bytes, start + 2);
  const [month, dayOfMonth] = [twoDigitsIn(bytes, start + 5), twoDigitsIn(bytes, start + 8)];
  const [hours, minutes] = [twoDigitsIn(bytes, start + 11), twoDigitsIn(bytes, start + 14)];
  const seconds = twoDigitsIn(bytes, start + 17);
  const milliseconds = isWhole ? 0 : 10 * twoDigitsIn(bytes, start + 20) + digitIn(bytes, start + 22);
  if (!(year >= 1 && month >= 1 && dayOfMonth >= 1)) return null;
  if (!(hours < 24 && minutes < 60 && seconds < 60 && milliseconds >= 0)) return null;
  const day = dayNumber(year, month, dayOfMonth);
  return day === MISSING_DAY ? null : (((day * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

const [DASH, COLON, POINT, LETTER_T, LETTER_Z] = [45, 58, 46, 84, 90] as const;

function hasAt(text: string, at: number, character: number): boolean {
  return text.charCodeAt(at) === character;
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

const twoDigits = (text: string, at: number): number => 10 * digitAt(text, at) + digitAt(text, at + 1);

function digitIn(bytes: Uint8Array, at: number): number {
  const digit = bytes[at]! - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

function twoDigitsIn(bytes: Uint8Array, at: number): number {
  return 10 * digitIn(bytes, at) + digitIn(bytes, at + 1);
}
