import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnLook, columnLook } from '../schema/column-look.ts';
import { type ColumnMatch, matchColumns } from '../schema/match-columns.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import type { Relation } from './file-relation.ts';

const ROWS_LOOKED_AT = 200;
const MOST_COLUMNS = 200;

/** Matches columns; where one is missing, a few rows are looked at, so that what is suggested could be it. */
export async function matchOrSuggest(
  connection: DuckDBConnection,
  relation: Relation,
  schema: TableSchema,
  mapping: Readonly<Record<string, string>>,
): Promise<ColumnMatch[]> {
  try {
    return matchColumns(schema, relation.columns, mapping);
  } catch (cause) {
    if (!(cause instanceof InputError) || !cause.message.startsWith('no column for the required')) throw cause;
    const looks = await lookAtColumns(connection, relation);
    if (looks === null) throw cause;
    return matchColumns(schema, relation.columns, mapping, looks);
  }
}

async function lookAtColumns(
  connection: DuckDBConnection,
  { columns, query }: Relation,
): Promise<readonly ColumnLook[] | null> {
  const named = columns.flatMap((name, position) => (name === '' ? [] : [{ name, position }])).slice(0, MOST_COLUMNS);
  try {
    const { sql } = query(
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
