import { checkedAmounts, type DictionaryColumn, dictionaryColumn, InputError, poissonMass } from '@assay/statistics';
import { foldedName } from '../names/code-points.ts';
import { type CalendarParts, calendarParts } from './calendar-parts.ts';

export interface DefaultDate {
  readonly text: string;
  readonly records: number;
  /** What was counted: records, or people told apart by their surnames where these are given. */
  readonly counted: number;
  /** People (or records) that a day of that year would hold if births were even over the year's ordinary days. */
  readonly expected: number;
  /** Pairs of records that share the date: what exact-date matching compares because of it. */
  readonly pairs: number;
  readonly reason:
    | 'far more records than other days of the year'
    | 'a day that has far more records, whatever the year'
    | 'no such day in any calendar';
}

const LEAST = 5;
const LEAST_FACTOR = 3;
const CHANCE = 1e-6;

/**
 * Which dates of birth were typed because none was known?
 *
 * A default date holds many records of people who have nothing in common, and exact-date matching makes them candidates
 * for each other. A date is listed where it holds three times what the median day of its year holds and so many would
 * come by chance less than once in a million dates (Poisson), or where no calendar has it. All dates of one day and
 * month, such as the first of January, are listed where that day, over all years, stands out by the same measure. With
 * surnames, records whose surnames begin with the same two letters count once: one person with many records is no
 * default.
 *
 * Edge rules: text that is no date is passed over; fewer than five make no default.
 *
 * @throws InputError where surnames do not stand one per date.
 *
 * @example
 * defaultDates(dictionaryColumn(['1990-02-31']))[0].reason // 'no such day in any calendar'
 */
export function defaultDates(dateOfBirth: DictionaryColumn, surname?: DictionaryColumn): DefaultDate[] {
  return defaultDatesOf(countDates(dateOfBirth, surname));
}

/** A date as recorded, its records, and about how many people they are of. */
export interface CountedDate {
  readonly text: string;
  readonly records: number;
  readonly counted: number;
}

/** How many records, and about how many people, does each recorded date hold? What {@link defaultDatesOf} judges by. */
export function countDates(dateOfBirth: DictionaryColumn, surname?: DictionaryColumn): CountedDate[] {
  if (surname !== undefined && surname.codes.length !== dateOfBirth.codes.length) {
    throw new InputError(
      `surnames must stand one per date: ${surname.codes.length} for ${dateOfBirth.codes.length}. Check the join.`,
    );
  }
  const records = new Int32Array(dateOfBirth.values.length);
  for (const code of dateOfBirth.codes) if (code >= 0) records[code]!++;
  const counted = surname === undefined ? records : peopleByDate(dateOfBirth, surname);
  return dateOfBirth.values.flatMap((text, code) =>
    records[code] === 0 ? [] : [{ text, records: records[code]!, counted: counted[code]! }],
  );
}

/**
 * The same of dates that were counted before, in any order.
 *
 * @throws InputError where a count is no number of 0 or more.
 *
 * @example
 * defaultDatesOf([{ text: '1990-02-31', records: 1, counted: 1 }])[0].reason // 'no such day in any calendar'
 */
export function defaultDatesOf(dates: readonly CountedDate[]): DefaultDate[] {
  checkedAmounts(
    dates.flatMap(({ records, counted }) => [records, counted]),
    'records and people of dates',
  );
  const byYear = new Map<number, CountedDay[]>();
  for (const date of dates) {
    const parts = calendarParts(date.text);
    if (parts === null) continue;
    const year = byYear.get(parts.year) ?? [];
    year.push({ ...date, parts });
    byYear.set(parts.year, year);
  }
  const found: DefaultDate[] = [];
  for (const days of byYear.values()) {
    const sizes = days.map((day) => day.counted).sort((a, b) => a - b);
    // Days of the year that no record has count as nought.
    const absent = Math.max(0, 365 - sizes.length);
    const expected = Math.max(0.05, medianWithNoughts(sizes, absent));
    for (const { text, parts, records, counted } of days) {
      const pairs = (records * (records - 1)) / 2;
      if (!isCalendarDay(parts)) {
        found.push({ text, records, counted, expected: 0, pairs, reason: 'no such day in any calendar' });
      } else if (
        counted >= LEAST &&
        counted >= LEAST_FACTOR * expected &&
        chanceOfAtLeast(counted, expected) < CHANCE
      ) {
        const reason = 'far more records than other days of the year';
        found.push({ text, records, counted, expected, pairs, reason });
      }
    }
  }
  const listed = new Set(found.map(({ text }) => text));
  for (const { text, records, counted, expected } of daysThatStandOut([...byYear.values()].flat())) {
    const pairs = (records * (records - 1)) / 2;
    const reason = 'a day that has far more records, whatever the year';
    if (!listed.has(text)) found.push({ text, records, counted, expected, pairs, reason });
  }
  return found.sort((a, b) => b.records - a.records || (a.text < b.text ? -1 : 1));
}

interface CountedDay extends CountedDate {
  readonly parts: CalendarParts;
}

/** Dates of the days and months that hold far more than the others, all years together. */
function daysThatStandOut(dates: readonly CountedDay[]): (CountedDay & { readonly expected: number })[] {
  const byDay = new Map<number, CountedDay[]>();
  for (const date of dates) {
    if (!isCalendarDay(date.parts)) continue;
    const day = date.parts.month * 100 + date.parts.day;
    byDay.set(day, [...(byDay.get(day) ?? []), date]);
  }
  const totals = [...byDay.values()].map((days) => days.reduce((sum, { counted }) => sum + counted, 0));
  const sorted = totals.slice().sort((a, b) => a - b);
  const usual = Math.max(0.05, medianWithNoughts(sorted, Math.max(0, 365 - sorted.length)));
  return [...byDay.values()].flatMap((days, index) =>
    totals[index]! >= LEAST && totals[index]! >= LEAST_FACTOR * usual && chanceOfAtLeast(totals[index]!, usual) < CHANCE
      ? days.map((day) => ({ ...day, expected: (day.counted * usual) / totals[index]! }))
      : [],
  );
}

/** How many beginnings of surnames each date holds: near enough how many people, whatever number of records they have. */
function peopleByDate(dateOfBirth: DictionaryColumn, surname: DictionaryColumn): Int32Array {
  const beginnings = dictionaryColumn(surname.values.map((text) => foldedName(text.trim()).slice(0, 2)));
  const seen = new Set<number>();
  const surnames = surname.codes;
  const counts = new Int32Array(dateOfBirth.values.length);
  for (const [row, date] of dateOfBirth.codes.entries()) {
    if (date < 0) continue;
    const name = surnames[row]!;
    const beginning = name < 0 ? beginnings.values.length : beginnings.codes[name]!;
    const key = date * (beginnings.values.length + 1) + beginning;
    if (seen.has(key)) continue;
    seen.add(key);
    counts[date]!++;
  }
  return counts;
}

function medianWithNoughts(sorted: readonly number[], absent: number): number {
  const middle = (sorted.length + absent) / 2 - absent;
  return middle < 0
    ? sorted.reduce((sum, each) => sum + each, 0) / (sorted.length + absent)
    : sorted[Math.floor(middle)]!;
}

function chanceOfAtLeast(count: number, mean: number): number {
  let below = 0;
  for (let k = 0; k < count; k++) below += poissonMass(k, mean);
  return Math.max(0, 1 - below);
}

function isCalendarDay({ year, month, day }: CalendarParts): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
