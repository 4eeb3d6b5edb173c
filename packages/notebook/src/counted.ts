import { type Counter, type CountRow, InputError, type NotComputed, notComputed } from '@assay/statistics';
import type { Cell } from './cell.ts';
import type { Input } from './input.ts';

/** A pass that can take the place of an input's rows: who counts, by which fields, under which parameters. */
export interface CountedInput {
  readonly name: string;
  readonly counter: Omit<Counter, 'count'>;
  /** Field of the schema for each part of the counting. */
  readonly fields: Readonly<Record<string, string>>;
  /** Name of the notebook's parameter for each option of the counter. */
  readonly options: Readonly<Record<string, string>>;
}

/** Counts of an input, or `null` where its rows are at hand. */
export interface CountsNeed {
  readonly kind: 'counts';
  readonly name: string;
  readonly input: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a need may be a cell of any value; inference needs the wildcard
type OfRows = Input<string, any> | Cell<any>;

/** A cell or an input where rows are at hand; where they were counted elsewhere, why it is not computed. */
export interface RowsNeed<Of extends OfRows = OfRows> {
  readonly kind: 'where-rows';
  readonly name: string;
  readonly of: Of;
}

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
