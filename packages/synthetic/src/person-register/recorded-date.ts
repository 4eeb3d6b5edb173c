import { calendarDay, dayNumber, daysInMonth, MISSING_DAY } from '@assay/dataset';
import type { RandomStream } from '@assay/statistics';

import { isoText } from '../table/day.ts';
import { registerErrorBit } from './error-kinds.ts';
import type { PersonRegisterSettings } from './settings.ts';

const PLACEHOLDER_DAY = dayNumber(1900, 1, 1);
const MISSING = registerErrorBit('missing-date');
const PLACEHOLDER = registerErrorBit('placeholder-date');
const DEFAULT = registerErrorBit('default-date');
const IMPOSSIBLE = registerErrorBit('impossible-date');
const SWAPPED = registerErrorBit('swapped-day-and-month');
const WRONG_DIGIT = registerErrorBit('wrong-date-digit');

/** A date of birth as a record has it: its day, the error made, and the text where no calendar has that day. */
export interface RecordedDate {
  day: number;
  errors: number;
  impossible: string | null;
}

/** Writes the date of birth of one record into `out`; at most one kind of error each. */
export function recordDate(
  birthDay: number,
  bornAbroad: boolean,
  settings: PersonRegisterSettings,
  random: RandomStream,
  out: RecordedDate,
): void {
  out.day = birthDay;
  out.errors = 0;
  out.impossible = null;
  const draw = random.next();
  const defaults = settings.defaultDates * (bornAbroad ? settings.defaultDatesBornAbroadFactor : 1);
  const belowPlaceholder = settings.missingDates + settings.placeholderDates;
  const belowDefault = belowPlaceholder + defaults;
  const belowImpossible = belowDefault + settings.impossibleDates;
  const belowSwapped = belowImpossible + settings.swappedDayAndMonth;
  if (draw < settings.missingDates) {
    out.day = MISSING_DAY;
    out.errors = MISSING;
  } else if (draw < belowPlaceholder) {
    out.day = PLACEHOLDER_DAY;
    out.errors = PLACEHOLDER;
  } else if (draw < belowDefault) {
    out.day = dayNumber(calendarDay(birthDay)!.year, 1, 1);
    out.errors = DEFAULT;
  } else if (draw < belowImpossible) {
    const { year, month } = calendarDay(birthDay)!;
    out.day = MISSING_DAY;
    out.errors = IMPOSSIBLE;
    out.impossible = isoText(year, month, daysInMonth(year, month) + 1);
  } else if (draw < belowSwapped) {
    const { year, month, dayOfMonth: day } = calendarDay(birthDay)!;
    if (day <= 12) out.day = dayNumber(year, day, month);
    out.errors = SWAPPED;
  } else if (draw < belowSwapped + settings.wrongDateDigits) {
    out.day = wrongDigit(birthDay, random);
    out.errors = WRONG_DIGIT;
  }
  if (out.day === birthDay && out.impossible === null) out.errors = 0;
}

/** One digit changed, such that a day of the calendar results: half of the time in the day, a quarter each in month and year. */
function wrongDigit(birthDay: number, random: RandomStream): number {
  const { year, month, dayOfMonth: day } = calendarDay(birthDay)!;
  for (let attempt = 0; attempt < 20; attempt++) {
    const place = random.next();
    let [wrongYear, wrongMonth, wrongDay] = [year, month, day];
    if (place < 0.5) wrongDay = otherDigit(day, random);
    else if (place < 0.75) wrongMonth = otherDigit(month, random);
    else wrongYear = year - (year % 100) + otherDigit(year % 100, random);
    if (wrongMonth < 1 || wrongMonth > 12 || wrongDay < 1 || wrongDay > daysInMonth(wrongYear, wrongMonth)) continue;
    const wrong = dayNumber(wrongYear, wrongMonth, wrongDay);
    if (wrong !== birthDay) return wrong;
  }
  return birthDay;
}

/** A number of two digits with one of them changed. */
function otherDigit(number: number, random: RandomStream): number {
  const tens = Math.floor(number / 10);
  const units = number % 10;
  const digit = random.integer(10);
  return random.next() < 0.5 ? digit * 10 + units : tens * 10 + digit;
}
