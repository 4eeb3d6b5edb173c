import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { field, type TableSchema } from '@assay/dataset';
import { writeTable } from '@assay/dataset/read';
import { dictionaryColumn } from '@assay/statistics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CountRequest, counterNamed, countFiles, countTable, type EngineEntry, openEngine } from '../src/index.ts';
import { refusal } from './refusal.ts';
import { sailBinary, temporarySail } from './temporary-connect.ts';
import { postgresBinaries, temporaryPostgres } from './temporary-postgres.ts';

const ODD_NAME = `we"ird \`col'x`;
const COLUMNS = ['id', 'amount', 'is_open', 'born', 'seen', 'name', ODD_NAME] as const;
const TYPES = {
  postgres: ['bigint', 'numeric(38, 2)', 'boolean', 'date', 'timestamp', 'text', 'text'],
  connect: ['bigint', 'decimal(38, 2)', 'boolean', 'date', 'timestamp_ntz', 'string', 'string'],
} as const;
type Kind = keyof typeof TYPES;

/** Large numbers, days before calendars were one, clocks that were put forward, quotes, marks of other systems, two rows alike, a row of nothing. */
const ROWS: readonly (readonly (string | null)[])[] = [
  ['9007199254740993', '12345678901234567890.10', 'true', '1850-01-01', '1899-12-31 23:59:59.123456', "O'Brien", 'a|b'],
  ['-9223372036854775808', '-0.01', 'false', '0001-01-01', '2024-03-31 01:30:00', 'Zoë', '"'],
  ['1', '0.00', null, '1582-10-10', '1969-12-31 23:59:59', ' x ', ''],
  ['1', '0.00', null, '1582-10-10', '1969-12-31 23:59:59', ' x ', ''],
  [null, null, null, null, null, null, null],
  ['0', '1.50', 'true', '9999-12-31', '2024-01-01 00:00:00.5', 'İs\u200Btan', 'Σς'],
  ['2', '1000000.00', 'true', '1900-01-01', '2024-01-01 12:00:00', 'NULL', '\\N'],
  ['3', '7.00', 'true', '1582-10-04', '2024-02-29 12:00:00', 'nan', '~'],
];

/** With a day among the texts rows are brought, since engines group texts alone. */
const schemaOf = (isDated: boolean) =>
  ({
    name: 'awkward',
    title: 'Awkward',
    fields: COLUMNS.map((column, at) =>
      (isDated && column === 'born' ? field.date : field.text)(`f${at}`, column, 'As it comes.', 'category'),
    ),
  }) as TableSchema;

/** Every column counted alone: by the engine's own grouping, or of its rows. */
function request(isGrouped: boolean): CountRequest {
  const parts = COLUMNS.map((column, at) => [`f${at}`, column] as const);
  const passes = parts.map(([name]) => {
    return { name, counter: counterNamed('combinations', [name]), fields: { [name]: name }, options: {} };
  });
  return { input: 'awkward', schema: schemaOf(!isGrouped), mapping: Object.fromEntries(parts), passes };
}

/** A row as it is typed: texts with a backslash are written so that both servers read one. */
const valuesOf = (kind: Kind) =>
  ROWS.map((row) => {
    const texts = row.map((text) => text?.replaceAll('\\', '\\\\').replaceAll("'", "\\'"));
    const cast = (text: string | undefined, at: number) =>
      `CAST(${text === undefined ? 'NULL' : `${kind === 'postgres' ? 'E' : ''}'${text}'`} AS ${TYPES[kind][at]})`;
    return `(${texts.map(cast).join(', ')})`;
  }).join(', ');

describe('columns of any kind and name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-awkward-'));
  const parquet = join(folder, 'awkward.parquet');
  beforeAll(async () => {
    const columns = COLUMNS.map((name, at) => [
      name,
      { kind: 'text' as const, ...dictionaryColumn(ROWS.map((row) => row[at]!)) },
    ]);
    await writeTable({ rowCount: ROWS.length, columns: Object.fromEntries(columns) }, parquet);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function compare(entry: EngineEntry, table: string, empty: string): Promise<void> {
    const name = (from: string) => (entry.engine === 'postgres' ? { table: from } : { query: from });
    const engine = await openEngine(entry, { env: {}, folder, seconds: 60 });
    try {
      for (const isGrouped of [true, false]) {
        const file = await countFiles([parquet], request(isGrouped));
        const { passes, origin } = await countTable(engine, name(table), request(isGrouped));
        expect(origin.step).toBe(isGrouped ? 'grouped by the engine' : 'rows brought here, counted in slices');
        expect(passes).toEqual(file.passes);
        expect([origin.rows, origin.digest]).toEqual([ROWS.length, file.origin.digest]);
        expect(await refusal(countTable(engine, name(empty), request(isGrouped)))).toMatch('the table has no rows');
      }
    } finally {
      await engine.close();
    }
  }

  const postgres = postgresBinaries();
  it.skipIf('missing' in postgres)(
    `are counted as the same texts in Postgres as in a file${'missing' in postgres ? ` (skipped: ${postgres.missing})` : ''}`,
    async () => {
      const server = await temporaryPostgres((postgres as { folder: string }).folder);
      try {
        const columns = COLUMNS.map((name, at) => `"${name.replaceAll('"', '""')}" ${TYPES.postgres[at]}`).join(', ');
        server.psql(`CREATE TABLE awkward (${columns}); INSERT INTO awkward VALUES ${valuesOf('postgres')};
        CREATE TABLE empty AS SELECT * FROM awkward LIMIT 0; GRANT SELECT ON awkward, empty TO assay`);
        const address = `postgres://127.0.0.1:${server.port}/postgres`;
        await compare({ engine: 'postgres', address, user: 'assay', table: 'awkward' }, 'awkward', 'empty');
      } finally {
        await server.remove();
      }
    },
  );

  const sail = sailBinary();
  it.skipIf('missing' in sail)(
    `are counted as the same texts by Spark Connect as in a file${'missing' in sail ? ` (skipped: ${sail.missing})` : ''}`,
    async () => {
      const server = await temporarySail((sail as { path: string }).path);
      try {
        const names = COLUMNS.map((name) => `\`${name.replaceAll('`', '``')}\``).join(', ');
        const query = `SELECT * FROM VALUES ${valuesOf('connect')} AS t(${names})`;
        const address = `sc://127.0.0.1:${server.port}`;
        await compare({ engine: 'connect', address, query }, query, `${query} WHERE 1 = 0`);
      } finally {
        await server.remove();
      }
    },
  );
});
