import type { Counter, CountOption, CountRow } from './counter.ts';

/** A pass that counts a table where it lies: by which fields, under which parameters, and after which other pass. */
export interface CountingPass {
  readonly name: string;
  readonly counter: Counter;
  /** Field of the table for each part of the counting. */
  readonly fields: Readonly<Record<string, string>>;
  /** Parameter for each option of the counter. */
  readonly options: Readonly<Record<string, string>>;
  readonly after?: {
    readonly pass: string;
    /**
     * Further options, out of what the other pass counted of the whole table: such as the day on which a log ends. `null` of a
     * table that is not counted so, because nothing would be made of it.
     */
    readonly options: (
      counts: readonly CountRow[],
      parameters: Readonly<Record<string, string | number | boolean>>,
    ) => Readonly<Record<string, CountOption>> | null;
  };
}
