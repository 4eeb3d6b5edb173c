import { type DictionaryColumn, InputError } from '@assay/statistics';
import { codeList } from '../code-list/code-lists.ts';
import { recordedCodes } from '../code-list/recorded-codes.ts';
import { checkedTable } from '../table/checked-table.ts';
import { clockTimes, momentsOf } from '../table/clock-times.ts';
import { numberColumn, textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** Visits of patrols, or pings of their devices, as columns: one value for each row. */
export interface RecordedVisits {
  /** In milliseconds of the clock that people saw, and in universal time; `NaN` where there is none. */
  readonly start: Float64Array;
  readonly moment: Float64Array;
  readonly sector: DictionaryColumn;
  readonly planned: DictionaryColumn;
  /** `model` or `people` by the code list; none where it is not stated. */
  readonly plannedBy: DictionaryColumn;
  readonly reason: DictionaryColumn;
  readonly unit: DictionaryColumn;
  /** Of a ping, in the units of the sectors; `NaN` where there are none. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Whether any row names the sector that was visited: rows that never do are pings. */
  readonly namesSectors: boolean;
}

/**
 * Where was each patrol sent, where did it go, who planned it, and why was it overridden? Columns of a table of
 * `PATROL_TABLES.visits`.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows; and where visits were
 * planned by whom no list knows: those of the model would be counted without them.
 *
 * @example
 * recordedVisits(patrols.visits).namesSectors // true
 */
export function recordedVisits(table: Table): RecordedVisits {
  checkedTable(table);
  const sector = textColumn(table, 'sector_id');
  return {
    start: clockTimes(table, 'start'),
    moment: momentsOf(table, 'start'),
    sector,
    planned: textColumn(table, 'planned_sector_id'),
    plannedBy: planners(textColumn(table, 'planned_by')),
    reason: textColumn(table, 'override_reason'),
    unit: textColumn(table, 'unit'),
    x: numberColumn(table, 'x_metres').values,
    y: numberColumn(table, 'y_metres').values,
    namesSectors: sector.codes.some((code) => code >= 0),
  };
}

const MOST_NAMED = 6;

function planners(column: DictionaryColumn): DictionaryColumn {
  const list = codeList('visit-planner');
  const { column: planned, unread } = recordedCodes(column, list);
  if (unread.length === 0) return planned;
  const known = list.entries.map(({ code }) => code).join(' or ');
  throw new InputError(
    `visits were planned by ${unread.slice(0, MOST_NAMED).join(', ')}${unread.length > MOST_NAMED ? ' and others' : ''}, which no list knows. Write ${known}, or say that it means a missing value: --missing patrols.planned_by=<word>.`,
  );
}
