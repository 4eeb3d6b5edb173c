import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { textAt } from '@assay/statistics';
import { DuckDBInstance } from '@duckdb/node-api';
import { CompressionType, setCompressionCodec, tableFromArrays, tableToIPC } from '@uwdata/flechette';
import lz4 from 'lz4js';
import { describe, expect, it } from 'vitest';
import { accountLines, dateColumn, textColumn, writtenDay } from '../../src/index.ts';
import { type ReadingChoices, readTable } from '../../src/read/index.ts';
import { personSchema } from './person-schema.ts';
import { sqliteFile } from './sqlite-file.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { workbookBytes } from './workbook-bytes.ts';

const folder = temporaryFolder();
const people = ['José Bell 1980-03-05', 'Siân Dee 1975-12-13'];
const header = ['first_name', 'surname', 'date_of_birth'];

const PACKED_BY_PYARROW =
  '/////+AAAAAQAAAAAAAKAAwABgAFAAgACgAAAAABBAAMAAAACAAIAAAABAAIAAAABAAAAAMAAAB8AAAAQAAAAAQAAACg////AAABCBAAAAAkAA' +
  'AABAAAAAAAAAANAAAAZGF0ZV9vZl9iaXJ0aAAGAAgABgAGAAAAAAAAANj///8AAAEFEAAAABgAAAAEAAAAAAAAAAcAAABzdXJuYW1lAMT///8Q' +
  'ABQACAAGAAcADAAAABAAEAAAAAAAAQUQAAAAIAAAAAQAAAAAAAAACgAAAGZpcnN0X25hbWUAAAQABAAEAAAAAAAAAP////8gAQAAFAAAAAAAAA' +
  'AMABgABgAFAAgADAAMAAAAAAMEABwAAACYAAAAAAAAAAAAAAAMAB4AEAAEAAgADAAMAAAAsAAAACQAAAAYAAAAAgAAAAAAAAAAAAAAAAAGAAgA' +
  'BwAGAAAAAAAAAQgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAdAAAAAAAAACAAAAAAAAAAGwAAAAAAAABAAAAAAAAAAAAAAAAAAAAAQAAAAA' +
  'AAAAAdAAAAAAAAAGAAAAAAAAAAGAAAAAAAAAB4AAAAAAAAAAAAAAAAAAAAeAAAAAAAAAAZAAAAAAAAAAAAAAADAAAAAgAAAAAAAAAAAAAAAAAA' +
  'AAIAAAAAAAAAAAAAAAAAAAACAAAAAAAAAAAAAAAAAAAADAAAAAAAAAAotS/9IAxhAAAAAAAABQAAAAoAAAAAAAAKAAAAAAAAACi1L/0gClEAAE' +
  'pvc8OpU2nDom4AAAAAAAwAAAAAAAAAKLUv/SAMYQAAAAAAAAQAAAAHAAAAAAAABwAAAAAAAAAotS/9IAc5AABCZWxsRGVlCAAAAAAAAAAotS/9' +
  'IAhBAACEDgAAfAgAAAAAAAAAAAD/////AAAAAA==';

async function read(path: string, choices: ReadingChoices = {}) {
  const reading = await readTable({ paths: [path], schema: personSchema, choices });
  const { table } = reading;
  const rows = Array.from({ length: table.rowCount }, (_, row) =>
    [
      textAt(textColumn(table, 'first_name'), row),
      textAt(textColumn(table, 'surname'), row),
      writtenDay(dateColumn(table, 'date_of_birth').days[row]!),
    ].join(' '),
  );
  return { rows, file: reading.files[0]!, lines: accountLines(reading) };
}

