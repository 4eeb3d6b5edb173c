import { basename } from 'node:path';
import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnMatch, matchColumns } from '../schema/match-columns.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import type { Column, Table } from '../table/table.ts';
import { chunkVector } from './chunk-vector.ts';
import { type ColumnBuilder, columnBuilder, type RowName } from './column-builder.ts';
import { describeFailure, NotPlainNumbers, NotUtf8 } from './database-error.ts';
import type { Query, Relation } from './file-relation.ts';
import { withDatabase } from './open-database.ts';
import { relation } from './relation.ts';
import { type FileFormat, type SourceFile, sourceFile } from './source-file.ts';
import { withUtf8Copies } from './utf8-copy.ts';

export interface ReadOptions<Name extends string = string> {
  /** CSV, Parquet, JSON or GeoJSON files (`.gz` too); several are put one under the other. */
  readonly paths: readonly string[];
  readonly schema: TableSchema<Name>;
  /** Column of the file for a field of the schema: `{ first_name: 'given_name' }`. The rest is guessed, and the guess returned. */
  readonly mapping?: Readonly<Record<string, string>>;
  /**
   * Texts that stand for a missing value besides the empty one, e.g. `['NA']`. None by default: there are people called Na
   * and Null.
   */
  readonly missing?: readonly string[];
}

/** How one file was read. */
export interface FileReading {
  readonly path: string;
  readonly format: FileFormat;
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252' | null;
  readonly delimiter: string | null;
  readonly bytes: number;
  readonly rowCount: number;
  /** Columns that the file has and nobody asked for; they are not read. */
  readonly unread: readonly string[];
  readonly matches: readonly ColumnMatch[];
}

export interface Reading {
  readonly table: Table;
  readonly files: readonly FileReading[];
  /** Rows whose date or time has the right shape and cannot be, by field; only fields that have some. */
  readonly impossibleDates: Readonly<Record<string, number>>;
  /** Rows whose text does not fit the pattern that the field is derived by, by field; missing in the table. */
  readonly underived: Readonly<Record<string, number>>;
}

/**
 * What does the force's extract say? Reads files into typed columns named as in the schema. Texts are trimmed and
 * brought to Unicode NFC, letters keep their case; optional fields that no file has are absent from the table.
 *
 * Dates are read day before month. A date that cannot be keeps its digits and has no day; a text that is no date is
 * refused.
 *
 * @throws InputError, one line with the value and the remedy, for a file that cannot be read, a required field without
 * a column, a row with too many or too few values, a text in a date, time or number column that is none.
 *
 * @example
 * await writeTable(people, `${folder}/people.csv`);
 * const { table } = await readTable({ paths: [`${folder}/people.csv`], schema: peopleSchema });
 * table.rowCount // 3
 */
export async function readTable<Name extends string>(options: ReadOptions<Name>): Promise<Reading> {
  if (options.paths.length === 0) {
    throw new InputError(`no file for "${options.schema.name}". Give at least one path.`);
  }
  const files = options.paths.map(sourceFile);
  // Two things show only where a row contradicts them, perhaps the last one: then all is read again, more patiently.
  const windows1252 = new Set<string>();
  let plainNumbers = true;
  for (;;) {
    try {
      return await withUtf8Copies(files, windows1252, (copies) => readFiles(files, copies, options, plainNumbers));
    } catch (cause) {
      if (cause instanceof NotPlainNumbers && plainNumbers) plainNumbers = false;
      else if (cause instanceof NotUtf8 && !windows1252.has(cause.path)) windows1252.add(cause.path);
      else throw cause;
    }
  }
}

