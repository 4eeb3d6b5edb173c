import { countedNoun, InputError } from '@assay/statistics';
import { type DateFormat, EXCEL_DAY_ZERO, UK_DATES } from './date-format.ts';
import { type DateForm, dateShape } from './date-shape.ts';

/** How the dates of one column were read, and how anybody knows. */
export interface DateReading {
  readonly field: string;
  /** `null` where no date of the column leaves open which number is the day. */
  readonly order: DateFormat['order'] | null;
  /** Whether somebody stated the order, rows told it, or no row told and the custom of the United Kingdom was followed. */
  readonly how: 'stated' | 'told by rows' | 'assumed' | 'not needed';
  /** Rows that can only be day first, only month first, or either. */
  readonly rows: { readonly dayFirst: number; readonly monthFirst: number; readonly either: number };
  /** Forms in which the dates are written, most frequent first. */
  readonly forms: readonly { readonly form: string; readonly rows: number }[];
  /** Rows that begin with the year and can only have the day next; left out where the month comes next, as it nearly always does. */
  readonly dayAfterYear?: number;
  /** First of the hundred years that two-digit years were put in; `null` where no year has two digits. */
  readonly firstYear: number | null;
}

/** The text of a value and the rows that hold it. */
export interface CountedText {
  readonly text: string;
  readonly rows: number;
}

/**
 * In which order do the dates of a column write day and month? All rows are asked: a first number above 12 can only be a day, a
 * second above 12 only a day too. Where none tells, day first is assumed, and said to be assumed.
 *
 * @throws InputError where some rows can only be day first and others only month first, or ten digits may be seconds since 1970
 * or a date and an hour.
 *
 * @example
 * inferDateFormat('born', [{ text: '12/25/1975', rows: 2 }, { text: '03/05/1980', rows: 1 }], null).format.order // 'month first'
 */
export function inferDateFormat(
  field: string,
  values: Iterable<CountedText>,
  stated: DateFormat | null,
  serialsFrom: number = EXCEL_DAY_ZERO,
): { readonly format: DateFormat; readonly reading: DateReading } {
  // Told of one date after the other, since a column of times may hold as many as it has rows.
  const open = { dayFirst: 0, monthFirst: 0, either: 0 };
  const begun = new BegunWithYear();
  const digits = new EightDigits();
  const tenDigits = new TenDigits();
  const rowsOf = new Map<DateForm, number>();
  let hasShortYear = false;
  for (const { text, rows } of values) {
    const shape = dateShape(text);
    if (shape === undefined || typeof stated?.since1970 === 'string') continue;
    const { form, parts } = shape;
    rowsOf.set(form, (rowsOf.get(form) ?? 0) + rows);
    if (form === 'yyyy-mm-dd') begun.add(Number(parts[1]), Number(parts[2]), rows);
    else if (form === 'seconds since 1970') tenDigits.add(parts[0]);
    else if (form === 'eight digits') digits.add(parts.join(''));
    else if (form === 'nn/nn/yyyy' || form === 'nn/nn/yy') {
      const [first, second] = [Number(parts[0]), Number(parts[1])];
      if (first <= 12 && second <= 12) open.either += rows;
      else if (first > 12 && second <= 12) open.dayFirst += rows;
      else if (second > 12 && first <= 12) open.monthFirst += rows;
    }
    hasShortYear ||= form === 'nn/nn/yy' || (form === 'day month-name year' && parts[2].length === 2);
  }
  if (stated === null && open.dayFirst > 0 && open.monthFirst > 0) {
    throw new InputError(
      `the dates of "${field}" contradict each other: ${countedNoun(open.dayFirst, 'row')} can only be day first and ` +
        `${countedNoun(open.monthFirst, 'row')} only month first. Say which with --date-format dd/mm/yyyy or mm/dd/yyyy, or mend the others.`,
    );
  }
  if (stated === null && tenDigits.mayBeDates()) {
    throw new InputError(
      `the ten digits of "${field}" may be seconds since 1970 or a date and an hour. Say --date-format epoch-seconds if they are seconds, or write the date and time apart.`,
    );
  }
  const dayAfterYear = stated === null ? begun.dayAfterYear() : 0;
  const order = stated?.order ?? (open.monthFirst > 0 ? 'month first' : 'day first');
  const told = open.dayFirst + open.monthFirst > 0;
  const eightDigits = stated?.eightDigits ?? digits.order();
  const format: DateFormat = {
    ...(stated ?? UK_DATES),
    order,
    eightDigits,
    ...(dayAfterYear > 0 ? { afterYear: 'day' as const } : {}),
    serialsFrom: stated?.serialsFrom ?? serialsFrom,
  };
  const isNeeded = rowsOf.has('nn/nn/yyyy') || rowsOf.has('nn/nn/yy');
  return {
    format,
    reading: {
      field,
      order: isNeeded ? order : null,
      how: stated !== null ? 'stated' : !isNeeded ? 'not needed' : told ? 'told by rows' : 'assumed',
      rows: open,
      forms: formsOf(rowsOf, eightDigits),
      ...(dayAfterYear > 0 ? { dayAfterYear } : {}),
      firstYear: hasShortYear ? format.firstYear : null,
    },
  };
}

