import { readFileSync } from 'node:fs';
import { textAt } from '@assay/statistics';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { splitFullName, textColumn, timeColumn, writtenTime } from '../../src/index.ts';
import { looksMissing } from '../../src/profile/missing-words.ts';
import { readTable } from '../../src/read/index.ts';
import { folder, HEADER, read, schema } from './read-people.ts';
import { sqliteFile } from './sqlite-file.ts';
import { type TestWorkbook, workbookBytes } from './workbook-bytes.ts';

describe('JSON', () => {
  const ann = { first_name: 'Ann', surname: 'Bell', dob: '1980-03-05' };
  const json = (name: string, content: unknown) =>
    read(name, typeof content === 'string' ? content : JSON.stringify(content));

  it.each([
    ['mark.json', `\uFEFF${JSON.stringify([ann])}`],
    ['inside.json', { meta: { page: 1 }, result: { rows: [ann] } }],
    ['objects.json', [{ person: { first_name: 'Ann', name: { surname: 'Bell' } }, dob: '1980-03-05' }]],
    ['text.txt', JSON.stringify([ann])],
    ['list-beside.json', [{ ...ann, tags: [1, 2] }]],
  ])('%s', async (name, content) => {
    expect((await json(name, content)).people).toEqual(['Ann Bell 1980-03-05']);
  });

  it('a list is the text of a field that asks for text', async () => {
    const { table } = await json('list-text.json', [{ ...ann, sex: ['F', 'M'] }]);
    expect(textColumn(table, 'sex').values).toEqual(['["F","M"]']);
  });

  it('keys that only late rows have are columns too', async () => {
    const rows = Array.from({ length: 30_000 }, () => JSON.stringify(ann));
    const { table } = await read('late.ndjson', [...rows, JSON.stringify({ ...ann, sex: 'F' })].join('\n'));
    expect(textAt(textColumn(table, 'sex'), 30_000)).toBe('F');
  });

  it.each([
    [
      'case.json',
      [{ ...ann, Surname: 'Smith' }],
      'has the keys "Surname" and "surname", which differ in nothing but case',
    ],
    [
      'columns.json',
      { first_name: ['Ann'], surname: ['Bell'], dob: ['1980-03-05'] },
      'holds lists of values, not rows',
    ],
    ['lists.json', [['first_name'], ['Ann']], 'holds lists of values, not rows'],
    ['list.json', [{ ...ann, surname: ['Bell'] }], 'the column "surname" of'],
  ])('%s is refused', async (name, content, message) => {
    await expect(json(name, content)).rejects.toThrow(message);
  });
});

describe('columns that hold no values', () => {
  it('do no harm in a database where nobody needs them, and are refused where somebody does', async () => {
    const path = sqliteFile(`${folder.path}/blobs.sqlite`, [
      'CREATE TABLE people (first_name PRIMARY KEY, surname, dob, sex) WITHOUT ROWID',
      "INSERT INTO people VALUES ('Ann', 'Bell', x'313938302d30332d3035', x'ffd8ff')",
    ]);
    const bytes = readFileSync(path);
    // A date that was stored as bytes of text is a text.
    const mapping = { sex: '' };
    expect((await read('blobs.sqlite', bytes, { mapping })).people).toEqual(['Ann Bell 1980-03-05']);
    await expect(read('blobs.sqlite', bytes)).rejects.toThrow('the column "sex" of');
  });

  it('do no harm in Parquet either', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const path = folder.file('nested.parquet', 'x');
    await connection.run(
      `COPY (SELECT 'Ann' AS first_name, 'Bell' AS surname, DATE '1980-03-05' AS dob, ['F'] AS sex, {'a': 1} AS other) TO '${path}' (FORMAT parquet)`,
    );
    const { files } = await readTable({ paths: [path], schema, mapping: { sex: '' } });
    expect(files[0]!.unread).toEqual(['sex', 'other']);
    await expect(readTable({ paths: [path], schema })).rejects.toThrow(
      'holds VARCHAR[]. Export one value in each column.',
    );
  });
});

