const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_MINUTES = 1440;

/** From this year the law gives the nights of both changes by one rule for a range of years; before, each year had its own. */
const FIRST_RULED_YEAR = 1972;
const FIRST_RULED = Date.UTC(FIRST_RULED_YEAR, 0, 1);

/**
 * What clocks in the United Kingdom showed at this moment, as milliseconds from 1970-01-01 00:00 on the clock: the moment's own
 * milliseconds, and an hour more in summer time. Its day is the day that people there would have named. The moment is in
 * milliseconds of universal time since 1970; `NaN` where it is missing.
 *
 * Since 1972 by the law's rules, before by the time zone database (summer time kept all year from 1968 to 1971, double
 * in the war).
 *
 * Source: Summer Time Act 1972 and its orders; The Summer Time Order 2002 (SI 2002/262); Directive 2000/84/EC.
 *
 * @example
 * londonClock(Date.UTC(2024, 6, 1, 20, 30)) - Date.UTC(2024, 6, 1, 20, 30) // 3600000
 */
export function londonClock(milliseconds: number): number {
  return milliseconds + londonOffset(milliseconds);
}

/**
 * Which minute of the day did clocks in the United Kingdom show at this moment, 0 … 1439? As {@link londonClock}.
 *
 * @example
 * londonClockMinute(Date.UTC(2024, 6, 1, 20, 30)) // 1290
 */
export function londonClockMinute(milliseconds: number): number {
  return ((Math.floor(londonClock(milliseconds) / MINUTE) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

/** A clock's reading as a moment, and whether the clock showed it once, twice (October) or never (March). */
export interface ClockReading {
  /** Milliseconds of universal time since 1970. */
  readonly milliseconds: number;
  readonly shown: 'once' | 'twice' | 'never';
}

/**
 * When did clocks in the United Kingdom show this? `clock` is in milliseconds from 1970-01-01 00:00 on the clock.
 *
 * What they showed twice, in the night that they go back, is the first of the two; what they never showed, in the night that they
 * go forward, is read as a clock that nobody had put forward yet: an hour later by those that had been.
 *
 * @example
 * fromLondonClock(Date.UTC(2024, 9, 27, 1, 30)) // { milliseconds: Date.UTC(2024, 9, 27, 0, 30), shown: 'twice' }
 */
export function fromLondonClock(clock: number): ClockReading {
  // Clocks change by whole hours and never twice within a day, so both sides of a change lie within it.
  const [before, after] = [londonOffset(clock - 12 * HOUR), londonOffset(clock + 12 * HOUR)];
  if (before === after || Number.isNaN(clock)) return { milliseconds: clock - before, shown: 'once' };
  const [early, late] = [clock - before, clock - after];
  const [isEarly, isLate] = [londonOffset(early) === before, londonOffset(late) === after];
  if (isEarly && isLate) return { milliseconds: early, shown: 'twice' };
  return isEarly || !isLate
    ? { milliseconds: early, shown: isEarly ? 'once' : 'never' }
    : { milliseconds: late, shown: 'once' };
}

function londonOffset(milliseconds: number): number {
  if (Number.isNaN(milliseconds)) return 0;
  if (milliseconds < FIRST_RULED) return offsetBeforeRules(milliseconds);
  // Off by one at most in the hours about New Year, when no year has summer time.
  const [start, end] = summerTime(1970 + Math.floor(milliseconds / MEAN_YEAR));
  return milliseconds >= start && milliseconds < end ? HOUR : 0;
}

const MEAN_YEAR = 365.2425 * 24 * HOUR;

const summers: (readonly [start: number, end: number] | undefined)[] = [];

/** When summer time begins and ends in a year, in universal time. */
function summerTime(year: number): readonly [start: number, end: number] {
  const known = summers[year - FIRST_RULED_YEAR];
  if (known !== undefined) return known;
  const found =
    year < 1981
      ? ([sundayFrom(year, 2, 16) + 2 * HOUR, sundayFrom(year, 9, 23) + 2 * HOUR] as const)
      : ([
          sundayFrom(year, 2, 25) + HOUR,
          sundayFrom(year, 9, year < 1990 ? 23 : year < 1996 ? 22 : 25) + HOUR,
        ] as const);
  summers[year - FIRST_RULED_YEAR] = found;
  return found;
}

/** Midnight, universal time, of the first Sunday on or after a day of a month counted from 0. */
function sundayFrom(year: number, month: number, dayOfMonth: number): number {
  const from = new Date(Date.UTC(year, month, dayOfMonth));
  return from.getTime() + ((7 - from.getUTCDay()) % 7) * 24 * HOUR;
}

let zone: Intl.DateTimeFormat | undefined;

function offsetBeforeRules(milliseconds: number): number {
  zone ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    era: 'short',
  });
  // Local time kept its seconds until 1847: a moment so early is on Greenwich's clock here.
  if (milliseconds < Date.UTC(1848, 0, 1)) return 0;
  const minute = Math.floor(milliseconds / MINUTE) * MINUTE;
  const part = Object.fromEntries(zone.formatToParts(minute).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!);
  return shown - minute;
}
