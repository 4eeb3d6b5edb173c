import {
  type DictionaryColumn,
  MISSING_CODE,
  type NotComputed,
  notComputed,
  repeatedValues,
  rowsWhere,
  takeRows,
} from '@assay/statistics';
import { broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { type Groups, groupsOf } from '../code-list/groups-of.ts';
import type { MappedWord } from '../code-list/mapped-words.ts';
import { partsByGroup } from '../code-list/parts-by-group.ts';
import { lastDay } from '../date/last-day.ts';
import { hasRecordedEnd } from '../date/placeholder-date.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** Those of one kind of employment. */
export interface StaffOfKind {
  readonly kind: string;
  readonly current: number;
  readonly left: number | NotComputed;
  /** Of those at work. */
  readonly withoutCollar: number | NotComputed;
}

/** Who of the staff was at work, and who had left. */
export interface StaffAtWork {
  /** Rows of the staff file of those at work. */
  readonly atWork: readonly number[];
  /** Of those at work. */
  readonly ethnicity: Groups;
  readonly byKind: readonly StaffOfKind[];
  /** Who left; not computed where the file records no end of employment of anybody, and everybody is taken to be at work. */
  readonly left: number | NotComputed;
  /** Collar numbers that more than one person has borne; not computed where nobody has one. */
  readonly collarsHandedOn: number | NotComputed;
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
}

/**
 * Who of the staff was at work on the day of the last record? Whoever has an end that has not come by then is: 9999-12-31 is how systems
 * write no end. Staff have the columns of the synthetic staff file.
 *
 * Edge rules: a file that records no end of anybody, or no collar number, says not that nobody left or that all are without
 * one: these are not computed.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * [...staffAtWork(registers.staff, dictionaryColumn(['2024-03-01'])).atWork] // [0]
 */
export function staffAtWork(staff: Table, daysOfRecords: DictionaryColumn, counts?: ArrayLike<number>): StaffAtWork {
  checkedTable(staff);
  const { days, recorded } = dateColumn(staff, 'employed_to');
  const last = lastDay(daysOfRecords, counts);
  const left = Int8Array.from(days, (day, row) =>
    hasRecordedEnd({ day, recorded: recorded.codes[row] !== MISSING_CODE }, last) ? 1 : 0,
  );
  const noEnd = recorded.codes.every((code) => code === MISSING_CODE)
    ? notComputed('no end of employment is recorded of anybody, so that everybody is taken to be at work')
    : null;
  const collar = textColumn(staff, 'collar_number');
  const noCollar = collar.codes.every((code) => code === MISSING_CODE)
    ? notComputed('no collar number is recorded of anybody')
    : null;
  const withoutCollar = left.map((flag, row) => (flag === 1 ? -1 : collar.codes[row] === MISSING_CODE ? 1 : 0));
  const atWork = rowsWhere(left, (flag) => flag === 0);
  const ethnicity = broadEthnicity(takeRows(textColumn(staff, 'self_defined_ethnicity'), atWork));
  const byKind = partsByGroup(textColumn(staff, 'kind'), { left, withoutCollar }).map((parts) => ({
    kind: parts.group,
    current: parts.rows - parts.left.successes,
    left: noEnd ?? parts.left.successes,
    withoutCollar: noCollar ?? parts.withoutCollar.successes,
  }));
  return {
    atWork,
    ethnicity: groupsOf(ethnicity.column),
    byKind: byKind.sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    left: noEnd ?? staff.rowCount - atWork.length,
    collarsHandedOn: noCollar ?? repeatedValues(collar),
    words: [{ field: 'ethnicity of staff', words: ethnicity.words }],
  };
}
