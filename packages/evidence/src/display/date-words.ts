const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const isoPattern = /^(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}.*)?)?$/;

/**
 * How do people say this date? "2025-03-05" and an instant of that day read "5 March 2025", "2025-03" reads "March
 * 2025"; any other text stands as it is.
 *
 * @example
 * dateWords('2025-03-05T09:30:00Z') // '5 March 2025'
 */
export function dateWords(text: string): string {
  const [, year, month, day] = isoPattern.exec(text) ?? [];
  if (year === undefined || month === undefined) return text;
  const said = `${MONTHS[Number(month) - 1]} ${year}`;
  return day === undefined ? said : `${Number(day)} ${said}`;
}
