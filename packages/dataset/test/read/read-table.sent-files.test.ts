import { join } from 'node:path';
import { textAt } from '@assay/statistics';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import {
  accountLines,
  dateColumn,
  numberColumn,
  textColumn,
  timeColumn,
  writtenDay,
  writtenTime,
} from '../../src/index.ts';
import { type ReadOptions, readTable } from '../../src/read/index.ts';
import { personSchema } from './person-schema.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const HEADER = 'first_name,surname,date_of_birth\n';

async function read(name: string, content: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const reading = await readTable({ paths: [folder.file(name, content)], schema: personSchema, ...options });
  const { table } = reading;
  const people = Array.from({ length: table.rowCount }, (_, row) =>
    [
      textAt(textColumn(table, 'first_name'), row),
      textAt(textColumn(table, 'surname'), row),
      writtenDay(dateColumn(table, 'date_of_birth').days[row]!),
    ].join(' '),
  );
  return { people, reading, file: reading.files[0]!, lines: accountLines(reading) };
}

const latin = (text: string) => Buffer.from(text, 'latin1');
const two = `${HEADER}José,Bell,1980-03-05\nSiân,Dee,1975-12-13\n`;
const twoPeople = ['José Bell 1980-03-05', 'Siân Dee 1975-12-13'];

describe('an encoding is found once, for header and body', () => {
  it.each([
    ['utf-16le', 'byte order mark', Buffer.from(`\uFEFF${two}`, 'utf16le')],
    ['utf-16be', 'byte order mark', Buffer.from(`\uFEFF${two}`, 'utf16le').swap16()],
    ['utf-16le', 'pattern of zeros', Buffer.from(two, 'utf16le')],
    ['utf-16be', 'pattern of zeros', Buffer.from(two, 'utf16le').swap16()],
    ['utf-8', 'byte order mark', Buffer.from(`\uFEFF${two}`)],
    ['utf-8', 'every byte fits', Buffer.from(two)],
    ['windows-1252', 'guessed', latin(two)],
  ])('%s by %s', async (encoding, how, content) => {
    const { people, file } = await read('encoded.csv', content);
    expect(people).toEqual(twoPeople);
    expect(file).toMatchObject({ encoding, encodingHow: how, rowCount: 2 });
  });

  it('whatever row the first letter beyond ASCII stands in, over many parts of a file', async () => {
    const plain = 'Ann,Bell,1980-03-05\n'.repeat(120_000);
    const { reading, file } = await read('late.csv', latin(`${HEADER}${plain}Jos\xe9,O\x92Dee,1980-03-05\n`));
    expect(reading.rowCount).toBe(120_001);
    expect(file.encoding).toBe('windows-1252');
    expect(textColumn(reading.table, 'surname').values).toEqual(['Bell', 'O’Dee']);
  });

  it('a stray byte in UTF-8 is named and read, and leaves the other letters alone', async () => {
    const content = Buffer.concat([Buffer.from(two), latin('Ren\xe9,Fox,1970-11-30\n')]);
    const { people, file, lines } = await read('mixed.csv', content);
    expect(people).toEqual([...twoPeople, 'René Fox 1970-11-30']);
    expect(file.stray).toEqual({ bytes: 1, firstLine: 4, firstByte: 0xe9 });
    expect(lines).toContain('encoding: 1 byte is no UTF-8, the first in line 4 (0xE9); each was read as Windows-1252');
  });

  it('Central European letters are not pound signs', async () => {
    const { people, file } = await read('polish.csv', latin(`${HEADER}\xa3ukasz,\xafak,1980-03-05\n`));
    expect(people).toEqual(['Łukasz Żak 1980-03-05']);
    expect(file).toMatchObject({ encodingHow: 'guessed' });
    expect(file.confidence).toBeGreaterThanOrEqual(0);
    const cyrillic = await read(
      'cyrillic.csv',
      latin(`${HEADER}\xc8\xe2\xe0\xed,\xcf\xe5\xf2\xf0\xee\xe2,1980-03-05\n`),
    );
    expect(cyrillic.people).toEqual(['Иван Петров 1980-03-05']);
  });

  it('is as somebody says, and only such as there are', async () => {
    const content = latin(`${HEADER}Kami\xf1ski,X\xf1,1980-03-05\n`);
    const { people, file } = await read('said.csv', content, { choices: { encoding: 'windows-1250' } });
    expect(people).toEqual(['Kamiński Xń 1980-03-05']);
    expect(file).toMatchObject({ encoding: 'windows-1250', encodingHow: 'stated' });
    await expect(read('said.csv', content, { choices: { encoding: 'utf-9' } })).rejects.toThrow(
      'the encoding "utf-9" is not known.',
    );
  });
});

