import { profileTable } from '@assay/dataset';
import { readTable } from '@assay/dataset/read';
import { profileHeadlines } from './profile-headlines.ts';
import type { ReadInput } from './run-notebook.ts';

/** Reads files with DuckDB, which can open the named files and nothing else, and profiles what came in. */
export const readFiles: ReadInput = async ({ input, paths, mapping, today }) => {
  // Messages name the input, since that is what the command line and the form call it.
  const schema = { ...input.schema, name: input.name };
  const { table, files, underived } = await readTable({ paths, schema, mapping });
  const headlines = [
    ...Object.entries(underived).map(([field, rows]) => `not of the pattern: ${rows} rows of ${field}`),
    ...(today === undefined ? [] : profileHeadlines(profileTable(table, schema, { today }))),
  ];
  const columns = files[0]!.matches.map(({ field, column, how }) => ({ field, column, how }));
  return { table, columns, headlines };
};
