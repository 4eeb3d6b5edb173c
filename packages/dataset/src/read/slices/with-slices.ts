import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { fileRelation } from '../../format/relation.ts';
import { withoutParts } from '../../format/shapefile-parts.ts';
import { describeDatabaseFailure } from '../../query/database-error.ts';
import { sqlText } from '../../query/sql-text.ts';
import type { ColumnRule } from '../../schema/column-rules.ts';
import { columnRules } from '../../schema/column-rules.ts';
import type { ColumnMatch } from '../../schema/match-columns.ts';
import { matchOrSuggest } from '../../schema/match-or-suggest.ts';
import type { Column, Table } from '../../table/table.ts';
import { chunkVector } from '../chunk-vector.ts';
import { columnBuilders } from '../column-builder.ts';
import { refuseLostRows } from '../file-reading.ts';
import { withPreparedFiles } from '../prepare-file.ts';
import { type SourceFile, sourceFile } from '../source-file.ts';
import { cleanKey } from './clean-key.ts';
import { DUCKDB, fingerprintSql, identityOfRow, type TableIdentity } from './fingerprint-sql.ts';
import { slicesOfDates } from './slice-of-date.ts';
import { MEMORY_MEGABYTES, type SlicedTable, type SliceOptions, slicesOf } from './sliced-table.ts';
import { withStaging } from './staging.ts';
import { withCodedSlices } from './with-coded-slices.ts';

/**
 * Hands over a table of any size, slice by slice, each read as {@link readTable} reads the whole: DuckDB divides the files into
 * slices on disk, and one slice is in memory at a time. The copies are gone afterwards.
 *
 * @throws InputError as `readTable`; where a file changes while it is read; where the reading is stopped.
 *
 * @example
 * await writeTable(people, `${folder}/sliced.csv`);
 * const options = { paths: [`${folder}/sliced.csv`], schema: peopleSchema, fields: ['first_name'], splitBy: 'first_name', sizeOf: null };
 * await withSlices(options, async ({ identity }) => identity.rows) // 3
 */
