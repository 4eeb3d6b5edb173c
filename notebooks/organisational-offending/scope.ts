import { broadEthnicity, dateColumn, type Groups, groupsOf, hasRecordedEnd, lastDay, textColumn } from '@assay/dataset';
import { cell, countedBy, type FieldWords } from '@assay/notebook';
import { type DictionaryColumn, MISSING_CODE, textAt, withBlankGroup } from '@assay/statistics';
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
    const atWork = Array.from(days.keys()).filter((row) => !hasLeft(row));
    const collar = textColumn(staff, 'collar_number');
    const ethnicity = broadEthnicity(rowsOf(textColumn(staff, 'self_defined_ethnicity'), atWork));
    return {
      recordCount: records.total,
      atWork,
      ethnicity: groupsOf(ethnicity.column),
      byKind: scopeOf(textColumn(staff, 'kind'), hasLeft, collar),
      collarsHandedOn: collarsWithTwoHolders(collar),
      words: [{ field: 'ethnicity of staff', words: ethnicity.words }],
    };
  },
});

export function rowsOf({ codes, values }: DictionaryColumn, rows: readonly number[]): DictionaryColumn {
  return { values, codes: Int32Array.from(rows, (row) => codes[row]!) };
}

function scopeOf(kind: DictionaryColumn, hasLeft: (row: number) => boolean, collar: DictionaryColumn): Scope['byKind'] {
  const named = withBlankGroup(kind);
  const rows = new Map<string, { current: number; left: number; withoutCollar: number }>();
  for (let row = 0; row < kind.codes.length; row++) {
    const name = textAt(named, row)!;
    const count = rows.get(name) ?? { current: 0, left: 0, withoutCollar: 0 };
    if (!hasLeft(row)) {
      count.current++;
      if (collar.codes[row] === MISSING_CODE) count.withoutCollar++;
    } else count.left++;
    rows.set(name, count);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ kind: name, ...count }));
}

function collarsWithTwoHolders({ codes, values }: DictionaryColumn): number {
  const holders = new Int32Array(values.length);
  for (const code of codes) if (code >= 0) holders[code]!++;
  return holders.reduce((count, each) => count + (each > 1 ? 1 : 0), 0);
}
