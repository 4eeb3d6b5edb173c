import type { Counter } from '@assay/statistics';

/** A pass that can take the place of an input's rows: who counts, by which fields, under which parameters. */
export interface CountedInput {
  readonly name: string;
  readonly counter: Omit<Counter, 'count'>;
  /** Field of the schema for each part of the counting. */
  readonly fields: Readonly<Record<string, string>>;
  /** Name of the notebook's parameter for each option of the counter. */
  readonly options: Readonly<Record<string, string>>;
}
