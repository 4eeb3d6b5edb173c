import { profileTable, type Table } from '@assay/dataset';
import { readTable } from '@assay/dataset/read';
import type { Input } from '../input.ts';
import { profileHeadlines } from './profile-headlines.ts';
import type { InputRecord } from './run-record.ts';

/** Reads the files of one input into columns. */
export type ReadInput = (request: {
  readonly input: Input;
  readonly paths: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  /** Day of the extract, in days since 1970-01-01; without it nothing is profiled. */
  readonly today?: number;
}) => Promise<{
  readonly table: Table;
  readonly columns: InputRecord['columns'];
  /** What a person should know of the data before believing anything computed of it. */
  readonly headlines: readonly string[];
}>;

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