export async function withSlices<Result>(
  options: SliceOptions,
  work: (sliced: SlicedTable) => Promise<Result>,
): Promise<Result> {
  const { choices = {}, memoryMegabytes = MEMORY_MEGABYTES, signal } = options;
  const schema = {
    ...options.schema,
    fields: options.schema.fields.filter(({ name }) => options.fields.includes(name)),
  };
  const sources = withoutParts(options.paths).map(sourceFile);
  const before = sources.map(stamp);
  const refuseChanged = () => {
    for (const [at, source] of sources.entries()) {
      if (stamp(source) === before[at]) continue;
      throw new InputError(`${source.path} changed while it was read. Run it again once nobody writes to it.`);
    }
  };
  return withPreparedFiles(sources, choices, async (files) => {
    const coded = await withCodedSlices(files, schema, options, async (sliced) => {
      const result = await work(sliced);
      refuseChanged();
      return { result };
    });
    if (coded !== null) return coded.result;
    return withStaging(
      files.map(({ file }) => file.path),
      memoryMegabytes,
      async ({ connection, folder }) => {
        const parts: string[] = [];
        let matches: readonly ColumnMatch[] | null = null;
        for (const file of files) {
          const from = await fileRelation(async () => connection, file);
          const found = await matchOrSuggest(async () => connection, from, schema, options.mapping ?? {});
          const isSplit = options.splitBy === null || found.some(({ field }) => field === options.splitBy);
          if (!isSplit && options.maySplitAnyhow !== true) {
            throw new InputError(`no column for "${options.splitBy}", by which the table is divided. Map one.`);
          }
          matches ??= found;
          if (found.map(({ field }) => field).join() !== matches.map(({ field }) => field).join()) {
            throw new InputError(
              `${file.source.path} and ${files[0]!.source.path} do not have the same columns. Read files of one layout together.`,
            );
          }
          const selected = found.map(({ position, made }, at) => ({
            position,
            wanted: schema.fields.find(({ name }) => name === found[at]!.field)!.type,
            ...(made !== undefined && made.positions.length > 1 ? { made } : {}),
          }));
          const names = found.map((_, at) => `f${at}`);
          signal?.throwIfAborted();
          const texts = names.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`).join(', ');
          const { sql } = await from.query(selected, false);
          const rows = `(${sql}) AS source(${names.join(', ')})`;
          const part = `part_${parts.length}`;
          parts.push(part);
          // A file whose columns stand apart is read where it lies, as often as needed; of others a copy is made that has them so.
          const isApart = file.source.format === 'parquet';
          const rowCount = await attempt(file.file, async () => {
            if (isApart) {
              await connection.run(`CREATE VIEW ${part} AS SELECT ${texts} FROM ${rows}`);
            } else {
              const copy = sqlText(join(folder, `${part}.parquet`));
              await connection.run(`COPY (SELECT ${texts} FROM ${rows}) TO ${copy} (FORMAT parquet)`);
              await connection.run(`CREATE VIEW ${part} AS SELECT * FROM read_parquet(${copy})`);
            }
            return Number((await connection.runAndReadAll(`SELECT count(*) FROM ${part}`)).getRows()[0]![0]);
          });
          refuseLostRows(file, rowCount, false);
        }
        const rules = columnRules(schema, matches!, [], choices);
        await connection.run(`CREATE VIEW staged AS ${parts.map((part) => `FROM ${part}`).join(' UNION ALL ')}`);
        const names = matches!.map((_, at) => `f${at}`);
        const identified = await connection.runAndReadAll(fingerprintSql('staged', names, DUCKDB));
        const identity = identityOfRow(identified.getRowObjects()[0]!, names.length);
        signal?.throwIfAborted();
        const sliced = await divideIntoSlices(connection, folder, 'staged', rules, identity, options);
        const result = await work({ ...sliced, identity, matches: matches!, coded: null });
        refuseChanged();
        return result;
      },
    );
  });
}

function stamp({ path }: SourceFile): string {
  const { size, mtimeMs, ino } = statSync(path);
  return `${size} ${mtimeMs} ${ino}`;
}

async function attempt<Result>(file: SourceFile, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (cause) {
    throw describeDatabaseFailure(file, cause);
  }
}

/** Writes each row into the folder of its slice, with the size of its entity. */
async function divideIntoSlices(
  connection: DuckDBConnection,
  folder: string,
  staged: string,
  rules: readonly ColumnRule[],
  { rows }: TableIdentity,
  { splitBy, sizeOf, rowsPerSlice, signal }: SliceOptions,
): Promise<Pick<SlicedTable, 'slices' | 'slice'>> {
  const slices = slicesOf(rows, rowsPerSlice);
  const columnOf = (field: string) => {
    const at = rules.findIndex((rule) => rule.field.name === field);
    return at < 0 ? null : { name: `f${at}`, rule: rules[at]! };
  };
  const split = splitBy === null ? null : columnOf(splitBy);
  const entity = sizeOf === null ? null : columnOf(sizeOf);
  for (const each of [split, entity]) if (each !== null) refuseTakenOut(each.rule);
  const ruled = [...rules];
  let sliceOf: ReadonlyMap<string, number> | null = null;
  let sliceSql: string;
  let joins = '';
  const keys = new Map<string, Awaited<ReturnType<typeof cleanKey>>>();
  for (const [at, rule] of rules.entries()) {
    if (rule.field.type !== 'date') continue;
    const name = `f${at}`;
    const found = await connection.runAndReadAll(
      `SELECT ${name}, count(*)::INTEGER FROM ${staged} WHERE ${name} IS NOT NULL GROUP BY 1`,
    );
    const written = found.getRows().map(([text, count]) => ({ text: String(text), rows: Number(count) }));
    const dates = slicesOfDates(rule, written, slices);
    ruled[at] = dates.rule;
    if (rule === split?.rule) sliceOf = dates.sliceOf;
  }
  if (split === null) {
    sliceSql = `(row_number() OVER () % ${slices})::INTEGER`;
  } else if (sliceOf !== null) {
    await connection.run('CREATE TABLE slice_of_date (raw VARCHAR, slice INTEGER)');
    const appender = await connection.createAppender('slice_of_date');
    for (const [raw, slice] of sliceOf) {
      appender.appendVarchar(raw);
      appender.appendInteger(slice);
      appender.endRow();
    }
    appender.closeSync();
    joins += ` LEFT JOIN slice_of_date ON slice_of_date.raw = s.${split.name}`;
    sliceSql = 'slice_of_date.slice';
  } else {
    const { sql, join: joined } = await cleanKey(connection, staged, split.name, split.rule.field, split.rule.missing);
    keys.set(split.name, { sql, join: joined });
    joins += joined;
    sliceSql = `(hash(${sql}) % ${slices})::INTEGER`;
  }
  signal?.throwIfAborted();
  if (entity !== null) {
    const { sql, join: joined } =
      keys.get(entity.name) ??
      (await cleanKey(connection, staged, entity.name, entity.rule.field, entity.rule.missing));
    await connection.run(
      `CREATE TABLE sizes AS SELECT ${sql} AS entity, count(*)::INTEGER AS size FROM ${staged} AS s${joined} GROUP BY 1 HAVING count(*) > 1`,
    );
    joins += `${joins.includes(joined) ? '' : joined} LEFT JOIN sizes ON sizes.entity = ${sql}`;
  }
  const fields = rules.map((_, at) => `s.f${at}`).join(', ');
  const target = join(folder, 'slices');
  mkdirSync(target);
  // Read once and deleted: to look for texts that come again takes longer than to write them.
  await connection.run(
    `COPY (SELECT ${fields}, ${entity === null ? '1' : 'coalesce(sizes.size, 1)'} AS size,
       coalesce(${sliceSql}, (hash(${fields}) % ${slices})::INTEGER) AS slice
     FROM ${staged} AS s${joins}) TO ${sqlText(target)} (FORMAT parquet, PARTITION_BY (slice), COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1)`,
  );
  const present = await connection.runAndReadAll(`SELECT file FROM glob(${sqlText(`${target}/slice=*/*.parquet`)})`);
  const files = present.getRows().map(([file]) => String(file));
  return {
    slices,
    async slice(at) {
      signal?.throwIfAborted();
      const own = files.filter((file) => file.includes(`/slice=${at}/`));
      return readSlice(connection, own, ruled, entity !== null);
    },
  };
}

/** Rows lie in one slice by what stands in a column; what is only taken out of it on reading could lie in two. */
function refuseTakenOut({ field, how, made }: ColumnRule): void {
  if (how !== 'derived' && made?.kind !== 'surname' && made?.kind !== 'forenames') return;
  throw new InputError(
    `"${field.name}" would be taken out of another column, and rows are not divided by that. Give a file that has it.`,
  );
}

async function readSlice(
  connection: DuckDBConnection,
  files: readonly string[],
  rules: readonly ColumnRule[],
  hasSizes: boolean,
): Promise<{ table: Table; sizes: Int32Array | null }> {
  const builders = columnBuilders(rules);
  const sizes: Int32Array[] = [];
  let rowCount = 0;
  const rowName = (row: number) => `row ${row + 1} of a slice`;
  if (files.length > 0) {
    const names = rules.map((_, at) => `f${at}`).join(', ');
    const chunks = await connection.stream(
      `SELECT ${names}, size FROM read_parquet([${files.map(sqlText).join(', ')}], hive_partitioning = false)`,
    );
    for (;;) {
      const chunk = await chunks.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      for (const [index, builder] of builders.entries()) {
        builder.add(chunkVector(chunk.chunk, index, chunk.rowCount), 'texts', rowName);
      }
      if (hasSizes) sizes.push(Int32Array.from(chunk.getColumnValues(rules.length) as number[]));
      rowCount += chunk.rowCount;
    }
  }
  const columns: Record<string, Column> = {};
  for (const [index, { field }] of rules.entries()) columns[field.name] = builders[index]!.finish(rowName).column;
  return { table: { rowCount, columns }, sizes: hasSizes ? joined(sizes, rowCount) : null };
}

function joined(parts: readonly Int32Array[], length: number): Int32Array {
  const all = new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
