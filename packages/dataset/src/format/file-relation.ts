import type { Held } from '../read/column-builder.ts';
import type { ParquetFooter } from '../read/parquet/parquet-footer.ts';
import type { MadeValue } from '../schema/made-value.ts';
import type { Field } from '../schema/table-schema.ts';

/** A column to read: its position in the file and what it should hold. */
export interface Selected {
  readonly position: number;
  readonly wanted: Field['type'];
  /** What the field means; undefined where a column is only looked at. */
  readonly role?: Field['role'] | undefined;
  /** Columns that the value is put together of; undefined where it is one column's text. */
  readonly made?: MadeValue | undefined;
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
  readonly query: (selected: readonly Selected[], plainNumbers: boolean) => Query | Promise<Query>;
  /** Where the pages of a Parquet file lie, which may be read without a database. */
  readonly footer?: ParquetFooter;
}

/** A value put together of several columns, as SQL; `null` where it is one column's. */
export function togetherSql({ made }: Selected, column: (position: number) => string): string | null {
  if (made === undefined || made.positions.length === 1) return null;
  const parts = made.positions.map(
    (position) => `regexp_replace(trim(coalesce(CAST(${column(position)} AS VARCHAR), '')), '\\.0$', '')`,
  );
  const mark = made.kind === 'date and time' ? "' '" : "'/'";
  const together = parts.join(` || ${mark} || `);
  return `CASE WHEN ${parts.join(' || ')} = '' THEN NULL ELSE ${together} END`;
}
