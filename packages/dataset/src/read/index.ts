// Files into columns (needs DuckDB's native code; never imported by a notebook)

// Columns into files
export { countRows } from './count-rows.ts';
export type { FileReading, Reading, ReadOptions } from './read-table.ts';
export { readTable } from './read-table.ts';
export { writeTable } from './write-table.ts';
