import { checkedNumbers, type DictionaryColumn, dictionaryColumn } from '@assay/statistics';
import { calendarDay } from './calendar-day.ts';
import { londonClock } from './london-clock.ts';

const DAY = 86_400_000;

/**
 * In which quarter of a year did each row happen, or in which year where there would be more than so many quarters? By the calendar of
 * London, of milliseconds since 1970; none where a row has no time.
 *
 * @example
 * quartersOrYears([Date.UTC(2024, 0, 1), Date.UTC(2024, 11, 31), NaN], 8).values // ['2024 Q1', '2024 Q4']
 */
export function quartersOrYears(milliseconds: ArrayLike<number>, mostQuarters: number): DictionaryColumn {
  checkedNumbers([mostQuarters], 'quarters');
  const days = Array.from(milliseconds, (time) => calendarDay(Math.floor(londonClock(time) / DAY)));
  const quarters = days.map((day) => (day === undefined ? null : `${day.year} Q${Math.ceil(day.month / 3)}`));
  return dictionaryColumn(
    new Set(quarters).size > mostQuarters ? days.map((day) => (day === undefined ? null : String(day.year))) : quarters,
  );
}
