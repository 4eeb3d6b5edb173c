/** A recorded date as year, month and day, or `null` where the text is no date. */
export interface CalendarParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Which year, month and day does a recorded date give? Reads 1990-02-01, 19900201 and 01/02/1990 (day first).
 *
 * Impossible days such as 31 February stay, since records hold them; `null` for text with other numbers of digits.
 *
 * @example
 * calendarParts('01/02/1990') // { year: 1990, month: 2, day: 1 }
 */
export function calendarParts(text: string): CalendarParts | null {
  const yearFirst = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text.trim());
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text.trim());
  if (dayFirst) return { year: Number(dayFirst[3]), month: Number(dayFirst[2]), day: Number(dayFirst[1]) };
  const spaced = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.trim());
  if (spaced) return { year: Number(spaced[1]), month: Number(spaced[2]), day: Number(spaced[3]) };
  return null;
}