describe('an Excel workbook', () => {
  const register = [header, ['José', 'Bell', { serial: 29285 }], ['Siân', 'Dee', { serial: 27741 }]];

  it('gives its dates as days, whatever their format, and says which sheet was read', async () => {
    const { rows, file, lines } = await read(folder.file('one.xlsx', workbookBytes({ Register: register, Notes: [] })));
    expect(rows).toEqual(people);
    expect(file).toMatchObject({ format: 'excel', part: 'Register', otherParts: ['Notes'] });
    expect(lines[0]).toBe('one.xlsx: 2 rows of Excel, sheet "Register"');
  });

  it('with a title above the table and a total under it is read without them', async () => {
    const framed = [['Extract of the register'], [null], ...register, ['Total: 2']];
    expect((await read(folder.file('framed.xlsx', workbookBytes({ Register: framed })))).rows).toEqual(people);
  });

  it('of several sheets asks which, and takes the answer', async () => {
    const path = folder.file(
      'two.xlsx',
      workbookBytes({ Old: [header, ['A', 'B', '1 May 1970']], Register: register }),
    );
    await expect(read(path)).rejects.toThrow('has 2 sheets: Old, Register. Say which: --sheet "Old"');
    expect((await read(path, { sheet: 'register' })).rows).toEqual(people);
    await expect(read(path, { sheet: 'New' })).rejects.toThrow('has no sheet "New". It has Old, Register.');
  });

  it('that holds texts keeps them as texts', async () => {
    const rows = [
      ['rec_id', ...header],
      ['000123', 'Ann', 'Bell', '05/03/1980'],
    ];
    const { rows: got } = await read(folder.file('texts.xlsx', workbookBytes({ S: rows })).toString()).catch(
      (cause) => ({ rows: [cause.message] }),
    );
    expect(got[0]).toContain('no value of the column "rec_id" gives any "entity"');
  });

  it.each([
    [
      'old.xls',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'is a workbook of Excel 97 to 2003 or locked by a password',
    ],
    ['some.zip', Buffer.from('PK\u0003\u0004 readme.txt'), 'is a zip archive that cannot be unpacked'],
    ['text.xlsx', 'a,b\n', 'is named .xlsx but is a text. Rename it to .csv.'],
  ])('%s is refused', async (name, content, message) => {
    await expect(read(folder.file(name, content))).rejects.toThrow(message);
  });
});

describe('Arrow', () => {
  const table = tableFromArrays({
    first_name: ['José', 'Siân'],
    surname: ['Bell', 'Dee'],
    date_of_birth: [new Date(Date.UTC(1980, 2, 5)), new Date(Date.UTC(1975, 11, 13))],
  });

  it.each([
    ['people.arrow', { format: 'file' as const }],
    ['stream.arrows', { format: 'stream' as const }],
  ])('%s is read', async (name, options) => {
    const { rows, file } = await read(folder.file(name, tableToIPC(table, options)!));
    expect(rows).toEqual(people);
    expect(file).toMatchObject({ format: 'arrow', encoding: null, delimiter: null });
  });

  it('packed with LZ4 is read as Feather writes it', async () => {
    setCompressionCodec(CompressionType.LZ4_FRAME, {
      encode: (bytes) => lz4.compress(bytes),
      decode: (bytes) => lz4.decompress(bytes),
    });
    const packed = tableToIPC(table, { format: 'file', codec: CompressionType.LZ4_FRAME })!;
    expect((await read(folder.file('people.feather', packed))).rows).toEqual(people);
  });

  it('packed with Zstandard by another program (pyarrow 26: ipc.new_stream with compression="zstd") is read', async () => {
    const path = folder.file('packed.arrows', Buffer.from(PACKED_BY_PYARROW, 'base64'));
    expect((await read(path)).rows).toEqual(people);
  });

  it('that is broken or old is refused', async () => {
    await expect(read(folder.file('broken.arrow', 'ARROW1\0\0nothing'))).rejects.toThrow('cannot be read as Arrow');
    await expect(read(folder.file('old.feather', 'FEA1xxxx'))).rejects.toThrow('is Feather of version 1');
  });
});

