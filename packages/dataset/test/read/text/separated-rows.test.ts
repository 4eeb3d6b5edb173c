import { randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileRelation } from '../../../src/format/relation.ts';
import { plainColumns } from '../../../src/index.ts';
import { duckdb } from '../../../src/query/duckdb.ts';
import { entriesOf } from '../../../src/read/chunk-vector.ts';
import { readTable } from '../../../src/read/index.ts';
import { sourceFile } from '../../../src/read/source-file.ts';
import { NotPlainRecords, readSeparated } from '../../../src/read/text/separated-rows.ts';
import { everyType } from '../every-type-schema.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const RUNS = 60;
type Connection = Awaited<ReturnType<Awaited<ReturnType<typeof opened>>['connect']>>;
const opened = () => duckdb().DuckDBInstance.create(':memory:');
let connection: Connection;

beforeAll(async () => {
  connection = await (await opened()).connect();
});
afterAll(() => connection.closeSync());

type Rows = (string | null)[][];

/** An empty value is a missing one, however it was written. */
const orMissing = (text: unknown) => (text === null || text === '' ? null : String(text));

function written(content: string | Uint8Array) {
  return sourceFile(folder.file('records.csv', content));
}

async function ours(content: string | Uint8Array, columns: readonly string[], delimiter = ','): Promise<Rows | null> {
  const rows: Rows = [];
  const positions = [...columns.keys()].reverse();
  let isSound = true;
  try {
    const count = await readSeparated(written(content), { delimiter, columns }, positions, (vectorAt) => {
      const from = rows.length;
      for (const [index, position] of positions.entries()) {
        const vector = vectorAt(index);
        const raw = Buffer.from(vector.values(16));
        let long = Buffer.alloc(0);
        vector.copyLongTexts((bytes) => {
          long = Buffer.alloc(bytes);
          return long;
        });
        let start = 0;
        for (let row = 0; row < vector.rowCount; row++) {
          const length = entriesOf(raw)[4 * row]!;
          const isLong = length > 12;
          const text = isLong
            ? long.toString('utf8', start, start + length)
            : raw.toString('utf8', 16 * row + 4, 16 * row + 4 + length);
          if (isLong) {
            isSound &&= Buffer.from(vector.longText(row)).toString('utf8') === text;
            start += length;
          } else isSound &&= raw.subarray(16 * row + 4 + length, 16 * row + 16).every((byte) => byte === 0);
          rows[from + row] ??= [];
          rows[from + row]![position] = orMissing(text);
        }
        isSound &&= start === long.length;
      }
    });
    expect({ count, isSound }).toEqual({ count: rows.length, isSound: true });
    return rows;
  } catch (cause) {
    if (cause instanceof NotPlainRecords) return null;
    throw cause;
  }
}

/** By DuckDB, asked as the reader asks it. */
async function database(content: string, columns: readonly string[], delimiter = ','): Promise<Rows | null> {
  const file = written(content);
  const layout = { delimiter, columns };
  const relation = await fileRelation(async () => connection, { file, text: { layout, blankRows: 0 } } as never);
  const selected = columns.map((_, position) => ({ position, wanted: 'text' as const }));
  try {
    const read = await connection.runAndReadAll((await relation.query(selected, false)).sql);
    return read.getRows().map((row) => row.map(orMissing));
  } catch {
    return null;
  }
}

const bare = fc.constantFrom(
  '',
  'a',
  '7',
  'Ana',
  ' x ',
  'José',
  'exactly12byt',
  'a value of more than twelve bytes',
  '\u{1F600}',
  '-1.5',
  '\t',
);
const quoted = fc
  .array(fc.constantFrom('a', ',', '""', '\n', '\r\n', ' ', 'é', 'a longer piece', ';'), { maxLength: 5 })
  .map((parts) => `"${parts.join('')}"`);
const odd = fc.constantFrom(
  '"',
  'a"b',
  '"a"b',
  '""x',
  ' "a"',
  '"a" ',
  '\r',
  '\u0000',
  'a\u0000b',
  '\n',
  '""""',
  '"',
  '\\"',
  "'",
);
const value = fc.oneof(
  { weight: 12, arbitrary: bare },
  { weight: 4, arbitrary: quoted },
  { weight: 1, arbitrary: odd },
);

