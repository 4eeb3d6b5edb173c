import { type CountRow, InputError, type NotComputed, notComputed } from '@assay/statistics';
import type { CountsNeed, OfRows, RowsNeed } from './cell.ts';
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
 * whereRows(cell({ name: 'draw', title: 'A draw', needs: {}, compute: () => 1 })).kind // 'where-rows'
 */
export function whereRows<Of extends OfRows>(of: Of): RowsNeed<Of> {
  return { kind: 'where-rows', name: of.name, of };
}

/** Counts by input and pass. */
export type GivenCounts = Readonly<Record<string, Readonly<Record<string, readonly CountRow[]>>>>;

/** For members, where only rows would do. */
export function needsRows(input: string): NotComputed {
  return notComputed(`it needs the rows of ${input}, which were counted where they lie`);
}
