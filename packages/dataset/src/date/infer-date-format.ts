import { InputError } from '@assay/statistics';
import { type DateFormat, EXCEL_DAY_ZERO, UK_DATES } from './date-format.ts';
import { type DateForm, type DateShape, dateShape } from './date-shape.ts';

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
 * @throws InputError where some rows can only be day first and others only month first.
 *
 * @example
 * inferDateFormat('born', [{ text: '12/25/1975', rows: 2 }, { text: '03/05/1980', rows: 1 }], null).format.order // 'month first'
 */
export function inferDateFormat(
  field: string,
  values: readonly CountedText[],
  stated: DateFormat | null,
  serialsFrom: number = EXCEL_DAY_ZERO,
): { readonly format: DateFormat; readonly reading: DateReading } {
  const shapes = values.flatMap(({ text, rows }) => {
    const shape = dateShape(text);
    return shape === undefined ? [] : [{ ...shape, rows }];
  });
  const isOpen = ({ form }: DateShape) => form === 'nn/nn/yyyy' || form === 'nn/nn/yy';
  const evidence = { dayFirst: 0, monthFirst: 0, either: 0 };
  for (const shape of shapes.filter(isOpen)) {
    const [first, second] = [Number(shape.parts[0]), Number(shape.parts[1])];
    if (first <= 12 && second <= 12) evidence.either += shape.rows;
    else if (first > 12 && second <= 12) evidence.dayFirst += shape.rows;
    else if (second > 12 && first <= 12) evidence.monthFirst += shape.rows;
  }
  if (stated === null && evidence.dayFirst > 0 && evidence.monthFirst > 0) {
    throw new InputError(
      `the dates of "${field}" contradict each other: ${count(evidence.dayFirst)} can only be day first and ` +
        `${count(evidence.monthFirst)} only month first. Say which with --date-format dd/mm/yyyy or mm/dd/yyyy, or mend the others.`,
    );
  }
  const dayAfterYear = stated === null ? dayAfterYearRows(shapes) : 0;
  const order = stated?.order ?? (evidence.monthFirst > 0 ? 'month first' : 'day first');
  const told = evidence.dayFirst + evidence.monthFirst > 0;
  const eightDigits = stated?.eightDigits ?? eightDigitOrder(shapes);
  const format: DateFormat = {
    ...(stated ?? UK_DATES),
    order,
    eightDigits,
    ...(dayAfterYear > 0 ? { afterYear: 'day' as const } : {}),
    serialsFrom: stated?.serialsFrom ?? serialsFrom,
  };
  const isNeeded = shapes.some(isOpen);
  return {
    format,
    reading: {
      field,
      order: isNeeded ? order : null,
      how: stated !== null ? 'stated' : !isNeeded ? 'not needed' : told ? 'told by rows' : 'assumed',
      rows: evidence,
      forms: countForms(shapes, eightDigits),
      ...(dayAfterYear > 0 ? { dayAfterYear } : {}),
      firstYear: shapes.some(hasShortYear) ? format.firstYear : null,
    },
  };
}

/** Of the days of a year three in five are above 12; so many rows, and so large a part of them, are no slips of the hand. */
const FEWEST_NO_SLIP = 5;
const NO_SLIP = 1 / 3;

/** Rows of 1980-13-05 and the like, where no row says that the month comes next; 0 where they may be slips. */
function dayAfterYearRows(shapes: readonly (DateShape & { readonly rows: number })[]): number {
  const begun = shapes.filter(({ form }) => form === 'yyyy-mm-dd');
  const sum = (isIt: (next: number, last: number) => boolean) =>
    begun.reduce((rows, { parts, rows: own }) => rows + (isIt(Number(parts[1]), Number(parts[2])) ? own : 0), 0);
  const [dayNext, monthNext, all] = [
    sum((next, last) => next > 12 && next <= 31 && last >= 1 && last <= 12),
    sum((next, last) => next <= 12 && last > 12),
    sum(() => true),
  ];
  return monthNext === 0 && dayNext >= FEWEST_NO_SLIP && dayNext > NO_SLIP * all ? dayNext : 0;
}

function hasShortYear({ form, parts }: DateShape): boolean {
  return form === 'nn/nn/yy' || (form === 'day month-name year' && parts[2].length === 2);
}

/** Year first, unless no row makes sense so and every row does with the year last. */
function eightDigitOrder(shapes: readonly DateShape[]): DateFormat['eightDigits'] {
  const digits = shapes.filter(({ form }) => form === 'eight digits').map(({ parts }) => parts.join(''));
  const isLikely = (year: string, month: string, day: string) =>
    Number(year) >= 1800 && Number(year) < 2200 && within(month, 12) && within(day, 31);
  const yearFirst = digits.some((text) => isLikely(text.slice(0, 4), text.slice(4, 6), text.slice(6)));
  if (digits.length === 0 || yearFirst) return 'yyyymmdd';
  const last = (text: string) => [text.slice(0, 2), text.slice(2, 4), text.slice(4)] as const;
  if (digits.map(last).every(([day, month, year]) => isLikely(year, month, day))) return 'ddmmyyyy';
  return digits.map(last).every(([month, day, year]) => isLikely(year, month, day)) ? 'mmddyyyy' : 'yyyymmdd';
}

function within(text: string, most: number): boolean {
  return Number(text) >= 1 && Number(text) <= most;
}

function countForms(
  shapes: readonly (DateShape & { readonly rows: number })[],
  eightDigits: DateFormat['eightDigits'],
): DateReading['forms'] {
  const rowsOf = new Map<DateForm, number>();
  for (const { form, rows } of shapes) rowsOf.set(form, (rowsOf.get(form) ?? 0) + rows);
  return [...rowsOf]
    .map(([form, rows]) => ({ form: form === 'eight digits' ? eightDigits : form, rows }))
    .sort((a, b) => b.rows - a.rows || (a.form < b.form ? -1 : 1));
}

function count(rows: number): string {
  return `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;
}