/** Of the days of a year three in five are above 12; so many rows, and so large a part of them, are no slips of the hand. */
const FEWEST_NO_SLIP = 5;
const NO_SLIP = 1 / 3;

/** Dates that begin with the year: which number after it is the month. */
class BegunWithYear {
  #dayNext = 0;
  #monthNext = 0;
  #all = 0;

  add(next: number, last: number, rows: number): void {
    this.#all += rows;
    if (next > 12 && next <= 31 && last >= 1 && last <= 12) this.#dayNext += rows;
    if (next <= 12 && last > 12) this.#monthNext += rows;
  }

  /** Rows of 1980-13-05 and the like, where no row says that the month comes next; 0 where they may be slips. */
  dayAfterYear(): number {
    const isNoSlip = this.#dayNext >= FEWEST_NO_SLIP && this.#dayNext > NO_SLIP * this.#all;
    return this.#monthNext === 0 && isNoSlip ? this.#dayNext : 0;
  }
}

/** Eight digits in a row: year first, unless no row makes sense so and every row does with the year last. */
class EightDigits {
  #some = false;
  #yearFirst = false;
  #dayFirst = true;
  #monthFirst = true;

  add(text: string): void {
    this.#some = true;
    const [first, second, year] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)];
    this.#yearFirst ||= isLikely(text.slice(0, 4), text.slice(4, 6), text.slice(6));
    this.#dayFirst &&= isLikely(year, second, first);
    this.#monthFirst &&= isLikely(year, first, second);
  }

  order(): DateFormat['eightDigits'] {
    if (!this.#some || this.#yearFirst) return 'yyyymmdd';
    return this.#dayFirst ? 'ddmmyyyy' : this.#monthFirst ? 'mmddyyyy' : 'yyyymmdd';
  }
}

/** Ten digits in a row: seconds since 1970, unless every row could as well be 1985031514 or 1503851430. */
class TenDigits {
  #some = false;
  #areDates = true;

  add(text: string): void {
    this.#some = true;
    const [a, b, c, d, e] = [0, 2, 4, 6, 8].map((from) => text.slice(from, from + 2)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const isWhole = text.length === 10 && Number(e) < 60;
    const isHour = (hour: string) => Number(hour) < 24;
    const yearFirst = a === '19' && within(c, 12) && within(d, 31) && isHour(e);
    const yearThird = ((within(a, 31) && within(b, 12)) || (within(a, 12) && within(b, 31))) && isHour(d);
    this.#areDates &&= isWhole && (yearFirst || yearThird);
  }

  mayBeDates(): boolean {
    return this.#some && this.#areDates;
  }
}

function isLikely(year: string, month: string, day: string): boolean {
  return Number(year) >= 1800 && Number(year) < 2200 && within(month, 12) && within(day, 31);
}

function within(text: string, most: number): boolean {
  return Number(text) >= 1 && Number(text) <= most;
}

function formsOf(rowsOf: ReadonlyMap<DateForm, number>, eightDigits: DateFormat['eightDigits']): DateReading['forms'] {
  return [...rowsOf]
    .map(([form, rows]) => ({ form: form === 'eight digits' ? eightDigits : form, rows }))
    .sort((a, b) => b.rows - a.rows || (a.form < b.form ? -1 : 1));
}
