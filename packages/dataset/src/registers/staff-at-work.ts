import { type DictionaryColumn, MISSING_CODE, repeatedValues, rowsWhere, takeRows } from '@assay/statistics';
import { broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { type Groups, groupsOf } from '../code-list/groups-of.ts';
import type { MappedWord } from '../code-list/mapped-words.ts';
import { type GroupParts, partsByGroup } from '../code-list/parts-by-group.ts';
import { lastDay } from '../date/last-day.ts';
import { hasRecordedEnd } from '../date/placeholder-date.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, textColumn } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** Who of the staff was at work, and who had left. */
export interface StaffAtWork {
  /** Rows of the staff file of those at work. */
  readonly atWork: readonly number[];
  /** Of those at work. */
  readonly ethnicity: Groups;
  /** By kind of employment: those who left, and of those at work the ones without a collar number. */
  readonly byKind: readonly GroupParts<'left' | 'withoutCollar'>[];
  /** Collar numbers that more than one person has borne. */
  readonly collarsHandedOn: number;
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
}

/**
 * Who of the staff was at work on the day of the last record? Whoever has an end that has not come by then is: 9999-12-31 is how systems
 * write no end. Staff have the columns of the synthetic staff file.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * [...staffAtWork(registers.staff, dictionaryColumn(['2024-03-01'])).atWork] // [0]
 */
export function staffAtWork(staff: Table, daysOfRecords: DictionaryColumn): StaffAtWork {
  checkedTable(staff);
  const { days, recorded } = dateColumn(staff, 'employed_to');
  const last = lastDay(daysOfRecords);
  const left = Int8Array.from(days, (day, row) =>
    hasRecordedEnd({ day, recorded: recorded.codes[row] !== MISSING_CODE }, last) ? 1 : 0,
  );
  const collar = textColumn(staff, 'collar_number');
  const withoutCollar = left.map((flag, row) => (flag === 1 ? -1 : collar.codes[row] === MISSING_CODE ? 1 : 0));
  const atWork = rowsWhere(left, (flag) => flag === 0);
  const ethnicity = broadEthnicity(takeRows(textColumn(staff, 'self_defined_ethnicity'), atWork));
  const byKind = partsByGroup(textColumn(staff, 'kind'), { left, withoutCollar });
  return {
    atWork,
    ethnicity: groupsOf(ethnicity.column),
    byKind: byKind.sort((a, b) => (a.group < b.group ? -1 : 1)),
    collarsHandedOn: repeatedValues(collar),
    words: [{ field: 'ethnicity of staff', words: ethnicity.words }],
  };
}
