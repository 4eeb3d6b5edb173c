import { readTable } from '@assay/dataset/read';
import type { ReadInput } from './run-notebook.ts';

/** Reads files with DuckDB, which can open the named files and nothing else. */
export const readFiles: ReadInput = async ({ input, paths, mapping }) => {
  const { table, files, impossibleDates, underived } = await readTable({ paths, schema: input.schema, mapping });
  const headlines = [
    ...Object.entries(impossibleDates).map(([field, rows]) => `${rows} impossible dates in ${field}`),
    ...Object.entries(underived).map(([field, rows]) => `${rows} rows without ${field}`),
  ];
  const columns = files[0]!.matches.map(({ field, column, how }) => ({ field, column, how }));
  return { table, columns, headlines };
};
