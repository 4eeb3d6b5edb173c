import type { Table } from '@assay/dataset';
import {
  type CountedTable,
  type CountRow,
  combinationCounter,
  countedTable,
  type DictionaryColumn,
  InputError,
  mergeCounts,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import type { CountedByNeed, CountsNeed, OfRows, RowsNeed } from '../definition/cell.ts';
import type { CountedInput } from './counted-input.ts';
import type { Input } from './input.ts';

/**
 * What was counted of an input where its rows lie; `null` in a run that has the rows.
 *
 * @throws InputError where the input declares no such pass.
 *
 * @example
 * countsOf({ name: 'people', counted: [{ name: 'tolerances' }] }, 'tolerances').kind // 'counts'
 */
export function countsOf(input: Pick<Input, 'name' | 'counted'>, pass: string): CountsNeed {
  if (input.counted?.some(({ name }) => name === pass)) return { kind: 'counts', name: pass, input: input.name };
  throw new InputError(`input ${input.name} declares no pass ${pass}. Add it to counted.`);
}

/**
 * What a cell gives where rows are at hand, or the reason why rows are needed: so that a cell states what counts alone can
 * give, and says of the rest that it needs rows.
 *
 * @example
 * whereRows(cell('draw', 'A draw', { needs: {}, compute: () => 1 })).kind // 'where-rows'
 */
export function whereRows<Of extends OfRows>(of: Of): RowsNeed<Of> {
  return { kind: 'where-rows', name: of.name, of };
}

/**
 * A table of counts by some fields, for an input to declare: it can take the place of the rows in what needs no more than it.
 *
 * @example
 * countedFields('by-area', ['area', 'group']).fields // { area: 'area', group: 'group' }
 */
export function countedFields<const Field extends string>(
  name: string,
  fields: readonly Field[],
): CountedInput & { readonly name: string } {
  const { count: _, ...counter } = combinationCounter(fields);
  return { name, counter, fields: Object.fromEntries(fields.map((field) => [field, field])), options: {} };
}

/**
 * The table of counts that an input declares under this name: counted of the rows where they are at hand, and where they lie
 * otherwise, by one and the same code, so that what is computed of it is equal to the last digit.
 *
 * @throws InputError where the input declares no such table.
 *
 * @example
 * countedBy({ name: 'people', counted: [countedFields('by-area', ['area'])] }, 'by-area').kind // 'counted-by'
 */
export function countedBy(input: Input<string, string>, pass: string): CountedByNeed {
  if (input.counted?.some(({ name, counter }) => name === pass && counter.name === 'combinations')) {
    return { kind: 'counted-by', name: pass, of: input };
  }
  throw new InputError(`input ${input.name} declares no table of counts ${pass}. Add it to counted.`);
}

/** The table of counts of rows that are at hand. */
export function countRows({ of: { counted = [] }, name }: CountedByNeed, { rowCount, columns }: Table): CountedTable {
  const { fields } = counted.find((each) => each.name === name)!;
  const names = Object.values(fields);
  const texts = names.map((field): [string, DictionaryColumn] => {
    const column = columns[field]!;
    if (column.kind === 'text') return [field, column];
    if (column.kind === 'date') return [field, column.recorded];
    throw new InputError(
      `field ${field} holds ${column.kind}s, which no table of counts is by. Name a text or a date.`,
    );
  });
  const counter = combinationCounter(names);
  const slice = counter.count({ rowCount, columns: Object.fromEntries(texts), sizes: null }, {});
  return countedTable(names, mergeCounts(counter, [slice]));
}

/** Counts by input and pass. */
export type GivenCounts = Readonly<Record<string, Readonly<Record<string, readonly CountRow[]>>>>;

/** For members, where only rows would do. */
export function needsRows(input: string): NotComputed {
  return notComputed(`it needs the rows of ${input}, which were counted where they lie`);
}