it('tells a picture or a document that was given for a table, whatever it is called', async () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200, 65)]);
  await expect(read(folder.file('people.csv', png))).rejects.toThrow('is a picture. Export the table itself');
  await expect(read(folder.file('scan.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0])))).rejects.toThrow('is a picture');
  await expect(read(folder.file('letter.csv', '{\\rtf1 Dear all}'))).rejects.toThrow('is a document');
});

describe('SQLite', () => {
  const database = (name: string, ...statements: string[]) => sqliteFile(`${folder.path}/${name}`, statements);
  const create = 'CREATE TABLE people (first_name TEXT, surname TEXT, date_of_birth TEXT, number INTEGER)';
  const insert =
    "INSERT INTO people VALUES ('José', 'Bell', '1980-03-05', 9007199254740991), ('Siân', 'Dee', '13/12/1975', NULL)";

  it('gives its one table, or a query', async () => {
    const path = database('one.sqlite', create, insert);
    const { rows, file } = await read(path);
    expect(rows).toEqual(people);
    expect(file).toMatchObject({ format: 'sqlite', part: 'people', unread: ['number'] });
    const query = "SELECT first_name, surname, date_of_birth FROM people WHERE surname = 'Dee'";
    expect((await read(path, { query })).rows).toEqual(people.slice(1));
  });

  it('with several tables asks which', async () => {
    const path = database('two.sqlite', create, insert, 'CREATE TABLE other (a TEXT)');
    await expect(read(path)).rejects.toThrow('has 2 tables: other, people. Say which: --sheet "other", or --query');
    expect((await read(path, { sheet: 'people' })).rows).toEqual(people);
  });

  it.each([
    ['DROP TABLE people', 'is not one SELECT'],
    ['SELECT 1; DROP TABLE people', 'is not one SELECT'],
    ['SELECT * FROM absent', 'cannot be read as SQLite: no such table: absent'],
    ['WITH a AS (SELECT 1) DELETE FROM people', /./],
  ])('does nothing but select: %s', async (query, message) => {
    const path = database('guarded.sqlite', create, insert);
    const before = readFileSync(path);
    await expect(read(path, { query })).rejects.toThrow(message);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('written with a log beside it is read, and refused while changes lie in the log', async () => {
    // A text over several pages: of these a wrong byte of the head gives other words.
    const long = 'Ash'.repeat(5_000);
    const path = database('logged.sqlite', create, insert, `INSERT INTO people VALUES ('Ada', '${long}', NULL, NULL)`);
    const bytes = readFileSync(path);
    bytes.fill(2, 18, 20);
    const logged = folder.file('logged.sqlite', bytes);
    const { rows } = await read(logged);
    expect(rows.slice(0, people.length)).toEqual(people);
    expect(rows.slice(people.length).map((row) => row.split(' ').slice(0, 2))).toEqual([['Ada', long]]);
    folder.file('logged.sqlite-wal', 'x');
    await expect(read(logged)).rejects.toThrow('logged.sqlite-wal. Close the program that writes it');
  });

  it('keeps columns in the order of the query, also where a name is a number, a row is none or a name stands twice', async () => {
    const path = database('odd.sqlite', create, insert);
    const query = 'SELECT number AS "2019", first_name, surname, date_of_birth, first_name FROM people';
    const { rows, file } = await read(path, { query });
    expect(rows).toEqual(people);
    expect(file.unread).toEqual(['2019', 'first_name:1']);
    await expect(read(path, { query: `${query} WHERE 0;` })).rejects.toThrow('has no row');
  });

  it('is read from a folder that nothing can be written to, and leaves nothing in any', async () => {
    mkdirSync(`${folder.path}/alone`);
    const path = database('alone/one.sqlite', create, insert);
    chmodSync(`${folder.path}/alone`, 0o500);
    expect((await read(path)).rows).toEqual(people);
    chmodSync(`${folder.path}/alone`, 0o700);
    expect(readdirSync(`${folder.path}/alone`)).toEqual(['one.sqlite']);
  });
});

describe('DuckDB', () => {
  async function database(name: string, ...statements: string[]) {
    const path = `${folder.path}/${name}`;
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    for (const statement of statements) await connection.run(statement);
    connection.closeSync();
    instance.closeSync();
    return path;
  }
  const create = 'CREATE TABLE people (first_name TEXT, surname TEXT, date_of_birth DATE)';
  const insert = "INSERT INTO people VALUES ('José', 'Bell', '1980-03-05'), ('Siân', 'Dee', '1975-12-13')";

  it('gives its one table, or a query, with its types', async () => {
    const path = await database('one.duckdb', create, insert);
    const { rows, file } = await read(path);
    expect(rows).toEqual(people);
    expect(file).toMatchObject({ format: 'duckdb', part: 'people' });
    expect((await read(path, { query: "SELECT * FROM people WHERE surname = 'Dee'" })).rows).toEqual(people.slice(1));
  });

  it('reaches no other file and writes nothing', async () => {
    const path = await database('guarded.duckdb', create, insert);
    const secret = folder.file('secret.csv', 'a\n1\n');
    await expect(read(path, { query: `SELECT * FROM read_csv('${secret}')` })).rejects.toThrow(
      /Permission Error|disabled|Cannot access/i,
    );
    await expect(read(path, { query: 'DELETE FROM people' })).rejects.toThrow('is not one SELECT');
  });
});

describe('JSON', () => {
  it('in an object around a list is taken out of it', async () => {
    const rows = [
      { first_name: 'José', surname: 'Bell', date_of_birth: '05/03/1980' },
      { first_name: 'Siân', surname: 'Dee', date_of_birth: '13/12/1975' },
    ];
    const { rows: got, file } = await read(folder.file('wrapped.json', JSON.stringify({ count: 2, data: rows })));
    expect(got).toEqual(people);
    expect(file).toMatchObject({ format: 'json', part: 'data' });
    await expect(read(folder.file('many.json', JSON.stringify({ a: rows, b: rows })))).rejects.toThrow(
      'holds several lists: a, b.',
    );
    const utf16 = Buffer.from(`\uFEFF${JSON.stringify(rows)}`, 'utf16le');
    expect((await read(folder.file('utf16.json', utf16))).rows).toEqual(people);
  });
});
