import type { Field } from '../schema/table-schema.ts';
import type { Held } from './column-builder.ts';

/** A column to read: its position in the file and what it should hold. */
export interface Selected {
  readonly position: number;
  readonly wanted: Field['type'];
}

/** A statement that gives the selected columns in their order, and what each holds. */
export interface Query {
  readonly sql: string;
  readonly held: readonly Held[];
}

/** A file as something that SQL can select from. */
export interface Relation {
  /** Names as the file writes them, in its order. */
  readonly columns: readonly string[];
  /** `plainNumbers`: let DuckDB read the numbers of a text file. It gives up on "NA" and the like. */
  readonly query: (selected: readonly Selected[], plainNumbers: boolean) => Query;
  readonly encoding: 'utf-8' | 'utf-16' | null;
  readonly delimiter: string | null;
}
