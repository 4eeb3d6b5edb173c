import { MISSING_DAY, recordedDate } from '@assay/dataset';
import { InputError } from '@assay/statistics';

/** The parts of a date as text, whether or not such a day exists. */
export function isoText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** The day number of a setting such as "2025-03-31". */
export function settingDay(setting: string, text: string): number {
  const day = recordedDate(text)?.day ?? MISSING_DAY;
  if (day !== MISSING_DAY) return day;
  throw new InputError(`${setting} must be a date: ${text}. Write it as 2025-03-31.`);
}
