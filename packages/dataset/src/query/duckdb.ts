import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

let bindings: typeof import('@duckdb/node-bindings') | undefined;

/** DuckDB, loaded where it is first asked for: what reads no rows starts without its fifth of a second. */
export function duckdb(): typeof import('@duckdb/node-api') {
  return load('@duckdb/node-api');
}

/** What lies below it: vectors as DuckDB holds them. */
export function duckdbVectors(): typeof import('@duckdb/node-bindings') {
  bindings ??= load('@duckdb/node-bindings') as typeof import('@duckdb/node-bindings');
  return bindings;
}
