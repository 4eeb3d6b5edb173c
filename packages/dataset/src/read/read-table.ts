import { basename } from 'node:path';
import { InputError } from '@assay/statistics';
import type { Relation } from '../format/file-relation.ts';
import { fileRelation } from '../format/relation.ts';
import { withoutParts } from '../format/shapefile-parts.ts';
import { NotPlainNumbers } from '../query/database-error.ts';
import { withDatabaseOf } from '../query/open-database.ts';
import { columnRules } from '../schema/column-rules.ts';
import type { ColumnMatch } from '../schema/match-columns.ts';
import { matchOrSuggest } from '../schema/match-or-suggest.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import type { Column, Table } from '../table/table.ts';
import { canCodeTexts } from './codes-kernel.ts';
import type { RowName } from './column-account.ts';
import { type ColumnBuilder, columnBuilders } from './column-builder.ts';
import { fileReading, refuseLostRows } from './file-reading.ts';
import { NotPlainPages } from './parquet/page-reader.ts';
import { type PreparedFile, withPreparedFiles } from './prepare-file.ts';
import { readRows, type Way } from './read-rows.ts';
import type { FieldReading, FileReading, ReadingAccount } from './reading-account.ts';
import type { ReadingChoices } from './reading-choices.ts';
import { type SourceFile, sourceFile } from './source-file.ts';
import { canReadSeparated, NotPlainRecords } from './text/separated-rows.ts';

export interface ReadOptions<Name extends string = string> {
  /** CSV, Excel, Parquet, Arrow, JSON, GeoJSON, SQLite, DuckDB or Shapefiles (`.gz` of texts too); several are put one under the other. */
  readonly paths: readonly string[];
  readonly schema: TableSchema<Name>;
  /** Column of the file for a field of the schema: `{ first_name: 'given_name' }`. The rest is guessed, and the guess returned. */
  readonly mapping?: Readonly<Record<string, string>>;
  /**
   * Texts that stand for a missing value besides the empty one, e.g. `['NA']`. None by default: there are people called Na
   * and Null.
   */
  readonly missing?: readonly string[];
  /** What is said about the file before it is read. */
  readonly choices?: ReadingChoices;
  /** Whether a file without rows is an answer, as of a table that was computed; a file that somebody sends has some. */
  readonly mayBeEmpty?: boolean;
}

export interface Reading extends ReadingAccount {
  readonly table: Table;
  /** Rows whose date or time has the right shape and cannot be, by field; only fields that have some. */
  readonly impossibleDates: Readonly<Record<string, number>>;
  /** Rows whose text does not fit the pattern that the field is derived by, by field; missing in the table. */
  readonly underived: Readonly<Record<string, number>>;
}

/**
 * What does the force's extract say? Reads files into typed columns named as in the schema. Texts are trimmed and
 * brought to Unicode NFC, letters keep their case; optional fields that no file has are absent from the table.
 *
 * The order of day and month in a column is told by all its rows, day first where none tells. A date that cannot be keeps its
 * digits and has no day; a text that is no date is refused. What was found, guessed and left out is returned beside the table.
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
  const sources = withoutParts(options.paths).map(sourceFile);
  return withPreparedFiles(sources, options.choices ?? {}, async (files) => {
    let way: Way = { isSeparated: canReadSeparated(), isPages: canCodeTexts(), plainNumbers: true };
    for (;;) {
      try {
        return await readFiles(files, options, way);
      } catch (cause) {
        // A word among numbers, or a record that is not plain, shows only in its row, perhaps the last: then all is read again.
        if (cause instanceof NotPlainNumbers && way.plainNumbers) way = { ...way, plainNumbers: false };
        else if (cause instanceof NotPlainRecords && way.isSeparated) way = { ...way, isSeparated: false };
        else if (cause instanceof NotPlainPages && way.isPages) way = { ...way, isPages: false };
        else throw cause;
      }
    }
  });
}

async function readFiles(
  files: readonly PreparedFile[],
  { schema, mapping = {}, missing = [], choices = {}, mayBeEmpty = false }: ReadOptions,
  way: Way,
): Promise<Reading> {
  const starts: number[] = [];
  const rowName = (row: number) => {
    const at = starts.findLastIndex((start) => start <= row);
    return `row ${row - starts[at]! + 1} of ${basename(files[at]!.source.path)}`;
  };
  return withDatabaseOf(
    files.map(({ file }) => file.path),
    async (open) => {
      const relations: Relation[] = [];
      for (const file of files) relations.push(await fileRelation(open, file));
      const matches: ColumnMatch[][] = [];
      for (const each of relations) matches.push(await matchOrSuggest(open, each, schema, mapping));
      refuseDifferentFields(
        files.map(({ source }) => source),
        matches,
        schema.name,
      );
      refuseNotValues(files, matches);
      const rules = columnRules(schema, matches[0]!, missing, choices, files[0]!.serialsFrom);
      const rowsOf = files.map(({ text }, at) => text?.rows ?? relations[at]!.footer?.rows ?? null);
      const expectedRows = rowsOf.includes(null) ? 0 : rowsOf.reduce<number>((sum, rows) => sum + rows!, 0);
      const builders = columnBuilders(rules, expectedRows);
      let rowCount = 0;
      const readings: FileReading[] = [];
      for (const [index, prepared] of files.entries()) {
        starts.push(rowCount);
        const selected = matches[index]!.map(({ position, made }, at) => {
          const { type, role } = rules[at]!.field;
          return { position, wanted: type, role, ...(made !== undefined && made.positions.length > 1 ? { made } : {}) };
        });
        const rows = await readRows(open, prepared, relations[index]!, selected, way, builders, rowName);
        refuseLostRows(prepared, rows, mayBeEmpty);
        rowCount += rows;
        readings.push(fileReading(prepared, relations[index]!, matches[index]!, rows));
      }
      return finish(schema.name, rowCount, readings, matches[0]!, builders, rowName);
    },
  );
}

function refuseNotValues(files: readonly PreparedFile[], matches: readonly ColumnMatch[][]): void {
  for (const [index, { source, notValues }] of files.entries()) {
    for (const { column, position, made } of matches[index]!) {
      const what = (made?.positions ?? [position]).map((at) => notValues.get(at)).find((each) => each !== undefined);
      if (what === undefined) continue;
      throw new InputError(`the column "${column}" of ${source.path} holds ${what}. Export one value in each cell.`);
    }
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
  const fields: FieldReading[] = [];
  for (const [index, { field }] of matches.entries()) {
    const { column, ...built } = builders[index]!.finish(rowName);
    columns[field] = column;
    fields.push({ field, ...built });
    if (built.impossible > 0) impossibleDates[field] = built.impossible;
    if (built.underived > 0) underived[field] = built.underived;
    if (built.underived > 0 && built.underived === rowCount) {
      throw new InputError(
        `no value of the column "${matches[index]!.column}" gives any "${field}". Name its own column, e.g. --columns ${schema}:${field}=<column>`,
      );
    }
  }
  return { table: { rowCount, columns }, rowCount, files, fields, impossibleDates, underived };
}