describe('rows that are there are read, and nothing else', () => {
  it.each([
    ['a line of the separator', `sep=;\n${two.replaceAll(',', ';')}`, 2],
    ['titles above the header', `Extract of the register\nPrinted on 1 March 2025\n\n${two}`, 4],
    ['titles padded with separators', `Extract of the register,,\n,,\n${two}`, 3],
    ['a count under the rows', `${two}(2 rows affected)\n`, 1],
    ['an end and a count under the rows', `${two}\nEnd of report\nTotal: 2,,\n`, 1],
    ['dashes under the header', two.replace('\n', '\n----------,-------,-------------\n'), 1],
    ['three dashes under each name', two.replace('\n', '\n---,---,---\n'), 1],
    ['a separator at the end of each row', two.replace(/(05|13)\n/g, '$1,\n'), 1],
    ['a separator at the end of each line', two.replaceAll('\n', ',\n'), 1],
  ])('with %s', async (_, content, headerLine) => {
    const { people, file } = await read('framed.csv', content);
    expect(people).toEqual(twoPeople);
    expect(file.headerLine).toBe(headerLine);
  });

  it('a line of dashes under the header is told, and so is none', async () => {
    const skipped = 'skipped: a line of dashes under the header';
    expect((await read('ruled.csv', two.replace('\n', '\n---,---,---\n'))).lines).toContain(skipped);
    expect((await read('unruled.csv', two)).lines).not.toContain(skipped);
  });

  it('a row of dashes that stand for what is missing is no line under the header', async () => {
    for (const row of ['-,-,', '--,--,', '---------,,'])
      expect((await read('dashes.csv', two.replace('\n', `\n${row}\n`))).file.rowCount, row).toBe(3);
  });

  it('a cut-off last row is no line under the table', async () => {
    await expect(read('cut.csv', `${two}Ann\n`)).rejects.toThrow(
      /line 4 of .*cut.csv has 1 values where the header has 3/,
    );
  });

  it('rows of another length than the header are at fault, not the header', async () => {
    await expect(read('longer.csv', `${HEADER}Ann,Bell,1980-03-05,x\nCy,Dee,1975-12-13,y\n`)).rejects.toThrow(
      /has 4 values where the header has 3/,
    );
  });

  it('lines skipped as somebody says', async () => {
    const { people } = await read('skip.csv', `a,b,c\n1,2,3\n${two}`, { choices: { skipLines: 2 } });
    expect(people).toEqual(twoPeople);
    await expect(read('skip.csv', two, { choices: { skipLines: 9 } })).rejects.toThrow(
      'has no line after the 9 to skip',
    );
  });

  it('commas in a name of the header do not beat the semicolon', async () => {
    const content = `"first, or given, name, of the person";surname;dob\nJosé;Bell;1980-03-05\nSiân;Dee;1975-12-13\n`;
    const named = { mapping: { first_name: 'first, or given, name, of the person' } };
    expect((await read('commas.csv', content, named)).people).toEqual(twoPeople);
    const bare = content.replaceAll('"', '');
    expect((await read('commas.csv', bare, named)).file.delimiter).toBe(';');
  });

  it.each([
    ['header-only.csv', HEADER, 'has a header and no row under it'],
    ['blank.csv', '\n\n \n', 'holds nothing but empty lines'],
    ['nothing.csv', '', 'is empty (0 bytes)'],
    ['binary.csv', Buffer.from([1, 0, 2, 0, 3, 0, 0, 0, 9, 200, 0, 0, 1, 1, 1]), 'is no text file'],
    ['list.json', '{"data": []}', 'has no rows in "data"'],
  ])('%s is refused', async (name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(message);
  });

  it('names two columns that could be one field', async () => {
    await expect(read('twice.csv', 'first_name,surname,SURNAME,dob\nAnn,Bell,Smith,1980-03-05\n')).rejects.toThrow(
      'the columns "surname" and "SURNAME" could both be the field "surname".',
    );
  });
});

