import type { DictionaryColumn } from '@assay/statistics';
import { monthStart } from '../counting/event-counter.ts';

/**
 * When did each event happen, where a file such as those of police.uk holds a month alone? The first of the month; its own time
 * where it has one. `NaN` where it has neither.
 *
 * @example
 * timesWithMonths(Float64Array.of(5, NaN, NaN), dictionaryColumn(['1970-02', '1970-02', null])) // [5, 2678400000, NaN]
 */
export function timesWithMonths(time: Float64Array, month: DictionaryColumn): Float64Array {
  const starts = month.values.map(monthStart);
  return time.map((value, row) =>
    Number.isFinite(value) || month.codes[row]! < 0 ? value : (starts[month.codes[row]!] ?? Number.NaN),
  );
}
