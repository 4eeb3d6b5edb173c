import type { Column } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import type { CountedTable, CountRow, NotComputed, RandomStream } from '@assay/statistics';
import type { Input, InputTable } from '../input/input.ts';
import type { Parameter, ValueOf } from './parameter.ts';

export interface CellContext {
  /** The stream of (seed, notebook, cell, label): the same in every run, unmoved by other cells. */
  random(label: string): RandomStream;
  log(message: string): void;
  /**
   * Says that the counts which stand for rows cannot give what this cell gives, and why. Whatever needs the cell says so of its
   * findings; `whereRows` of the cell is that reason.
   */
  needsRows(reason: string): void;
}

/** What a cell is given from outside; what its counts lack is noted where its value is kept. */
export type OuterContext = Omit<CellContext, 'needsRows'>;

/** Counts of an input, or `null` where its rows are at hand. */
export interface CountsNeed {
  readonly kind: 'counts';
  readonly name: string;
  readonly input: string;
}

/** A table of counts by some fields of an input, wherever the rows are. */
export interface CountedByNeed {
  readonly kind: 'counted-by';
  readonly name: string;
  readonly of: Input;
}

// biome-ignore lint/suspicious/noExplicitAny: a need may be a cell of any value; inference needs the wildcard
export type OfRows = Input<string, any> | Cell<any>;

/** A cell or an input where rows are at hand; where they were counted elsewhere, why it is not computed. */
export interface RowsNeed<Of extends OfRows = OfRows> {
  readonly kind: 'where-rows';
  readonly name: string;
  readonly of: Of;
}

// biome-ignore lint/suspicious/noExplicitAny: a need may be a cell of any value; inference needs the wildcard
export type Need = Input<string, any> | Parameter | Cell<any> | CountsNeed | CountedByNeed | RowsNeed;
export type Needs = Readonly<Record<string, Need>>;

export type Provided<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends Cell<infer Value>
    ? Value
    : N[K] extends Input<string, infer Fields>
      ? InputTable<Fields>
      : N[K] extends Parameter
        ? ValueOf<N[K]>
        : N[K] extends CountsNeed
          ? readonly CountRow[] | null
          : N[K] extends CountedByNeed
            ? CountedTable
            : N[K] extends RowsNeed<infer Of>
              ?
                  | NotComputed
                  | (Of extends Cell<infer Value> ? Value : Of extends Input<string, infer F> ? InputTable<F> : never)
              : never;
};

/** A named pure function of other cells, inputs, parameters and its own random streams. */
export interface Cell<Value = unknown> {
  readonly kind: 'cell' | 'findings';
  readonly name: string;
  /** One line for the notebook page: what this step does. */
  readonly title: string;
  readonly needs: Needs;
  /** Of a cell in SQL, which is answered where the inputs are read. */
  readonly query?: { readonly sql: string; readonly columns: Readonly<Record<string, Column['kind']>> };
  // biome-ignore lint/suspicious/noExplicitAny: the typed face is `cell()`; the runner calls it with what it collected
  readonly compute: (provided: any, context: CellContext) => Value | Promise<Value>;
}

/** The type of what a cell gives, so that each field is stated once, where it is made: `ValueOfCell<typeof log>`. */
// biome-ignore lint/suspicious/noExplicitAny: a cell of any value; inference needs the wildcard
export type ValueOfCell<Of extends Cell<any>> = Of extends Cell<infer Value> ? Value : never;

interface Step<N extends Needs, Value> {
  readonly needs: N;
  readonly compute: (provided: Provided<N>, context: CellContext) => Value;
}

interface Titled {
  readonly title: string;
}

/**
 * A step whose value later cells use: a pure function of what it needs, and of its own random streams.
 *
 * @example
 * cell('draw', 'A draw', { needs: {}, compute: (_, { random }) => random('draw').next() }).kind // 'cell'
 */
export function cell<N extends Needs, Value>(
  name: string,
  title: string,
  step: Step<N, Value | Promise<Value>>,
): Cell<Awaited<Value>> {
  return { ...step, kind: 'cell', name, title } as Cell<Awaited<Value>>;
}

/**
 * A step that states findings: the numbers and tables that a report may refer to. A long title may stand among the rest.
 *
 * @example
 * findings('shares', 'States the shares', { needs: {}, compute: () => [] }).kind // 'findings'
 */
export function findings<N extends Needs>(
  name: string,
  title: string,
  step: Step<N, readonly FindingDraft[]>,
): Cell<readonly FindingDraft[]>;
export function findings<N extends Needs>(
  name: string,
  step: Titled & Step<N, readonly FindingDraft[]>,
): Cell<readonly FindingDraft[]>;
export function findings<N extends Needs>(
  name: string,
  ...said: readonly [string, Step<N, readonly FindingDraft[]>] | readonly [Titled & Step<N, readonly FindingDraft[]>]
): Cell<readonly FindingDraft[]> {
  const [title, step] = said.length === 2 ? said : [said[0].title, said[0]];
  return { ...step, kind: 'findings', name, title };
}
