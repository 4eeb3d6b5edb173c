import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileRelation } from '../../../src/format/relation.ts';
import { tableSchema } from '../../../src/index.ts';
import { duckdb } from '../../../src/query/duckdb.ts';
import { withDatabaseOf } from '../../../src/query/open-database.ts';
import { columnBuilders } from '../../../src/read/column-builder.ts';
import { readTable } from '../../../src/read/index.ts';
import { NotPlainPages } from '../../../src/read/parquet/page-reader.ts';
import { readRows } from '../../../src/read/read-rows.ts';
import { sourceFile } from '../../../src/read/source-file.ts';
import { columnRules } from '../../../src/schema/column-rules.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
type Connection = Awaited<ReturnType<Awaited<ReturnType<typeof opened>>['connect']>>;
const opened = () => duckdb().DuckDBInstance.create(':memory:');
let connection: Connection;

beforeAll(async () => {
  connection = await (await opened()).connect();
});
afterAll(() => connection.closeSync());

type Type = 'text' | 'number' | 'date' | 'time';

function schemaOf(columns: Readonly<Record<string, Type>>) {
  const field = { title: '', description: '', role: 'measure', required: true } as const;
  const fields = Object.entries(columns).map(([name, type]) => ({ ...field, name, type }));
  return tableSchema({ name: 'every', title: 'Every type', fields });
}

/** Each column with its account, by pages where they can be or by DuckDB alone, and how often a database was asked; or what was said. */
async function read(path: string, columns: Readonly<Record<string, Type>>, isPages: boolean) {
  const schema = schemaOf(columns);
  let asked = 0;
  try {
    const file = sourceFile(path);
    const built = await withDatabaseOf([path], async (open) => {
      const counted = () => {
        asked++;
        return open();
      };
      const relation = await fileRelation(counted, { file, text: null } as never);
      const matches = schema.fields.map(({ name }) => ({
        field: name,
        column: name,
        position: relation.columns.indexOf(name),
        how: 'name' as const,
      }));
      const builders = columnBuilders(columnRules(schema, matches as never, [], {}), relation.footer?.rows ?? 0);
      const selected = matches.map(({ position }, at) => ({ position, wanted: schema.fields[at]!.type }));
      const way = { isSeparated: false, isPages, plainNumbers: true };
      const prepared = { file, text: null } as never;
      const rows = await readRows(counted, prepared, relation, selected, way, builders, (row) => `row ${row + 1}`);
      return { rows, columns: builders.map((builder) => builder.finish((row) => `row ${row + 1}`)) };
    });
    const found = built.columns.map(({ column, ...account }) => ({ ...account, column: shown(column) }));
    return { asked, found: { rows: built.rows, found } };
  } catch (cause) {
    if (cause instanceof NotPlainPages) throw cause;
    return { asked, found: (cause as Error).message };
  }
}

function shown(column: ReturnType<ReturnType<typeof columnBuilders>[number]['finish']>['column']) {
  if (column.kind === 'number') return [...column.values];
  if (column.kind === 'time') return [...column.milliseconds];
  if (column.kind === 'date') return { days: [...column.days], written: [...column.recorded.values] };
  return { codes: [...column.codes], texts: [...column.values] };
}

async function bothWays(path: string, columns: Readonly<Record<string, Type>>) {
  const byPages = await read(path, columns, true);
  expect(byPages.found).toEqual((await read(path, columns, false)).found);
  return byPages;
}