/** An empty line now and then. */
const record = fc.oneof(
  { weight: 20, arbitrary: fc.array(value, { minLength: 3, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant([] as string[]) },
);

describe('plain records', () => {
  it('are what DuckDB reads, or are left to it', async () => {
    let read = 0;
    const runs = RUNS;
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.constantFrom(',', ';', '\t', '|'),
        async (records, end, isEnded, delimiter) => {
          const lines = [['one', 'two', 'three'], ...records].map((record) => record.join(delimiter));
          const content = lines.join(end) + (isEnded ? end : '');
          const found = await ours(content, ['one', 'two', 'three'], delimiter);
          if (found === null) return;
          read++;
          expect(found).toEqual(await database(content, ['one', 'two', 'three'], delimiter));
        },
      ),
      { numRuns: runs },
    );
    expect(read).toBeGreaterThan(runs / 4);
  });

  it('are whole wherever the parts of a file end', async () => {
    const random = randomStream(1, 'records');
    const texts = [
      '',
      'x',
      'José',
      'twelve bytes',
      'a value of more than twelve bytes',
      'with, a separator',
      'say "so"',
      'two\nlines',
    ];
    const rows = Array.from({ length: 38_000 }, (_, row) => [
      `R${row}`,
      ...Array.from({ length: 4 }, () => texts[random.integer(texts.length)]!),
    ]);
    const write = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const columns = ['one', 'two', 'three', 'four', 'five'];
    const content = [columns, ...rows].map((row) => row.map(write).join(',')).join('\r\n');
    expect(Buffer.byteLength(content)).toBeGreaterThan(2 * 2 ** 20);
    const found = await ours(content, columns);
    expect(found).toEqual(rows.map((row) => row.map(orMissing)));
  });

  it('are no longer than a part of a file; a longer one is left to DuckDB', async () => {
    const long = (bytes: number) => `one,two\n"${'a'.repeat(bytes)}",b\nc,d\n`;
    expect(await ours(long(1_000_000), ['one', 'two'])).toHaveLength(2);
    expect(await ours(long(3_000_000), ['one', 'two'])).toBeNull();
  });
});

describe('a file of plain records', () => {
  const cell = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('', '1', '-0.25', '0.030621569539864887', '1980-01-31', '2024-05-01T10:00:00Z', 'Ana'),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'José',
        'N/A',
        '1e5',
        '+4',
        '.5',
        '5.',
        ' 7 ',
        '"1,234"',
        '12%',
        'inf',
        '-0',
        '007',
        '"a,b"',
        '9'.repeat(30),
        '31/02/1980',
      ),
    },
  );
  const typed = fc.tuple(
    cell,
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('', '1', '-2.5', '0.12345678901234567', '1e5', '7 ') },
      { weight: 1, arbitrary: cell },
    ),
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom('', '1980-01-31', '2001-12-01') }, { weight: 1, arbitrary: cell }),
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom('', '2024-05-01T10:00:00Z') }, { weight: 1, arbitrary: cell }),
  );

  it('is read as DuckDB reads it, to the last number of the account', async () => {
    const read = async (content: string) => {
      try {
        const { table, fields, rowCount } = await readTable({
          paths: [folder.file('typed.csv', content)],
          schema: everyType,
        });
        return {
          columns: plainColumns(table),
          fields,
          rowCount,
          dictionaries: Object.values(table.columns).map((column) =>
            column.kind === 'text' ? [...column.values] : column,
          ),
        };
      } catch (cause) {
        return (cause as Error).message;
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 8 }), async (rows) => {
        const content = `text,number,date,time\n${rows.map((row) => `${row.join(',')}\n`).join('')}`;
        // A row of nothing but separators is passed over, and only DuckDB does so.
        const blank = rows.some((row) => row.every((text) => text === ''));
        const found = await read(content);
        const other = await read(`${content},,,\n`);
        if (!blank) expect(found).toEqual(other);
      }),
      { numRuns: RUNS / 4 },
    );
  });
});
