import { type Column, londonClock, type Table } from '@assay/dataset';
import type { CountedSlice, Counter, DictionaryColumn, Slice } from '@assay/statistics';
import type { Options } from './request.ts';

/** A pass over a slice: which field each part of the counter is, and whether it is told how many rows share a value. */
export interface SlicePass {
  readonly counter: Counter;
  readonly parts: readonly (readonly [part: string, field: string])[];
  readonly isToldSizes: boolean;
  readonly options: Options;
}

/** What each pass counts of a slice. */
export function countSlice(passes: readonly SlicePass[], table: Table, sizes: Int32Array | null): CountedSlice[] {
  return passes.map(({ counter, parts, isToldSizes, options }) =>
    counter.count(sliceOf(table, isToldSizes ? sizes : null, parts), options),
  );
}

function sliceOf(
  table: Table,
  sizes: Int32Array | null,
  parts: readonly (readonly [part: string, field: string])[],
): Slice {
  const columns: Record<string, DictionaryColumn> = {};
  const numbers: Record<string, Float64Array> = {};
  for (const [part, field] of parts) {
    const column: Column | undefined = table.columns[field];
    if (column === undefined) continue;
    if (column.kind === 'text') columns[part] = column;
    else if (column.kind === 'date') columns[part] = column.recorded;
    else numbers[part] = column.kind === 'time' ? column.milliseconds.map(londonClock) : column.values;
  }
  return { rowCount: table.rowCount, columns, numbers, sizes };
}
