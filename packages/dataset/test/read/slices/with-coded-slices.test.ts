import { textAt } from '@assay/statistics';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateColumn, type Table, textColumn } from '../../../src/index.ts';
import { duckdb } from '../../../src/query/duckdb.ts';
import { readTable, type SlicedTable, type SliceOptions, withSlices } from '../../../src/read/index.ts';
import { withPreparedFiles } from '../../../src/read/prepare-file.ts';
import { withCodedSlices } from '../../../src/read/slices/with-coded-slices.ts';
import { sourceFile } from '../../../src/read/source-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { peopleSchema as schema } from './people-schema.ts';

const folder = temporaryFolder();
type Connection = Awaited<ReturnType<Awaited<ReturnType<typeof opened>>['connect']>>;
const opened = () => duckdb().DuckDBInstance.create(':memory:');
let connection: Connection;

beforeAll(async () => {
  connection = await (await opened()).connect();
});
afterAll(() => connection.closeSync());

const FIELDS = ['name', 'born', 'entity'];

const options = (path: string, more: Partial<SliceOptions> = {}): SliceOptions => ({
  paths: [path],
  schema,
  fields: FIELDS,
  splitBy: 'born',
  sizeOf: 'entity',
  rowsPerSlice: 40,
  ...more,
});

const plain = (table: Table, sizes: Int32Array | null) =>
  Array.from({ length: table.rowCount }, (_, row) =>
    JSON.stringify([
      textAt(textColumn(table, 'name'), row),
      textAt(dateColumn(table, 'born').recorded, row),
      dateColumn(table, 'born').days[row],
      textAt(textColumn(table, 'entity'), row),
      sizes?.[row] ?? null,
    ]),
  );

async function told({ identity, matches, slices, slice }: SlicedTable) {
  const rows: string[][] = [];
  for (let at = 0; at < slices; at++) {
    const { table, sizes } = await slice(at);
    rows.push(plain(table, sizes).sort());
  }
  return { identity, matches, rows };
}

/** By codes alone; `null` where they are left to DuckDB. */
const byCodes = (given: SliceOptions) =>
  withPreparedFiles(given.paths.map(sourceFile), {}, (files) => withCodedSlices(files, schema, given, told));

/** The same rows twice: a compression that is read without a database, and one that is not. */
async function written(rows: readonly (readonly (string | null)[])[], types: readonly string[]) {
  const literal = (text: string | null) => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
  const columns = FIELDS.map((name, at) => `CAST(c${at} AS ${types[at]}) AS ${name}`).join(', ');
  const paths = ['snappy', 'brotli'].map((codec) => ({ codec, path: `${folder.path}/rows-${codec}.parquet` }));
  for (const { codec, path } of paths) {
    await connection.run(
      `COPY (SELECT ${columns} FROM (VALUES ${values}) AS t(c0, c1, c2)) TO '${path}' (FORMAT parquet, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048)`,
    );
  }
  return paths.map(({ path }) => path) as [string, string];
}

const name = fc.oneof(
  fc.constantFrom('Ann', ' Ann ', 'Zoë', 'Zoe\u0308', '', '|', '4:Anna|', '\\N', '𝒥o', 'a\u00a0b', "O'Neil"),
  fc.array(fc.constantFrom('a', 'é', 'ż', '中', '𝒥'), { maxLength: 40 }).map((signs) => signs.join('')),
  fc.string({ maxLength: 80 }).map((text) => text.replaceAll('\u0000', '')),
);
const entity = fc.integer({ min: 0, max: 30 }).map((at) => `P${at}`);
const day = fc.constantFrom('1980-03-05', '1980-03-06', '1999-12-31', '1900-01-01', '2024-02-29');
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 6 });