describe('texts', () => {
  it('lose what nobody sees, and the account counts the rows', async () => {
    const content = `${HEADER}A\0nn,Be\u200bll,1980-03-05\nA\u00adnn,Bell\ufeff,1980-03-05\nAnn,Bell,1980-03-05\n`;
    const { people, reading, lines } = await read('unseen.csv', content);
    expect(new Set(people)).toEqual(new Set(['Ann Bell 1980-03-05']));
    expect(reading.fields.find(({ field }) => field === 'first_name')!.cleaned).toBe(2);
    expect(lines).toContain('surname: unseen characters taken out of 2 rows');
  });

  it('keep the joiners of scripts that join, and only there', async () => {
    const { people } = await read('joiners.csv', `${HEADER}علی\u200cرضا,B\u200cell,1980-03-05\n`);
    expect(people).toEqual(['علی\u200cرضا Bell 1980-03-05']);
  });

  it('that look like words for missing are listed with their counts, and read as missing where somebody says so', async () => {
    const rows =
      'NULL,NULL,1975-12-13\nN/K,UNKNOWN,1975-12-13\nN/K,Null,1975-12-13\nNa,Bell,1975-12-13\nXue,李,1975-12-13\n';
    const { reading } = await read('words.csv', HEADER + rows);
    const words = (field: string) => reading.fields.find((each) => each.field === field)!.likelyMissing;
    expect(words('first_name')).toEqual([
      { text: 'N/K', rows: 2 },
      { text: 'NULL', rows: 1 },
      { text: 'Na', rows: 1 },
    ]);
    const choices = { missing: { '*': ['NULL', 'N/K'], surname: ['UNKNOWN'] } };
    const { people, lines } = await read('words.csv', HEADER + rows, { choices });
    expect(people.map((each) => each.replace(' 1975-12-13', ''))).toEqual([' ', ' ', ' Null', 'Na Bell', 'Xue 李']);
    expect(lines).toContain('first_name: read as missing, as said: N/K (2), NULL (1)');
    await expect(read('words.csv', HEADER + rows, { choices: { missing: { nme: ['x'] } } })).rejects.toThrow(
      '"nme" is no field that was read of "people".',
    );
  });
});

describe('dates', () => {
  it('in three columns and a name in one are put together as the mapping says', async () => {
    const { people } = await read(
      'parts.csv',
      'whole,dob_month,dob_day,dob_year\n"BELL, Ann Mary",Mar,5,1980\nCy Dee,12,13,75\nEd Fox,,1,1970\n',
      {
        mapping: {
          first_name: 'forenames of whole',
          surname: 'surname of whole',
          date_of_birth: 'dob_day+dob_month+dob_year',
        },
      },
    );
    expect(people).toEqual(['Ann Mary BELL 1980-03-05', 'Cy Dee 1975-12-13', 'Ed Fox ']);
  });

  it('month first are read so over the whole column, and told', async () => {
    const { people, lines } = await read('us.csv', `${HEADER}A,B,03/05/1980\nC,D,12/13/1975\n`);
    expect(people).toEqual(['A B 1980-03-05', 'C D 1975-12-13']);
    expect(lines).toContain('date_of_birth: dates read month first (1 of them can be nothing else)');
    const said = await read('us.csv', `${HEADER}A,B,03/05/1980\n`, { choices: { dateFormat: { '*': 'mm/dd/yyyy' } } });
    expect(said.people).toEqual(['A B 1980-03-05']);
    await expect(
      read('us.csv', `${HEADER}A,B,03/05/1980\n`, { choices: { dateFormat: { surname: 'dd/mm/yyyy' } } }),
    ).rejects.toThrow('the text field "surname" holds no dates');
  });

  it('that stand for none are told', async () => {
    const { lines } = await read('ends.csv', `${HEADER}A,B,9999-12-31\nC,D,9999-12-31\nE,F,1900-01-01\n`);
    expect(lines).toContain('date_of_birth: 9999-12-31 stands in 2 rows and may mean "no end"');
    expect(lines).toContain('date_of_birth: 1900-01-01 stands in 1 row and may mean "not known"');
  });
});