async function readFiles(
  files: readonly SourceFile[],
  copies: readonly SourceFile[],
  { schema, mapping = {}, missing = [] }: ReadOptions,
  plainNumbers: boolean,
): Promise<Reading> {
  const missingTexts = new Set(missing.map((text) => text.trim().normalize('NFC')));
  const starts: number[] = [];
  const rowName = (row: number) => {
    const at = starts.findLastIndex((start) => start <= row);
    return `row ${row - starts[at]! + 1} of ${basename(files[at]!.path)}`;
  };
  return withDatabase(
    copies.map(({ path }) => path),
    async (connection) => {
      const relations = await Promise.all(copies.map((copy) => relation(connection, copy)));
      const matches = relations.map(({ columns }) => matchColumns(schema, columns, mapping));
      refuseDifferentFields(files, matches, schema.name);
      const fields = matches[0]!.map(({ field }) => schema.fields.find(({ name }) => name === field)!);
      const builders = fields.map((field, at) =>
        columnBuilder(field, matches[0]![at]!.how === 'derived', missingTexts),
      );
      let rowCount = 0;
      const readings: FileReading[] = [];
      for (const [index, copy] of copies.entries()) {
        starts.push(rowCount);
        const selected = matches[index]!.map(({ position }, at) => ({ position, wanted: fields[at]!.type }));
        const query = relations[index]!.query(selected, plainNumbers);
        const rows = await readRows(connection, copy, query, builders, rowName);
        rowCount += rows;
        readings.push(fileReading(files[index]!, copy, relations[index]!, matches[index]!, rows));
      }
      return finish(schema.name, rowCount, readings, matches[0]!, builders, rowName);
    },
  );
}

async function readRows(
  connection: DuckDBConnection,
  file: SourceFile,
  { sql, held }: Query,
  builders: readonly ColumnBuilder[],
  rowName: RowName,
): Promise<number> {
  let rows = 0;
  const chunks = await attempt(file, () => connection.stream(sql));
  for (;;) {
    const chunk = await attempt(file, () => chunks.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) return rows;
    for (const [index, builder] of builders.entries()) {
      const vector = chunkVector(chunk.chunk, index, chunk.rowCount);
      builder.add(vector, held[index]!, rowName);
    }
    rows += chunk.rowCount;
  }
}

async function attempt<Result>(file: SourceFile, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw describeFailure(file, cause);
  }
}

function refuseDifferentFields(files: readonly SourceFile[], matches: readonly ColumnMatch[][], schema: string): void {
  for (const [index, found] of matches.entries()) {
    for (const [one, other] of [
      [0, index],
      [index, 0],
    ] as const) {
      const lost = matches[one]!.find(({ field }) => matches[other]!.every((match) => match.field !== field));
      if (lost === undefined) continue;
      throw new InputError(
        `${files[other]!.path} has no column for "${lost.field}", which ${files[one]!.path} has as "${lost.column}". ` +
          `Name it, e.g. --columns ${schema}:${lost.field}=<column>, or read files of one layout together.`,
      );
    }
    const other = found.find(({ how }, at) => (how === 'derived') !== (matches[0]![at]!.how === 'derived'));
    if (other !== undefined) {
      throw new InputError(
        `"${other.field}" is a column of its own in one of ${files[0]!.path} and ${files[index]!.path} and has to be derived in the other. Read files of one layout together.`,
      );
    }
    if (found.length === 0) {
      throw new InputError(
        `${files[index]!.path} has no column that "${schema}" knows. Name them with --columns ${schema}:<field>=<column>.`,
      );
    }
  }
}

function fileReading(
  file: SourceFile,
  copy: SourceFile,
  { columns, delimiter, encoding }: Relation,
  matches: readonly ColumnMatch[],
  rowCount: number,
): FileReading {
  return {
    path: file.path,
    format: file.format,
    encoding: copy === file ? encoding : 'windows-1252',
    delimiter,
    bytes: file.bytes,
    rowCount,
    unread: columns.filter((_, position) => matches.every((match) => match.position !== position)),
    matches,
  };
}

function finish(
  schema: string,
  rowCount: number,
  files: readonly FileReading[],
  matches: readonly ColumnMatch[],
  builders: readonly ColumnBuilder[],
  rowName: RowName,
): Reading {
  const columns: Record<string, Column> = {};
  const impossibleDates: Record<string, number> = {};
  const underived: Record<string, number> = {};
  for (const [index, { field }] of matches.entries()) {
    const built = builders[index]!.finish(rowName);
    columns[field] = built.column;
    if (built.impossible > 0) impossibleDates[field] = built.impossible;
    if (built.underived > 0) underived[field] = built.underived;
    if (built.underived > 0 && built.underived === rowCount) {
      throw new InputError(
        `no value of the column "${matches[index]!.column}" gives any "${field}". Name its own column, e.g. --columns ${schema}:${field}=<column>`,
      );
    }
  }
  return { table: { rowCount, columns }, files, impossibleDates, underived };
}