describe('slices by codes', () => {
  it('are those of DuckDB: rows, sizes, values that are not missing, fingerprint', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(some(name), some(day), some(entity)), { minLength: 1, maxLength: 150 }),
        fc.constantFrom('born', 'entity'),
        fc.boolean(),
        async (rows, splitBy, isTyped) => {
          const [plainPages, others] = await written(rows, ['VARCHAR', isTyped ? 'DATE' : 'VARCHAR', 'VARCHAR']);
          const given = options(plainPages, { splitBy });
          const coded = await byCodes(given);
          expect(await byCodes({ ...given, paths: [others] })).toBeNull();
          const byDatabase = await withSlices({ ...given, paths: [others] }, told);
          expect(coded!.identity).toEqual(byDatabase.identity);
          expect(coded!.matches).toEqual(byDatabase.matches);
          expect(coded!.rows.length).toBe(byDatabase.rows.length);
          expect(coded!.rows.flat().sort()).toEqual(byDatabase.rows.flat().sort());
          if (!isTyped) {
            const write = (text: string | null) => (text === null ? '' : `"${text.replaceAll('"', '""')}"`);
            const lines = [FIELDS, ...rows.map((row) => row.map(write))].map((row) => row.join(','));
            const text = folder.file('rows.csv', `${lines.join('\n')}\n`);
            const ofText = await byCodes({ ...given, paths: [text] });
            // A row of nothing is passed over, which only DuckDB does.
            const isNothing = rows.some((row) => row.every((value) => value === null || value.trim() === ''));
            expect(ofText === null).toBe(isNothing);
            if (ofText !== null) expect({ ...ofText, matches: [] }).toEqual({ ...coded!, matches: [] });
          }
          const keyAt = splitBy === 'born' ? 1 : 3;
          const sliceOf = new Map<string, number>();
          for (const [at, slice] of coded!.rows.entries()) {
            for (const row of slice) {
              const key = (JSON.parse(row) as (string | null)[])[keyAt];
              if (key === null) continue;
              expect(sliceOf.get(key!) ?? at).toBe(at);
              sliceOf.set(key!, at);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keep apart the columns of a file of more rows than one group of records holds', async () => {
    const rows = Array.from({ length: 140_000 }, (_, at) => {
      const born = new Date(Date.UTC(1950, 0, 1 + (at % 9000))).toISOString().slice(0, 10);
      return `N${at % 701},${born},P${at % 40_009}`;
    });
    const path = folder.file('many.csv', `${[FIELDS.join(','), ...rows].join('\n')}\n`);
    const coded = await byCodes(options(path, { rowsPerSlice: 50_000 }));
    const told = coded!.rows.flat().map((row) => {
      const [name, born, , entity] = JSON.parse(row) as string[];
      return `${name},${born},${entity}`;
    });
    expect(told.sort().join('\n') === rows.toSorted().join('\n')).toBe(true);
  });

  it('are those of DuckDB where people are whole numbers', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => ['Ann', '1980-03-05', String((at * 7) % 90)]);
    for (const type of ['INTEGER', 'BIGINT']) {
      const [plainPages, others] = await written(rows, ['VARCHAR', 'VARCHAR', type]);
      const [coded, byDatabase] = [await byCodes(options(plainPages)), await withSlices(options(others), told)];
      expect(coded!.identity).toEqual(byDatabase.identity);
      expect(coded!.rows.flat().sort()).toEqual(byDatabase.rows.flat().sort());
    }
  });

  it('are left to DuckDB where keys have to be cleaned', async () => {
    const [path] = await written(
      [
        ['Ann', '1980-03-05', ' P1 '],
        ['Ann', '1980-03-05', 'P1'],
      ],
      ['VARCHAR', 'VARCHAR', 'VARCHAR'],
    );
    expect(await byCodes(options(path))).toBeNull();
    const { rows } = await withSlices(options(path), told);
    expect(rows.flat().map((row) => JSON.parse(row)[4])).toEqual([2, 2]);
  });

  it('are left to DuckDB where the texts take more memory than they may', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => ['Ann', '1980-03-05', `P${at}`]);
    const [path] = await written(rows, ['VARCHAR', 'VARCHAR', 'VARCHAR']);
    expect(await byCodes(options(path, { memoryMegabytes: 1 }))).toBeNull();
    expect((await byCodes(options(path)))!.identity.rows).toBe(300);
  });

  it('hold every row once over many groups of rows, dates written in several ways in one slice', async () => {
    const born = (at: number) =>
      [`0${1 + (at % 9)}/03/1980`, `1980-03-0${1 + (at % 9)}`, `${1 + (at % 9)} March 1980`][at % 3]!;
    const rows = Array.from({ length: 9000 }, (_, at) => [
      `N${at % 501}`,
      at % 50 === 0 ? null : born(at),
      `P${at % 4001}`,
    ]);
    const [path] = await written(rows, ['VARCHAR', 'VARCHAR', 'VARCHAR']);
    const coded = await byCodes(options(path, { rowsPerSlice: 1000 }));
    const { table } = await readTable({ paths: [path], schema });
    const sizes = new Map<string | null, number>();
    for (const [, , person] of rows) sizes.set(person!, (sizes.get(person!) ?? 0) + 1);
    const all = Int32Array.from(rows, ([, , person]) => sizes.get(person!)!);
    expect(coded!.rows.flat().sort()).toEqual(plain(table, all).sort());
    const sliceOf = coded!.rows.map((slice) => new Set(slice.map((row) => (JSON.parse(row) as string[])[1])));
    expect(sliceOf.filter((dates) => dates.has('1980-03-01'))).toHaveLength(1);
  });
});
