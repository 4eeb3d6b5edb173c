import { InputError } from '@assay/statistics';
import type { DuckDBInstance } from '@duckdb/node-api';
import { duckdb } from '../query/duckdb.ts';
import { chosenTable, refuseOtherThanSelect } from './choose-table.ts';

const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Writes the one table, the named one or a query of a DuckDB file as Parquet, which keeps its types. */
export async function duckdbToParquet(
  path: string,
  choice: { readonly query?: string | undefined; readonly sheet?: string | undefined },
  target: string,
): Promise<{ readonly part: string; readonly others: readonly string[] }> {
  if (choice.query !== undefined) refuseOtherThanSelect(choice.query);
  let instance: DuckDBInstance;
  try {
    instance = await duckdb().DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  } catch (cause) {
    throw notRead(path, cause);
  }
  const connection = await instance.connect();
  try {
    await connection.run('SET autoinstall_known_extensions = false');
    await connection.run('SET autoload_known_extensions = false');
    await connection.run(`SET allowed_paths = ['${target.replaceAll("'", "''")}']`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    const found = await connection.runAndReadAll(
      "SELECT CASE WHEN table_schema = 'main' THEN table_name ELSE table_schema || '.' || table_name END FROM information_schema.tables WHERE table_schema NOT IN ('information_schema', 'pg_catalog') ORDER BY 1",
    );
    const tables = found.getRows().map(([name]) => String(name));
    const table = choice.query === undefined ? chosenTable(path, tables, choice.sheet) : null;
    const sql =
      table === null
        ? choice.query!.trim().replace(/;$/, '')
        : `SELECT * FROM ${table.split('.').map(quoteName).join('.')}`;
    await connection.run(`COPY (${sql}) TO '${target.replaceAll("'", "''")}' (FORMAT parquet)`);
    return { part: table ?? choice.query!, others: tables.filter((each) => each !== table) };
  } catch (cause) {
    throw cause instanceof InputError ? cause : notRead(path, cause);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function notRead(path: string, cause: unknown): InputError {
  const reason = (cause instanceof Error ? cause.message : String(cause))
    .split('\n')[0]!
    .replace(/^\w[\w ]*Error: /, '');
  return new InputError(
    `${path} cannot be read as DuckDB: ${reason.replace(/\.$/, '')}. Check the file and the query.`,
    { cause },
  );
}
