import { MISSING_CODE } from '@assay/statistics';
import { writtenDay } from '../date/calendar-day.ts';
import type { Column } from './table.ts';

/**
 * Calls back the text that stands for a row's value in a file, `null` where it is missing. Dates as recorded, times in
 * UTC.
 *
 * @example
 * [0, 1, 2].map(writtenValues(dateColumn(people, 'born'))) // ['1980-01-31', '1980-02-31', null]
 */
export function writtenValues(column: Column): (row: number) => string | null {
  switch (column.kind) {
    case 'text': {
      const { codes, values } = column;
      return (row) => (codes[row] === MISSING_CODE ? null : values[codes[row]!]!);
    }
    case 'number':
      return (row) => (Number.isNaN(column.values[row]) ? null : String(column.values[row]));
    case 'date': {
      const { codes, values } = column.recorded;
      return (row) => (codes[row] === MISSING_CODE ? null : values[codes[row]!]!);
    }
    case 'time':
      return (row) => writtenTime(column.milliseconds[row]!);
  }
}

/**
 * An instant as yyyy-mm-ddThh:mm:ss.sssZ; `null` for a missing one, and for one without end.
 *
 * @example
 * writtenTime(1456829580000) // '2016-03-01T10:53:00.000Z'
 */
export function writtenTime(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds)) return null;
  const day = Math.floor(milliseconds / 86_400_000);
  const rest = milliseconds - day * 86_400_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(rest / 3_600_000)}:${two((rest / 60_000) % 60)}:${two((rest / 1000) % 60)}`;
  return `${writtenDay(day)}T${clock}.${String(Math.floor(rest % 1000)).padStart(3, '0')}Z`;
}
