const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_MINUTES = 1440;

/**
 * Which minute of the day did clocks in the United Kingdom show at this moment, 0 … 1439? Greenwich time, and an hour more from the
 * last Sunday of March to the last Sunday of October, both at 1:00 universal time. The moment is in milliseconds of universal time
 * since 1970; `NaN` where it is missing. Right from 1996, when the change was set for the whole Union.
 *
 * Source: The Summer Time Order 2002 (SI 2002/262); Directive 2000/84/EC.
 *
 * @example
 * londonClockMinute(Date.UTC(2024, 6, 1, 20, 30)) // 1290
 */
export function londonClockMinute(milliseconds: number): number {
  const clock = milliseconds + (isSummerTime(milliseconds) ? HOUR : 0);
  return ((Math.floor(clock / MINUTE) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

function isSummerTime(milliseconds: number): boolean {
  if (Number.isNaN(milliseconds)) return false;
  const year = new Date(milliseconds).getUTCFullYear();
  return milliseconds >= lastSunday(year, 2) + HOUR && milliseconds < lastSunday(year, 9) + HOUR;
}

/** Midnight, universal time, of the last Sunday of a month of 31 days, counted from 0. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return last.getTime() - last.getUTCDay() * 24 * HOUR;
}
