import type { DictionaryColumn } from '@assay/statistics';
import { checkedTable } from '../table/checked-table.ts';
import { clockTimes } from '../table/clock-times.ts';
import { numberColumn, textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** Events as columns, one value for each row. */
export interface RecordedEvents {
  /** In metres or degrees; `NaN` where there are none. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areaName: DictionaryColumn;
  /** Earliest and latest time in milliseconds of the clock that people saw; `NaN` where there is none. */
  readonly time: Float64Array;
  readonly timeTo: Float64Array;
  /** "2024-03", where a file holds no day. */
  readonly month: DictionaryColumn;
  readonly offence: DictionaryColumn;
  /** Who found it, in the words of the file. */
  readonly source: DictionaryColumn;
  readonly harm: Float64Array;
}

/**
 * Where, when and what was each recorded event, and who found it? Columns of a table of `PATROL_TABLES.events`.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * recordedEvents(patrols.events).x[0] // 250
 */
export function recordedEvents(table: Table): RecordedEvents {
  checkedTable(table);
  const number = (name: string) => numberColumn(table, name).values;
  return {
    x: number('x_metres'),
    y: number('y_metres'),
    areaName: textColumn(table, 'area_code'),
    time: clockTimes(table, 'time'),
    timeTo: clockTimes(table, 'time_to'),
    month: textColumn(table, 'month'),
    offence: textColumn(table, 'offence_type'),
    source: textColumn(table, 'source'),
    harm: number('harm_weight'),
  };
}
