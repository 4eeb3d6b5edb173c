// Files into columns (needs DuckDB's native code; never imported by a notebook)

export { filesOfReading } from '../format/shapefile-parts.ts';
// Columns into files
export { columnNames } from '../schema/column-names.ts';
export { guessSchema } from '../schema/guess-schema.ts';
export { countRows } from './count-rows.ts';
export type { Reading, ReadOptions } from './read-table.ts';
export { readTable } from './read-table.ts';
export type { FieldReading, FileReading, ReadingAccount } from './reading-account.ts';
export type { ReadingChoices } from './reading-choices.ts';
export { statedChoices } from './reading-choices.ts';
export type { CodedSlices } from './slices/coded-slices.ts';
export { slicesReader } from './slices/coded-slices.ts';
// A table of any size, slice by slice
export type { FingerprintDialect, TableIdentity } from './slices/fingerprint-sql.ts';
export { DUCKDB, fingerprintSql, identityOfRow } from './slices/fingerprint-sql.ts';
export type { SlicedTable, SliceOptions } from './slices/sliced-table.ts';
export { FEWEST_SLICES_BESIDE } from './slices/sliced-table.ts';
export { stageRowsAsParquet } from './slices/stage-rows.ts';
export type { AskedBeside, ThreadBeside } from './slices/thread-beside.ts';
export { BesideRows } from './slices/thread-beside.ts';
export { withSlices } from './slices/with-slices.ts';
export { openingText } from './text/opening-text.ts';
export { saidTexts } from './text/said-meaning.ts';
export { readWordFile } from './word-file.ts';
export { writeTable } from './write-table.ts';
