import type { Counter, CountingPass } from '@assay/statistics';

type After = NonNullable<CountingPass['after']>;

/** A pass that can take the place of an input's rows. */
export interface CountedInput extends Omit<CountingPass, 'counter' | 'after'> {
  readonly counter: Omit<Counter, 'count'>;
  /** The options are known in the notebook's own process alone: what it says of itself elsewhere has no functions. */
  readonly after?: Pick<After, 'pass'> & Partial<Pick<After, 'options'>>;
}
