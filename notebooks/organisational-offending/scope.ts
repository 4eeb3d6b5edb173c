import type { Groups } from '@assay/dataset';
import { broadEthnicity, dateColumn, groupsOf, hasRecordedEnd, lastDay, rowsByGroup, textColumn } from '@assay/dataset';
import { cell, countedBy, type FieldWords } from '@assay/notebook';
import { type DictionaryColumn, MISSING_CODE, repeatedValues, rowsWhere, takeRows } from '@assay/statistics';
import { records, staff } from './inputs.ts';

interface Scope {
  readonly recordCount: number;
  /** Rows of the staff file that are searched for. */
  readonly atWork: readonly number[];
  /** Of those at work. */
  readonly ethnicity: Groups;
  readonly byKind: readonly {
    readonly kind: string;
    readonly current: number;
    readonly left: number;
    readonly withoutCollar: number;
  }[];
  readonly collarsHandedOn: number;
  readonly words: readonly FieldWords[];
}

export const scope = cell('scope', 'Who of the staff was at work on the day of the last record', {
  needs: { staff, records: countedBy(records, 'by-day') },
  compute: ({ staff, records }): Scope => {
    const { days, recorded } = dateColumn(staff, 'employed_to');
    // Whoever has an end that has not come by the last record is at work: 9999-12-31 is how systems write no end.
    const last = lastDay(records.columns['recorded_date']!);
    const hasLeft = (row: number) =>
      hasRecordedEnd({ day: days[row]!, recorded: recorded.codes[row] !== MISSING_CODE }, last);
    const atWork = rowsWhere(staff.rowCount, (_, row) => !hasLeft(row));
    const collar = textColumn(staff, 'collar_number');
    const ethnicity = broadEthnicity(takeRows(textColumn(staff, 'self_defined_ethnicity'), atWork));
    return {
      recordCount: records.total,
      atWork,
      ethnicity: groupsOf(ethnicity.column),
      byKind: scopeOf(textColumn(staff, 'kind'), hasLeft, collar),
      collarsHandedOn: repeatedValues(collar),
      words: [{ field: 'ethnicity of staff', words: ethnicity.words }],
    };
  },
});

function scopeOf(
  kind: DictionaryColumn,
  hasLeft: (row: number) => boolean,
  { codes: collars }: DictionaryColumn,
): Scope['byKind'] {
  return rowsByGroup(kind)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, rows]) => {
      const current = rows.filter((row) => !hasLeft(row));
      const withoutCollar = current.filter((row) => collars[row] === MISSING_CODE).length;
      return { kind, current: current.length, left: rows.length - current.length, withoutCollar };
    });
}
