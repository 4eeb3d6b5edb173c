import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  dateColumn,
  numberColumn,
  type Table,
  tableSchema,
  textColumn,
  timeColumn,
  writtenDay,
} from '../../src/index.ts';
import { duckdb } from '../../src/query/duckdb.ts';
import { readTable } from '../../src/read/index.ts';
import { everyType } from './every-type-schema.ts';
import { personSchema } from './person-schema.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const HEADER = 'text,number,date,time\n';

/** The table as rows of plain values. */
function rows(table: Table): (string | number | null)[][] {
  const plain = (value: number) => (Number.isNaN(value) ? null : value);
  return Array.from({ length: table.rowCount }, (_, row) => [
    textAt(textColumn(table, 'text'), row),
    plain(numberColumn(table, 'number').values[row]!),
    writtenDay(dateColumn(table, 'date').days[row]!),
    plain(timeColumn(table, 'time').milliseconds[row]!),
  ]);
}

async function read(name: string, content: string | Uint8Array): Promise<(string | number | null)[][]> {
  return rows((await readTable({ paths: [folder.file(name, content)], schema: everyType })).table);
}

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const reading = readTable({ paths: [folder.file(name, content)], schema: everyType });
  const error: Error = await reading.then(
    () => expect.fail('was read'),
    (cause) => cause,
  );
  expect(error.name).toBe('InputError');
  expect(error.message).not.toContain('\n');
  return error.message.replace(folder.path, '.');
}

const one = [['Ana', 1.5, '1980-01-31', 0]];