describe('a workbook', () => {
  const head = ['first_name', 'surname', 'dob', 'seen'];
  const book = (name: string, rows: Parameters<typeof workbookBytes>[0][string], options: TestWorkbook = {}) =>
    read(name, workbookBytes({ Register: [head, ...rows], Lists: [['a'], ['b']] }, { hidden: ['Lists'], ...options }));

  it('is read from the sheet that is shown, and its times to the second that somebody typed', async () => {
    // Serial numbers of 20:30 and 21:00 as Excel stores them; both lie a hair below.
    const { table, file } = await book('times.xlsx', [
      ['Ann', 'Bell', { serial: 29285 }, { serial: 45474.854166666664, format: 'time' }],
      ['Bob', 'Dee', { serial: 27741 }, { serial: 45474.874999999993, format: 'time' }],
    ]);
    expect([...timeColumn(table, 'seen').milliseconds].map(writtenTime)).toEqual([
      '2024-07-01T19:30:00.000Z',
      '2024-07-01T20:00:00.000Z',
    ]);
    expect(file).toMatchObject({ part: 'Register', otherParts: ['Lists'] });
  });

  it('that counts from 1904 is read so, in cells that are dates and in cells that are numbers', async () => {
    const rows = [
      ['Ann', 'Bell', { serial: 27823 }],
      ['Bob', 'Dee', 26279],
    ];
    const { people } = await book('mac.xlsx', rows, { from1904: true });
    expect(people).toEqual(['Ann Bell 1980-03-05', 'Bob Dee 1975-12-13']);
  });

  it('gives each row the value of a cell that is merged down over it', async () => {
    const { people, lines } = await book(
      'merged.xlsx',
      [
        ['Ann', 'Bell', { serial: 29285 }],
        [null, 'Dee', { serial: 27741 }],
        ['Cy', 'Fox', { serial: 27741 }],
      ].map((row) => (row[0] === null ? ['', ...row.slice(1)] : row)) as never,
      { merged: ['A2:A3'] },
    );
    expect(people).toEqual(['Ann Bell 1980-03-05', 'Ann Dee 1975-12-13', 'Cy Fox 1975-12-13']);
    expect(lines).toContain('1 cell merged with one above has its value');
  });

  it('with formulas that nobody computed is refused, for their cells look empty', async () => {
    await expect(book('formulas.xlsx', [['Ann', { formula: 'UPPER(A2)' }, { serial: 29285 }]])).rejects.toThrow(
      'has formulas whose results are not stored',
    );
  });

  it('with a time and no day says so, and can be put together with a day', async () => {
    const rows = [['Ann', 'Bell', { serial: 29285 }, { serial: 0.854166666664, format: 'time' as const }]];
    await expect(book('time.xlsx', rows)).rejects.toThrow(
      '"20:30:00" in the time column "seen" is a time of day without its date. Where two columns hold them',
    );
    const bytes = workbookBytes({
      Register: [
        [...head, 'day'],
        [...rows[0]!, { serial: 29285 }],
      ],
    });
    const { table } = await read('time.xlsx', bytes, { mapping: { seen: 'day+seen' } });
    expect(writtenTime(timeColumn(table, 'seen').milliseconds[0]!)).toBe('1980-03-05T20:30:00.000Z');
  });
});

describe('names', () => {
  it.each([
    ['Bell, Ann, Ms', 'Ann', 'Bell'],
    ['Ann Bell (aka Smith)', 'Ann', 'Bell'],
    ['Ann Bell aka Smith', 'Ann', 'Bell'],
    ['Bell; Ann', 'Ann', 'Bell'],
    ['BELL\uff0cAnn', 'Ann', 'BELL'],
    ['BELL, Ann (DECEASED)', 'Ann', 'BELL'],
    ['McDONALD Ann', 'Ann', 'McDONALD'],
    ['O’NEILL Sean', 'Sean', 'O’NEILL'],
    ['Ann Nee', 'Ann', 'Nee'],
  ])('%s', (whole, forenames, surname) => {
    expect(splitFullName(whole)).toEqual({ forenames, surname });
  });

  it('lose selectors, fillers and tags that nobody sees', async () => {
    const { people, reading } = await read(
      'seen.csv',
      `${HEADER}An\u034fn,Bell\ufe0f,1980-03-05\nAnn\u180e,Bell\u{e0001},1980-03-05\n`,
    );
    expect(new Set(people)).toEqual(new Set(['Ann Bell 1980-03-05']));
    expect(reading.fields.find(({ field }) => field === 'surname')!.cleaned).toBe(2);
  });

  it('and words for none of them are told apart', () => {
    const none = [
      'TEST',
      '\\N',
      'Not-Known',
      'UNKNOWN MALE',
      'Male unknown',
      'DO NOT USE',
      '#REF!',
      '999',
      'aaaa',
      'John Doe',
      'Unknown1',
    ];
    expect(none.filter((word) => !looksMissing(word, 'name'))).toEqual([]);
    expect(['Merged', 'deceased'].map((word) => [looksMissing(word, 'name'), looksMissing(word, 'category')])).toEqual([
      [true, false],
      [true, false],
    ]);
    const people = ['Nia', 'Unity', 'N', 'Al', 'Testa', 'Noname', 'Anna', 'Doe', 'Void-Smith', 'Aaron', 'Val', 'Ng'];
    expect(people.filter((word) => looksMissing(word, 'name'))).toEqual([]);
  });
});