describe('times', () => {
  const schema = {
    ...personSchema,
    fields: [
      ...personSchema.fields,
      {
        name: 'seen',
        title: 'Seen',
        description: '',
        type: 'time' as const,
        role: 'time' as const,
        required: false,
      },
    ],
  };
  const seen = async (name: string, ...times: readonly string[]) => {
    const rows = times.map((time) => `Ann,Bell,1980-03-05,${time}\n`).join('');
    const { reading, lines } = await read(name, `first_name,surname,date_of_birth,seen\n${rows}`, { schema });
    const written = [...timeColumn(reading.table, 'seen').milliseconds].map((at) => writtenTime(at)?.slice(0, 16));
    return { written, lines: lines.filter((line) => line.startsWith('seen:')) };
  };

  it('without an offset are what clocks in the United Kingdom showed, and the account says so', async () => {
    const { written, lines } = await seen(
      'clock.csv',
      '2024-07-01 20:30',
      '2024-12-01 20:30',
      '2024-03-31 01:30',
      '2024-10-27 01:30',
      '2024-07-01T20:30:00Z',
      '2024-07-01',
    );
    expect(written).toEqual([
      '2024-07-01T19:30',
      '2024-12-01T20:30',
      '2024-03-31T01:30',
      '2024-10-27T00:30',
      '2024-07-01T20:30',
      '2024-06-30T23:00',
    ]);
    expect(lines).toEqual([
      'seen: 4 times without an offset, read as clocks in the United Kingdom showed them, with summer time; write Z after a time in universal time',
      'seen: 1 time that clocks showed twice, in the night that they go back; read as the first',
      'seen: 1 time that no clock showed, in the night that they go forward; read as if it had not yet gone',
    ]);
  });

  it('that all state their offset need no words', async () => {
    expect((await seen('offset.csv', '2024-07-01T20:30:00Z', '2024-07-01T20:30:00+01:00')).lines).toEqual([]);
  });

  it('in Parquet are moments where their type says so, and readings of a clock where it does not', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const path = join(folder.path, 'times.parquet');
    const select = (type: string) =>
      `COPY (SELECT 'Ann' AS first_name, 'Bell' AS surname, CAST('2024-06-30 23:30:00+00' AS ${type}) AS dob, CAST('2024-07-01 20:30:00+00' AS ${type}) AS seen) TO '${path}' (FORMAT parquet)`;
    const times = [];
    for (const type of ['TIMESTAMPTZ', 'TIMESTAMP']) {
      await connection.run(select(type));
      const { table } = await readTable({ paths: [path], schema });
      times.push([
        writtenDay(dateColumn(table, 'date_of_birth').days[0]!),
        writtenTime(timeColumn(table, 'seen').milliseconds[0]!),
      ]);
    }
    expect(times).toEqual([
      ['2024-07-01', '2024-07-01T20:30:00.000Z'],
      ['2024-06-30', '2024-07-01T19:30:00.000Z'],
    ]);
  });
});

describe('the account', () => {
  it('names the columns that are used and not used', async () => {
    const { lines } = await read(
      'used.csv',
      'Forename(s);Surname;DoB;Ethnic Appearance;Notes\nAnn;Bell;05/03/1980;IC1;x\n',
    );
    expect(lines).toEqual([
      'used.csv: 1 row of CSV, separated by semicolon',
      'encoding: utf-8 (every byte fits)',
      'columns used: first_name = Forename(s) (guessed), surname = Surname (guessed), date_of_birth = DoB (guessed)',
      'columns not used: Ethnic Appearance, Notes',
      'date_of_birth: dates read day first (assumed, since no row tells; --date-format says otherwise)',
    ]);
  });

  it('suggests a column only where its values could be meant', async () => {
    const rows = '17,Theft,2024-01-31 10:00\n18,Theft,2024-02-01 11:00\n';
    await expect(read('suggest.csv', `first_name,surname,date on file\n${rows}`)).rejects.toThrow(
      '--columns people:date_of_birth="date on file"',
    );
  });

  it('refuses a choice that does not apply', async () => {
    await expect(read('plain.csv', two, { choices: { sheet: 'x' } })).rejects.toThrow(
      /--sheet x does not apply to .*: it is for workbooks and databases. Leave it out./,
    );
  });
});

