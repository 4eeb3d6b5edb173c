import type { Counter, CountOption, CountRow } from '@assay/statistics';
import type { ParameterValue } from '../definition/parameter.ts';

/** A pass that can take the place of an input's rows: who counts, by which fields, under which parameters. */
export interface CountedInput {
  readonly name: string;
  readonly counter: Omit<Counter, 'count'>;
  /** Field of the schema for each part of the counting. */
  readonly fields: Readonly<Record<string, string>>;
  /** Name of the notebook's parameter for each option of the counter. */
  readonly options: Readonly<Record<string, string>>;
  /**
   * Further options, out of what another pass counted of the whole table: such as the day on which a log ends. `null` of a table
   * that is not counted so, because nothing would be made of it.
   */
  readonly after?: {
    readonly pass: string;
    /** Known in the notebook's own process alone: what it says of itself elsewhere has no functions. */
    readonly options?: (
      counts: readonly CountRow[],
      parameters: Readonly<Record<string, ParameterValue>>,
    ) => Readonly<Record<string, CountOption>> | null;
  };
}
