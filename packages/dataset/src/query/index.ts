// Questions of tables in SQL (needs DuckDB's native code; never imported by a notebook)

export type { TableQuery } from './query-tables.ts';
export { queryTables } from './query-tables.ts';