describe('what a CSV file may look like', () => {
  it('holds NULL in every type of column, in the middle of long runs', async () => {
    const filled = 'a text of more than twelve bytes,0.25,1980-01-31,1970-01-01T00:00:01Z,x\n';
    const short = 'short,-7,1980-02-29,1970-01-02T00:00Z,x\n';
    const content = `text,number,date,time,spare\n${`${filled},,,,x\n${short}`.repeat(3000)}`;
    const got = await read('nulls.csv', content);
    expect(got).toHaveLength(9000);
    for (let row = 0; row < got.length; row += 3) {
      expect(got[row]).toEqual(['a text of more than twelve bytes', 0.25, '1980-01-31', 1000]);
      expect(got[row + 1]).toEqual([null, null, null, null]);
      expect(got[row + 2]).toEqual(['short', -7, '1980-02-29', 86_400_000]);
    }
  });

  it.each([
    ['spaces after the commas', 'text, number, date, time\nAna, 1.5, 1980-01-31, 1970-01-01T00:00Z\n'],
    ['quotes after a space', 'text, number, date, time\n "Ana", 1.5, 1980-01-31, 1970-01-01T00:00Z\n'],
    ['a byte order mark', `\uFEFF${HEADER}Ana,1.5,1980-01-31,1970-01-01T00:00Z\n`],
    ['semicolons', 'text;number;date;time\nAna;1.5;31/01/1980;1970-01-01T00:00Z\n'],
    ['tabs and Windows line ends', 'text\tnumber\tdate\ttime\r\nAna\t1.5\t31-01-1980\t1970-01-01T00:00Z\r\n'],
    ['bars and no last line end', 'text|number|date|time\nAna|1.5|19800131|1970-01-01T00:00Z'],
    ['other names in other columns', 'spare,Time,DATE,"Num-ber",T_e_x_t\nx,1970-01-01T00:00Z,1980-01-31,1.5,Ana\n'],
    ['blank lines', `${HEADER}\nAna,1.5,1980-01-31,1970-01-01T00:00Z\n\n`],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}Ana,1.5,1980-01-31,1970-01-01T00:00Z\n`, 'utf16le')],
  ])('has %s', async (_, content) => {
    expect(await read('shape.csv', content)).toEqual(one);
  });

  it('is compressed', async () => {
    expect(await read('packed.csv.gz', gzipSync(`${HEADER}Ana,1.5,1980-01-31,1970-01-01T00:00Z\n`))).toEqual(one);
  });

  it('is in Windows-1252, as older systems write', async () => {
    const content = Buffer.concat([
      Buffer.from(`${HEADER}Jos`),
      Buffer.from([0xe9, 0x20, 0x4f, 0x92]),
      Buffer.from('x,,,\n'),
    ]);
    const path = folder.file('old.csv', content);
    const { table, files } = await readTable({ paths: [path], schema: everyType });
    expect(textColumn(table, 'text').values).toEqual(['José O’x']);
    expect(files[0]).toMatchObject({ path, encoding: 'windows-1252' });
  });

  it('brings texts to NFC and trims them, and keeps their case', async () => {
    const got = await read('normal.csv', `${HEADER}Jose\u0301,,,\n José ,,,\nJOSÉ,,,\n"  ",1,,\n`);
    expect(got.map(([text]) => text)).toEqual(['José', 'José', 'JOSÉ', null]);
  });

  describe('a number that was said to mean missing is missing, and counted', () => {
    const { fields: every } = everyType;
    const schema = { ...everyType, fields: every.filter(({ name }) => name === 'number') };
    const numbers = async (path: string, missing: readonly string[] = ['9999', '-1']) => {
      const { table, fields } = await readTable({ paths: [path], schema, mapping: { number: 'n' }, missing });
      const values = [...numberColumn(table, 'number').values].map((value) => (Number.isNaN(value) ? null : value));
      return { values, words: fields[0]!.missingWords };
    };

    it.each([
      ['plain.csv', 'n,o\n1,a\n9999,b\n-1,c\n9999,d\n99990,e\n'],
      ['quoted.csv', 'n,o\n"1","a\nb"\n9999,b\n"-1",c\n9999.0,d\n99990,"e"\n'],
      ['with-an-odd-quote.csv', 'n,o\n1,a"b\n 9999 ,b\n-1,c\n9999,d\n99990,e\n'],
      ['rows.json', '[{"n":1,"o":"a"},{"n":9999,"o":"b"},{"n":-1,"o":"c"},{"n":9999,"o":"d"},{"n":99990,"o":"e"}]'],
    ])('in %s', async (name, content) => {
      expect(await numbers(folder.file(name, content))).toEqual({
        values: [1, null, null, null, 99990],
        words: [
          { text: '9999', rows: 2 },
          { text: '-1', rows: 1 },
        ],
      });
    });

    it('between commas of thousands', async () => {
      const path = folder.file('commas.csv', 'n,o\n"1,234,567",a\n"9,999",b\n7,c\n');
      expect(await numbers(path)).toEqual({ values: [1_234_567, null, 7], words: [{ text: '9999', rows: 1 }] });
    });

    it('beside a word that is none', async () => {
      expect(await numbers(folder.file('words.csv', 'n,o\nNA,a\n9999,b\n7,c\n'), ['NA', '9999'])).toEqual({
        values: [null, null, 7],
        words: [
          { text: 'NA', rows: 1 },
          { text: '9999', rows: 1 },
        ],
      });
    });

    it('in Parquet, whatever the type of its numbers', async () => {
      const connection = await (await duckdb().DuckDBInstance.create(':memory:')).connect();
      for (const type of ['INTEGER', 'DOUBLE', 'DECIMAL(8, 1)', 'VARCHAR']) {
        const path = join(folder.path, `${type.replaceAll(/\W/g, '')}.parquet`);
        await connection.run(
          `COPY (SELECT CAST(unnest([1, 9999, 7]) AS ${type}) AS n, 'a' AS o) TO '${path}' (FORMAT parquet)`,
        );
        expect(await numbers(path, ['9999'])).toEqual({ values: [1, null, 7], words: [{ text: '9999', rows: 1 }] });
      }
      connection.closeSync();
    });
  });

  it('keeps people called Na and Null, unless the caller says that these are missing', async () => {
    const path = folder.file('na.csv', `${HEADER}Na,1,,\nNull,NA,,\n`);
    const { table } = await readTable({ paths: [path], schema: everyType, missing: ['NA'] });
    expect(textColumn(table, 'text').values).toEqual(['Na', 'Null']);
    expect([...numberColumn(table, 'number').values]).toEqual([1, Number.NaN]);
  });

  it('reads numbers exactly as Number does', async () => {
    const numbers = [
      '0.1',
      '-0.07',
      '123456789012',
      '1e-7',
      '.5',
      '5.',
      '+3',
      '9007199254740993',
      '0.000000000001',
      '-2.002',
    ];
    const expected = numbers.map(Number);
    const plain = await read('plain.csv', HEADER + numbers.map((text) => `,${text},,\n`).join(''));
    const spaced = await read('spaced.csv', HEADER + numbers.map((text) => `, ${text} ,,\n`).join(''));
    expect(plain.map((row) => row[1])).toEqual(expected);
    expect(spaced.map((row) => row[1])).toEqual(expected);
  });

  it('has a header and no rows, and is refused unless that may be', async () => {
    const paths = [folder.file('no-rows.csv', HEADER)];
    const { table } = await readTable({ paths, schema: everyType, mayBeEmpty: true });
    expect(rows(table)).toEqual([]);
    expect(await refusal('no-rows.csv', HEADER)).toBe(
      './no-rows.csv has a header and no row under it. Export it again with its rows, or leave the input out where it may be.',
    );
  });

  it('counts dates that cannot be and keeps their digits', async () => {
    const path = folder.file('dates.csv', `${HEADER},,1980-13-01,\n,,31/02/1980,\n,,00000101,\n,,2000-02-29,\n`);
    const { table, impossibleDates } = await readTable({ paths: [path], schema: everyType });
    expect(impossibleDates).toEqual({ date: 3 });
    expect(dateColumn(table, 'date').recorded.values).toEqual(['1980-13-01', '1980-02-31', '0000-01-01', '2000-02-29']);
    expect(rows(table).map((row) => row[2])).toEqual([null, null, null, '2000-02-29']);
  });
});

describe('other formats', () => {
  it.each([
    ['array.json', '[{"text":"Ana","number":1.5,"date":"31/01/1980","time":"1970-01-01T00:00Z"},{"text":null}]'],
    ['lines.ndjson', '{"text":"Ana","number":1.5,"date":"1980-01-31","time":"1970-01-01T00:00Z"}\n{"text":null}\n'],
  ])('reads %s', async (name, content) => {
    expect(await read(name, content)).toEqual([...one, [null, null, null, null]]);
  });
});

describe('GeoJSON', () => {
  const square = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}';
  const feature = (properties: string) => `{"type":"Feature","properties":${properties},"geometry":${square}}`;
  const schema = tableSchema({
    name: 'sectors',
    title: 'Sectors',
    fields: [
      {
        name: 'sector',
        title: 'Sector',
        description: 'Sector.',
        type: 'text',
        role: 'identifier',
        aliases: ['na/me~1'],
        required: false,
      },
      { name: 'people', title: 'People', description: 'People.', type: 'number', role: 'measure', required: false },
      { name: 'geometry', title: 'Outline', description: 'Outline.', type: 'text', role: 'place', required: true },
    ],
  });
  const content = `{"type":"FeatureCollection","features":[${feature('{"na/me~1":"North","people":12.5,"geometry":"no"}')},${feature('{"na/me~1":null}')}]}`;

  it.each(['wards.geojson', 'wards.json'])('%s gives a row for each feature, with its outline', async (name) => {
    const { table, files } = await readTable({ paths: [folder.file(name, content)], schema });
    expect(files[0]).toMatchObject({ format: 'geojson', rowCount: 2, unread: [] });
    expect(textColumn(table, 'sector')).toMatchObject({ codes: Int32Array.of(0, -1), values: ['North'] });
    expect([...numberColumn(table, 'people').values]).toEqual([12.5, Number.NaN]);
    expect(textColumn(table, 'geometry').values.map((text) => JSON.parse(text))).toEqual([JSON.parse(square)]);
  });

  it.each([
    ['no-features.geojson', '{"type":"Topology"}', 'has no feature with properties'],
    ['bare.geojson', '{"type":"FeatureCollection","features":[]}', 'has no feature with properties'],
    ['broken.geojson', '{"type":"FeatureCollection"', 'cannot be read as GeoJSON'],
  ])('%s is refused', async (name, text, message) => {
    await expect(readTable({ paths: [folder.file(name, text)], schema })).rejects.toThrow(message);
  });
});

describe('several files', () => {
  it('stand one under the other, each with its own names and numbers of rows', async () => {
    const first = folder.file('first.csv', `${HEADER}Ana,1.5,1980-01-31,1970-01-01T00:00Z\n`);
    const second = folder.file('second.csv', 'time,date,number,text\n1970-01-01T00:00Z,31/01/1980, 1.5,Ana\n');
    const { table, files } = await readTable({ paths: [first, second], schema: everyType });
    expect(rows(table)).toEqual([...one, ...one]);
    expect(dateColumn(table, 'date').recorded.values).toEqual(['1980-01-31']);
    expect(files.map(({ rowCount }) => rowCount)).toEqual([1, 1]);
  });

  it('name the file and its own row in a refusal', async () => {
    const first = folder.file('first.csv', `${HEADER}Ana,1.5,1980-01-31,1970-01-01T00:00Z\n`);
    const second = folder.file('second.csv', `${HEADER}Ana,1.5,soon,1970-01-01T00:00Z\n`);
    await expect(readTable({ paths: [first, second], schema: everyType })).rejects.toThrow(
      /^row 1 of second.csv: "soon"/,
    );
  });
});

describe('files of different layout', () => {
  it('are refused where one lacks a field, or has a column for what is derived in the other', async () => {
    const people = (name: string, header: string, row: string) => folder.file(name, `${header}\n${row}\n`);
    const derived = people('derived.csv', 'rec_id,first_name,surname,dob', 'rec-1-org,Ana,Roe,1980-01-31');
    const plain = people('plain.csv', 'entity,rec_id,first_name,surname,dob', '1,rec-1-org,Ana,Roe,1980-01-31');
    const without = people('without.csv', 'first_name,surname,dob', 'Ana,Roe,1980-01-31');
    const open = (...paths: string[]) => readTable({ paths, schema: personSchema });
    await expect(open(derived, plain)).rejects.toThrow(/^"entity" is a column of its own in one of /);
    await expect(open(derived, without)).rejects.toThrow(
      /without.csv has no column for "record_id", which .*derived.csv has as "rec_id"/,
    );
    await expect(open(without, derived)).rejects.toThrow(/without.csv has no column for "record_id"/);
  });

  it('are refused where no value gives the field that is derived', async () => {
    const path = folder.file('odd.csv', 'rec_id,first_name,surname,dob\n17,Ana,Roe,1980-01-31\n');
    await expect(readTable({ paths: [path], schema: personSchema })).rejects.toThrow(
      'no value of the column "rec_id" gives any "entity". Name its own column, e.g. --columns people:entity=<column>',
    );
  });
});

describe('a file that cannot be read is refused in one line with the value and the remedy', () => {
  it.each([
    [
      'no-date.csv',
      `${HEADER}a,1,1980-01-31,\nb,2,unknown,\n`,
      'row 2 of no-date.csv: "unknown" in the date column "date" is no date. Write it as yyyy-mm-dd, yyyymmdd, dd/mm/yyyy, dd/mm/yy, 05-Mar-1980 or 5 March 1980, or leave it empty where it is missing; --missing names words for that.',
    ],
    [
      'no-time.csv',
      `${HEADER}a,1,,noon\n`,
      'row 1 of no-time.csv: "noon" in the time column "time" is no time. Write it as yyyy-mm-dd, yyyymmdd, dd/mm/yyyy, dd/mm/yy, 05-Mar-1980 or 5 March 1980, then hh:mm:ss, or leave it empty where it is missing; --missing names words for that.',
    ],
    [
      'no-number.csv',
      `${HEADER}a,1,,\nb,many,,\n`,
      'row 2 of no-number.csv: "many" in the number column "number" is no number. Write it in plain digits with a point (1234.5), or leave it empty where it is missing; --missing names words for that.',
    ],
    [
      'nan.csv',
      `${HEADER}a,nan,,\n`,
      'row 1 of nan.csv: "nan" in the number column "number" is no number. Write it in plain digits with a point (1234.5), or leave it empty where it is missing; --missing names words for that.',
    ],
    [
      'short.csv',
      `${HEADER}a,1\n`,
      'line 2 of ./short.csv has 2 values where the header has 4. Put quotes around values that hold the separator, or export the file again.',
    ],
    [
      'long.csv',
      `${HEADER}a,1,,,5\n`,
      'line 2 of ./long.csv has 5 values where the header has 4. Put quotes around values that hold the separator, or export the file again.',
    ],
    [
      'quote.csv',
      `${HEADER}"a,1,,\nb,1,,\n`,
      'line 2 of ./quote.csv opens a quote that is never closed, or goes on after one that is. Close or remove it; a quote inside a value is written twice.',
    ],
    [
      'missing.csv',
      'text,number,dte,time\n',
      'no column for the required field "date"; the file has text, number, dte, time. Say which column it is, e.g. --columns every:date=dte',
    ],
    ['empty.csv', '', './empty.csv is empty (0 bytes). Export it again.'],
    [
      'wide.csv',
      `${Array.from({ length: 4097 }, (_, at) => `c${at}`).join(',')}\n`,
      './wide.csv has 4097 columns; at most 4096 are read. Export only the columns that the notebook needs.',
    ],
    [
      'sheet.xlsx',
      'PK\u0003\u0004',
      "./sheet.xlsx cannot be read as an Excel workbook: Couldn't unzip `.xlsx` file contents. Save it again, or as CSV (UTF-8).",
    ],
    [
      'fake.parquet',
      'text,number\n',
      './fake.parquet is named Parquet but is none (it does not begin with PAR1). Export it again.',
    ],
    [
      'twice.csv',
      'text,text,number,date,time\n',
      '2 columns are called "text", so the field "text" is ambiguous. Rename one of them in the file.',
    ],
  ])('%s', async (name, content, message) => {
    expect(await refusal(name, content)).toBe(message);
  });

  it('a wrong path, a folder, a file without permission, a pattern, no file at all', async () => {
    mkdirSync(join(folder.path, 'sub'), { recursive: true });
    const open = (...paths: string[]) => readTable({ paths, schema: everyType });
    await expect(open(join(folder.path, 'absent.csv'))).rejects.toThrow(/^no file at .*absent.csv. Check the path/);
    await expect(open(join(folder.path, 'sub'))).rejects.toThrow(/is a folder. Give the path of one file in it.$/);
    await expect(open(folder.file('a[1].csv', HEADER))).rejects.toThrow(/which stand for patterns. Rename the file.$/);
    await expect(open()).rejects.toThrow('no file for "every". Give at least one path.');
    const locked = folder.file('locked.csv', HEADER);
    chmodSync(locked, 0);
    // A superuser reads it none the less.
    if (process.getuid?.() !== 0) await expect(open(locked)).rejects.toThrow(/may not be read by this user/);
  });

  it('a mapping to a field or a column that is not there', async () => {
    const paths = [folder.file('mapped.csv', `${HEADER}Ana,1.5,1980-01-31,1970-01-01T00:00Z\n`)];
    await expect(readTable({ paths, schema: everyType, mapping: { nam: 'text' } })).rejects.toThrow(
      '"every" has no field "nam" to map to. Its fields are text, number, date, time.',
    );
    await expect(readTable({ paths, schema: everyType, mapping: { text: 'name' } })).rejects.toThrow(
      'no column "name" for the field "text". The file has text, number, date, time. Name one of these.',
    );
  });
});
