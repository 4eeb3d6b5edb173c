// Files into columns (needs DuckDB's native code; never imported by a notebook)
export type { FileReading, Reading, ReadOptions } from './read-table.ts';
export { readTable } from './read-table.ts';
