import {
  accountLines,
  inOrderOfValues,
  profileTable,
  type ReadingAccount,
  repeatedRows,
  type Table,
} from '@assay/dataset';
import { type ReadingChoices, readTable } from '@assay/dataset/read';
import { countedNoun } from '@assay/statistics';
import type { InputRecord } from '../run/run-record.ts';
import type { Input } from './input.ts';
import { profileHeadlines } from './profile-headlines.ts';

/** Reads the files of one input into columns. */
export type ReadInput = (request: {
  readonly input: Input;
  readonly paths: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly choices?: ReadingChoices;
  /** Whether somebody sent the files; a dataset's table may be empty, a file that was sent may not. */
  readonly isOwn?: boolean;
  /** Day of the extract, in days since 1970-01-01; without it nothing is profiled. */
  readonly today?: number;
}) => Promise<{
  readonly table: Table;
  readonly columns: InputRecord['columns'];
  /** How the files were read. */
  readonly account?: ReadingAccount;
  /** The account in sentences. */
  readonly lines?: readonly string[];
  /** What a person should know of the data before believing anything computed of it. */
  readonly headlines: readonly string[];
}>;

/** Reads files with DuckDB, which can open the named files and nothing else, and profiles what came in. */
export const readFiles: ReadInput = async ({ input, paths, mapping, choices = {}, isOwn = true, today }) => {
  // Messages name the input, since that is what the command line and the form call it.
  const schema = { ...input.schema, name: input.name };
  const { table: asFiled, ...reading } = await readTable({ paths, schema, mapping, choices, mayBeEmpty: !isOwn });
  const table = inOrderOfValues(
    asFiled,
    schema.fields.map((field) => field.name),
  );
  const { rowCount, files, fields, underived } = reading;
  const headlines = [
    ...Object.entries(underived).map(([field, rows]) => `not of the pattern: ${countedNoun(rows, 'row')} of ${field}`),
    ...(today === undefined ? [] : profileHeadlines(profileTable(table, schema, { today }))),
  ];
  const columns = files[0]!.matches.map(({ field, column, how }) => ({ field, column, how }));
  const account: ReadingAccount = { rowCount, repeatedRows: repeatedRows(table), files, fields };
  return { table, columns, account, lines: accountLines(account), headlines };
};