it('numbers keep their values beside words for missing', async () => {
  const schema = {
    ...personSchema,
    fields: [
      ...personSchema.fields,
      {
        name: 'contacts',
        title: 'Contacts',
        description: 'x',
        type: 'number' as const,
        role: 'measure' as const,
        required: false,
      },
    ],
  };
  const path = folder.file('numbers.csv', 'first_name,surname,dob,contacts\nA,B,1980-03-05,1.5\nC,D,1980-03-05,N/A\n');
  const { table } = await readTable({ paths: [path], schema, choices: { missing: { contacts: ['N/A'] } } });
  expect([...numberColumn(table, 'contacts').values]).toEqual([1.5, Number.NaN]);
});

describe('what is no row, and what is no day', () => {
  it('rows of separators alone are left out and counted', async () => {
    const { people, reading, file, lines } = await read(
      'blank-rows.csv',
      `${HEADER}\nAnn,Bell,1980-03-05\n,,\n " ", ,""\n\nBob,Cole,1981-12-13\n,,\n`,
    );
    expect(people).toEqual(['Ann Bell 1980-03-05', 'Bob Cole 1981-12-13']);
    expect(reading.rowCount).toBe(2);
    expect(file.blankRows).toBe(3);
    expect(lines).toContain('skipped: 3 rows without any value');
  });

  it('a row that adds the others up is no person', async () => {
    for (const total of ['Total,2,', 'Grand total,,2', ',TOTAL:,"2"']) {
      const { people, file } = await read('total.csv', `${two}${total}\n`);
      expect(people, total).toEqual(twoPeople);
      expect(file.footerLines, total).toBe(1);
    }
    const named = await read('named-total.csv', `${two}Total,Bell,1980-03-05\n`);
    expect(named.people).toHaveLength(3);
  });

  it.each([
    ['\n', '\r\n'],
    ['\r\n', '\n'],
    ['\r', '\n'],
    ['\r\n', '\r'],
  ])('a header that ends in %j over rows that end in %j', async (first, second) => {
    const { people, file, lines } = await read('ends.csv', two.replace('\n', first).replaceAll(/(?<=\d)\n/g, second));
    expect(people).toEqual(twoPeople);
    expect(file.hasMixedLineEnds).toBe(true);
    expect(lines).toContain('lines end in more than one way; all were read alike');
  });

  it('line ends inside quotes are no mixture, and one kind is none either', async () => {
    const { people, file } = await read(
      'quoted-end.csv',
      `${HEADER}"Ann\r\nMaria",Bell,1980-03-05\nBob,Cole,1981-12-13\n`,
    );
    expect(people).toHaveLength(2);
    expect(file.hasMixedLineEnds).toBe(false);
    expect((await read('crlf.csv', two.replaceAll('\n', '\r\n'))).file.hasMixedLineEnds).toBe(false);
  });

  it.each(['1980-03', '03/1980', 'March 1980', '1980 Mar', '1980'])('%s is no first of a month', async (text) => {
    const { people, lines } = await read('months.csv', `${HEADER}Ann,Bell,${text}\nBob,Cole,1981-12-13\n`);
    expect(people).toEqual(['Ann Bell ', 'Bob Cole 1981-12-13']);
    expect(lines).toContain('date_of_birth: 1 date that gives a month or year and no day, read as missing');
  });

  it('a column that needs days and has months alone is refused', async () => {
    await expect(read('all-months.csv', `${HEADER}Ann,Bell,1980-03\nBob,Cole,1981-12\n`)).rejects.toThrow(
      'the date column "date_of_birth" gives no day in any row, such as "1980-03", and a month is not its first day',
    );
  });
});
