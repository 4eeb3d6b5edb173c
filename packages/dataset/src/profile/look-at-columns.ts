import type { DuckDBConnection } from '@duckdb/node-api';
import type { Relation } from '../format/file-relation.ts';
import { type ColumnLook, columnLook } from '../schema/column-look.ts';

const ROWS_LOOKED_AT = 200;
const MOST_COLUMNS = 200;

/** What the first rows of each column look like, of so many columns; `null` where they cannot be read as they stand. */
export async function lookAtColumns(
  connection: DuckDBConnection,
  { columns, query }: Relation,
  most = MOST_COLUMNS,
): Promise<readonly ColumnLook[] | null> {
  const named = columns.flatMap((name, position) => (name === '' ? [] : [{ name, position }])).slice(0, most);
  if (named.length === 0) return [];
  try {
    const { sql } = await query(
      named.map(({ position }) => ({ position, wanted: 'text' })),
      false,
    );
    const rows = (await connection.runAndReadAll(`SELECT * FROM (${sql}) LIMIT ${ROWS_LOOKED_AT}`)).getRows();
    return named.map(({ name }, at) =>
      columnLook(
        name,
        rows.map((row) => (row[at] === null || row[at] === undefined ? null : String(row[at]))),
      ),
    );
  } catch {
    // The file's own fault is told once its columns are known.
    return null;
  }
}