describe('pages of Parquet', () => {
  const elsewhere = (name: string) => fileURLToPath(new URL(`${name}.parquet`, import.meta.url));
  const all = {
    text: 'text',
    id: 'text',
    accents: 'text',
    day: 'date',
    whole: 'number',
    long: 'number',
    short: 'number',
    double: 'number',
    nothing: 'text',
  } as const;

  it.each(['pages-1-gzip', 'pages-1-snappy', 'pages-2-snappy', 'pages-2-zstd'])(
    'of another writer are what DuckDB reads, without it: %s',
    async (name) => {
      const { asked, found } = await bothWays(elsewhere(name), all);
      expect(asked).toBe(0);
      const [text, id, accents, day, whole, , , double, nothing] = (found as { found: { column: unknown }[] }).found;
      expect((text!.column as { codes: number[] }).codes.slice(0, 7)).toEqual([0, 1, 2, -1, 3, -1, 4]);
      expect((text!.column as { texts: string[] }).texts.slice(0, 2)).toEqual([
        'A. N. Other of no fixed place 0',
        'name 1',
      ]);
      expect((id!.column as { texts: string[] }).texts).toHaveLength(700);
      expect((accents!.column as { texts: string[] }).texts).toEqual(['Zoë Müller-Łukasz', 'José']);
      expect((day!.column as { days: number[] }).days[1]).toBe(Date.UTC(1940, 1, 7) / 86_400_000);
      expect((whole!.column as number[]).slice(0, 3)).toEqual([Number.NaN, 419, 338]);
      expect((double!.column as number[])[9]).toBe(9 / 8);
      expect((nothing!.column as { texts: string[] }).texts).toEqual([]);
    },
  );

  const text = fc.oneof(
    fc.constantFrom(
      '',
      'Ana',
      ' x ',
      'José',
      'exactly12byt',
      'exactly13byte',
      '\u{1F600}',
      'a value of more than twelve bytes',
      '1980-01-31',
    ),
    fc.string({ maxLength: 20 }).map((each) => each.replaceAll('\u0000', '')),
  );
  const values = {
    text: { sql: 'VARCHAR', type: 'text', value: text },
    date: {
      sql: 'DATE',
      type: 'date',
      value: fc.integer({ min: 0, max: 30_000 }).map((day) => `DATE '1930-01-01' + ${day}`),
    },
    written: { sql: 'VARCHAR', type: 'date', value: fc.constantFrom('1980-01-31', '2001-12-01', '', '1999-02-30') },
    whole: { sql: 'INTEGER', type: 'number', value: fc.integer().map(String) },
    small: { sql: 'SMALLINT', type: 'number', value: fc.integer({ min: -9, max: 9 }).map(String) },
    unsigned: { sql: 'UTINYINT', type: 'number', value: fc.integer({ min: 0, max: 255 }).map(String) },
    long: { sql: 'BIGINT', type: 'number', value: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).map(String) },
    float: { sql: 'FLOAT', type: 'number', value: fc.constantFrom('0.1', '-2.5', "'nan'", '1e30') },
    double: { sql: 'DOUBLE', type: 'number', value: fc.constantFrom('0.1', '-0.0', "'nan'", '1e300', "'inf'") },
    decimal: { sql: 'DECIMAL(9,2)', type: 'number', value: fc.constantFrom('0.10', '-99.99', '7') },
    truth: { sql: 'BOOLEAN', type: 'text', value: fc.constantFrom('true', 'false') },
    numberOfTexts: { sql: 'VARCHAR', type: 'number', value: fc.constantFrom('1.5', '-7', '', 'seven', '1,5') },
    wholeAsText: {
      sql: 'INTEGER',
      type: 'text',
      value: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.integer()).map(String),
    },
    longAsText: {
      sql: 'BIGINT',
      type: 'text',
      value: fc
        .oneof(fc.bigInt({ min: -99999999999n, max: 99999999999n }), fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }))
        .map(String),
    },
    moment: {
      sql: 'TIMESTAMP',
      type: 'time',
      value: fc.constantFrom("'2024-07-01 10:00:00'", "'1999-12-31 23:59:59'"),
    },
    momentAsText: {
      sql: 'VARCHAR',
      type: 'time',
      value: fc.constantFrom('2024-07-01T10:00:00Z', '', '1999-12-31 23:59'),
    },
  } as const;
  const kinds = Object.keys(values) as (keyof typeof values)[];

  /** A table of some kinds, as DuckDB writes it. */
  const written = (of: readonly (keyof typeof values)[], codecs: readonly string[], versions: readonly string[]) =>
    fc.record({
      kinds: fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 4 }),
      codec: fc.constantFrom(...codecs),
      version: fc.constantFrom(...versions),
      dictionary: fc.constantFrom(1, 1000),
      copies: fc.constantFrom(1, 1, 300),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });

  async function writtenAndRead({
    kinds,
    codec,
    version,
    dictionary,
    copies,
    seed,
  }: {
    readonly kinds: readonly (keyof typeof values)[];
    readonly codec: string;
    readonly version: string;
    readonly dictionary: number;
    readonly copies: number;
    readonly seed: number;
  }) {
    const path = `${folder.path}/written.parquet`;
    const columns = kinds.map((kind) => {
      const { sql, value } = values[kind];
      const drawn = fc.sample(fc.option(value as fc.Arbitrary<string>, { freq: 4 }), { numRuns: 12, seed });
      const literal = (each: string | null) => {
        if (each === null) return 'NULL';
        return sql === 'VARCHAR' ? `'${each.replaceAll("'", "''")}'` : `CAST(${each} AS ${sql})`;
      };
      return `unnest([${drawn.map(literal).join(', ')}]::${sql}[]) AS ${kind}`;
    });
    await connection.run(
      `COPY (SELECT t.* FROM range(${copies}), (SELECT ${columns.join(', ')}) AS t) TO '${path}'
         (FORMAT parquet, COMPRESSION ${codec}, PARQUET_VERSION ${version}, DICTIONARY_SIZE_LIMIT ${dictionary}, ROW_GROUP_SIZE 2048)`,
    );
    return bothWays(path, Object.fromEntries(kinds.map((kind) => [kind, values[kind].type])));
  }

  it('that DuckDB writes are what it reads, and it is not asked for texts, days and numbers', async () => {
    const plain = [
      'text',
      'date',
      'written',
      'whole',
      'small',
      'long',
      'float',
      'momentAsText',
      'wholeAsText',
    ] as const;
    await fc.assert(
      fc.asyncProperty(written(plain, ['uncompressed', 'snappy', 'gzip', 'zstd'], ['V1']), async (table) => {
        expect((await writtenAndRead(table)).asked).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('of any type and compression are what DuckDB reads, or are left to it', async () => {
    const codecs = ['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli'];
    let read = 0;
    await fc.assert(
      fc.asyncProperty(written(kinds, codecs, ['V1', 'V2']), async (table) => {
        try {
          await writtenAndRead(table);
          read++;
        } catch (cause) {
          if (!(cause instanceof NotPlainPages)) throw cause;
        }
      }),
      { numRuns: 30 },
    );
    expect(read).toBeGreaterThan(2);
  });

  it('are left to DuckDB where they are spoilt, which says so, whatever byte of them it is', async () => {
    const whole = readFileSync(elsewhere('pages-2-snappy'));
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, by, isCut) => {
          const spoilt = Buffer.from(whole);
          spoilt[at]! ^= by;
          const path = folder.file(
            'spoilt.parquet',
            isCut ? Buffer.concat([spoilt.subarray(0, at), whole.subarray(-400)]) : spoilt,
          );
          try {
            await read(path, { text: 'text', id: 'text', day: 'date', double: 'number' }, true);
          } catch (cause) {
            expect(cause).toBeInstanceOf(NotPlainPages);
            refused++;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(refused).toBeGreaterThan(2);
  });

  it('of texts that are no UTF-8 are refused in one line, as DuckDB refuses them', async () => {
    for (const [name, dictionary] of [
      ['plain', 1],
      ['dictionary', 1000],
    ] as const) {
      const path = `${folder.path}/${name}.parquet`;
      await connection.run(
        `COPY (SELECT unnest(['ABCDEFGH', 'ABCDEFGH', 'x']) AS text, 'y' AS other) TO '${path}' (FORMAT parquet, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT ${dictionary})`,
      );
      const bytes = readFileSync(path);
      for (let at = bytes.indexOf('ABCDEFGH'); at >= 0; at = bytes.indexOf('ABCDEFGH', at + 1)) bytes[at + 3] = 0xc0;
      const spoilt = folder.file(`${name}-spoilt.parquet`, bytes);
      await expect(read(spoilt, { text: 'text' }, true)).rejects.toThrow(NotPlainPages);
      const schema = schemaOf({ text: 'text' });
      await expect(readTable({ paths: [spoilt], schema })).rejects.toThrow(
        /^\S+-spoilt\.parquet cannot be read as Parquet: .*UTF-?8.* Export it again\.$/,
      );
    }
  });

  it('of nested columns are refused in one line, and others of that file are read', async () => {
    const path = `${folder.path}/nested.parquet`;
    await connection.run(
      `COPY (SELECT ['a'] AS list, {'a': 1, 'b': {'c': 2}} AS struct, 'x' AS text, 4 AS number) TO '${path}' (FORMAT parquet)`,
    );
    const { asked, found } = await bothWays(path, { text: 'text', number: 'number' });
    expect(asked).toBe(0);
    expect(found).toMatchObject({ rows: 1, found: [{ column: { codes: [0], texts: ['x'] } }, { column: [4] }] });
    for (const name of ['list', 'struct']) {
      await expect(readTable({ paths: [path], schema: schemaOf({ [name]: 'text' }) })).rejects.toThrow(
        /^the column "\w+" of \S+ holds [^\n]*\. Export one value in each column\.$/,
      );
    }
  });
});
