import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { numberColumn, textColumn, timeColumn } from '../../src/index.ts';
import { HEADER, read } from './read-people.ts';
import { workbookBytes } from './workbook-bytes.ts';

const two = `${HEADER}José,Bell,1980-03-05\nSiân,Dee,1975-12-13\n`;
const twoPeople = ['José Bell 1980-03-05', 'Siân Dee 1975-12-13'];

function utf32(text: string, order: 'LE' | 'BE'): Buffer {
  const points = [...text].map((character) => character.codePointAt(0)!);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [at, point] of points.entries()) bytes[`writeUInt32${order}`](point, at * 4);
  return bytes;
}

describe('a zip archive', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text));
  const zipped = (files: Record<string, Uint8Array>) => Buffer.from(zipSync(files));

  it('of one file is read as that file, whatever systems put beside it', async () => {
    const { people, file, lines } = await read(
      'march.zip',
      zipped({ 'export/people.csv': bytes(two), '__MACOSX/export/._people.csv': bytes('x'), '.DS_Store': bytes('y') }),
    );
    expect(people).toEqual(twoPeople);
    expect(file).toMatchObject({ format: 'csv', path: expect.stringContaining('march.zip') });
    expect(lines[0]).toMatch(/^march\.zip: 2 rows of CSV/);
  });

  it('of a workbook within, or of JSON, is read by what it holds', async () => {
    const rows = [
      ['first_name', 'surname', 'dob'],
      ['José', 'Bell', '1980-03-05'],
      ['Siân', 'Dee', '1975-12-13'],
    ];
    const workbook = workbookBytes({ a: rows });
    expect((await read('book.zip', zipped({ 'book.xlsx': new Uint8Array(workbook) }))).people).toEqual(twoPeople);
    const json = JSON.stringify([{ first_name: 'José', surname: 'Bell', dob: '1980-03-05' }]);
    expect((await read('list.zip', zipped({ 'list.json': bytes(json) }))).people).toEqual(twoPeople.slice(0, 1));
  });

  it.each([
    [
      { 'a.csv': bytes(two), 'b.csv': bytes(two) },
      'is a zip archive of 2 files: a.csv, b.csv. Unzip it and give one file.',
    ],
    [{ '.DS_Store': bytes('x') }, 'is a zip archive of no file.'],
    [{ 'in.zip': new Uint8Array(zipSync({ 'a.csv': bytes(two) })) }, 'is a zip archive within a zip archive'],
    [{ 'a.csv': new Uint8Array() }, 'some.zip (a.csv) is empty (0 bytes)'],
    [{ 'a.csv': bytes(HEADER) }, 'some.zip has a header and no row under it'],
    [{ 'notes.txt': bytes('x'), 'wards.shp': bytes('y') }, 'is named .shp but does not begin as such a file does'],
  ])('that is not one table is refused by what it holds', async (files, message) => {
    const error = await read('some.zip', zipped(files as Record<string, Uint8Array>)).catch((cause) => cause);
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('assay-read-');
  });
});

describe('encodings that exports have', () => {
  it.each([
    ['utf-32le', 'byte order mark', utf32(`\uFEFF${two}`, 'LE')],
    ['utf-32be', 'byte order mark', utf32(`\uFEFF${two}`, 'BE')],
    ['utf-32le', 'pattern of zeros', utf32(two, 'LE')],
    ['utf-32be', 'pattern of zeros', utf32(two, 'BE')],
    ['macintosh', 'guessed', iconv.encode(two, 'macintosh')],
    ['cp850', 'guessed', iconv.encode(two, 'cp850')],
    ['utf-16le', 'byte order mark', gzipSync(Buffer.from(`\uFEFF${two}`, 'utf16le'))],
  ])('%s by %s', async (encoding, how, content) => {
    const { people, file } = await read('encoded.csv', content);
    expect(people).toEqual(twoPeople);
    expect(file).toMatchObject({ encoding, encodingHow: how });
  });

  it.each([
    ['iso-8859-15', 'Œdipe,Šimek', 'Žofie,Žák'],
    ['windows-1250', 'Łukasz,Żółć', 'Šárka,Dvořáková'],
    ['windows-1254', 'Ayşe,Yılmaz', 'Gökçe,Çağlar'],
  ])('%s is told from its letters', async (encoding, first, second) => {
    const rows = `${HEADER}${first},1980-03-05\n${second},1975-12-13\n`;
    const { people, file } = await read('letters.csv', iconv.encode(rows, encoding));
    expect(people.map((each) => each.replace(/ \d.*/, '').replace(' ', ','))).toEqual([first, second]);
    expect(file.encoding).toBe(encoding);
  });

  it('two in one file: what is UTF-8 stays, what is not is read as Windows-1252 and told', async () => {
    const { people, lines } = await read(
      'halves.csv',
      Buffer.concat([Buffer.from(two), iconv.encode('René,Fox,1970-11-30\n'.repeat(5), 'windows-1252')]),
    );
    expect(people).toEqual([...twoPeople, ...Array(5).fill('René Fox 1970-11-30')]);
    expect(lines).toContain(
      'encoding: 5 bytes are no UTF-8, the first in line 4 (0xE9); each was read as Windows-1252',
    );
  });

  it('letters that were lost before the file was written are told, for nobody can read them', async () => {
    const rows = `${HEADER}JosÃ©,Bell,1980-03-05\nSi\uFFFDn,Dee,1975-12-13\nZoë,Fox,1970-11-30\n`;
    expect((await read('twice.csv', rows)).lines).toContain(
      'first_name: letters were lost or encoded twice in 2 rows before this file was written (é as Ã© or \uFFFD); export it again',
    );
    expect((await read('once.csv', two)).lines.join()).not.toContain('lost');
  });

  it('a packed file that is cut off is refused in one line', async () => {
    const packed = gzipSync(two.repeat(500)).subarray(0, 60);
    await expect(read('cut.csv.gz', packed)).rejects.toThrow(
      'is cut off or damaged: it cannot be unpacked to its end.',
    );
  });
});

describe('tables that exports have', () => {
  it.each([
    ['\t', 'first_name\tsurname\tdob\nAnn, Mary\tBell, Jr\t1980-03-05\nBob, X\tDee, Y\t1975-12-13\n'],
    ['^', 'first_name^surname^dob\nAnn, Mary^Bell, Jr^1980-03-05\nBob, X^Dee, Y^1975-12-13\n'],
    ['~', 'first_name~surname~dob\nAnn, Mary~Bell, Jr~1980-03-05\nBob, X~Dee, Y~1975-12-13\n'],
  ])('commas in values do not beat the separator %j of the header', async (delimiter, content) => {
    const { people, file } = await read('separated.csv', content);
    expect(people).toEqual(['Ann, Mary Bell, Jr 1980-03-05', 'Bob, X Dee, Y 1975-12-13']);
    expect(file).toMatchObject({ delimiter, headerLine: 1 });
  });

  it('a header that stands again is no row, wherever the parts of the text are cut', async () => {
    const page = 'Ann,Bell,1980-03-05\n'.repeat(60_000);
    const { reading, lines } = await read('pages.csv', `${HEADER}${page}${HEADER}${page}${HEADER}Bob,Dee,1975-12-13`);
    expect(reading.rowCount).toBe(120_001);
    expect(textColumn(reading.table, 'surname').values).toEqual(['Bell', 'Dee']);
    expect(lines).toContain('skipped: 2 lines that are the header again');
    const crlf = await read('pages.csv', `${two}${HEADER}Ann,Fox,1970-11-30\n${HEADER}`.replaceAll('\n', '\r\n'));
    expect(crlf.people).toEqual([...twoPeople, 'Ann Fox 1970-11-30']);
    const name = await read('name.csv', `${HEADER}first_name,surname,1980-03-05\n`);
    expect(name.people).toEqual(['first_name surname 1980-03-05']);
  });

  it.each([
    '-- end --',
    '*** END OF FILE ***',
    'Count: 2',
    'Number of records: 2',
    'Records exported: 2',
    'Query returned 2 rows in 0.3 s',
    'EOF',
    'TRAILER|2',
    '---',
    'Source: Records Management',
    '© Northshire Police 2025',
    'SQL> spool off',
    'Note: dates are approximate',
    'Total records,2',
    'Sum,,',
    'Confidential,,',
    'OFFICIAL-SENSITIVE',
    'Run by: Analyst',
  ])('"%s" under the rows is no row', async (line) => {
    const { people, file } = await read('footed.csv', `${two}${line}\n`);
    expect(people).toEqual(twoPeople);
    expect(file.footerLines).toBe(1);
  });

  it.each(['T,2,', 'TRL,0000002,20240630', 'trailer,,2', 'END,3,', 'TOTAL,4,'])(
    '"%s" is a trailer that counts the rows, or the lines',
    async (line) => {
      const { people, lines } = await read('footed.csv', `${two}${line}\n`);
      expect(people).toEqual(twoPeople);
      expect(lines).toContain('skipped: 1 line under the table that is no row');
    },
  );

  it('who is called T is a person where nothing counts the rows', async () => {
    const { people } = await read('footed.csv', `${two}T,Bell,1980-03-05\nEnd,Fox,\nT,7,\n`);
    expect(people).toHaveLength(5);
  });

  it('headings compare without what nobody sees', async () => {
    const { people } = await read(
      'unseen.csv',
      two.replace('first_name,surname,dob', '\u200bfirst_name,surname\u00a0,d\u00adob'),
    );
    expect(people).toEqual(twoPeople);
  });

  it.each([
    ['page.csv', '<html><table><tr><td>first_name</td></tr></table></html>', 'is a page of HTML or XML'],
    [
      'page.xls',
      '<html><table><tr><td>first_name</td></tr></table></html>',
      'Open it in a spreadsheet and save it as .xlsx',
    ],
    ['tabs.xls', two.replaceAll(',', '\t'), 'is named .xls but is a text. Rename it to .csv.'],
    [
      'fixed.txt',
      'first_name     surname        dob\nAnn            Bell           05/03/1980\nBob            Dee            13/12/1975\n',
      'has columns of fixed width, set apart by spaces. Export it with separators, as CSV.',
    ],
    [
      'areas.zip',
      Buffer.from('PK\x03\x04\x14\0\0\0\x08\0areas.dbf', 'latin1'),
      'is a zip archive that cannot be unpacked',
    ],
    ['areas.dbf', Buffer.from([3, 125, 1, 1, 0, 0, 0, 0]), 'is a part of a Shapefile. Give the .shp'],
    [
      'one.zip',
      Buffer.from('PK\x03\x04\x14\0\0\0\x08\0people.csv', 'latin1'),
      'is a zip archive that cannot be unpacked',
    ],
    ['after.csv', `${HEADER}"Ann" x,Bell,1980-03-05\n`, 'or goes on after one that is'],
  ])('%s is refused by what it is', async (name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(message);
  });

  it.each([
    ['1,5;0,25;12', [1.5, 0.25, 12], 'score: 2 numbers written with a comma for the point, as the column tells'],
    ['1.234,5;0,250;7', [1234.5, 0.25, 7], 'score: 2 numbers written with a comma for the point, as the column tells'],
    [
      '1,234.5;1,234;7',
      [1234.5, 1234, 7],
      'score: 2 numbers written with commas between thousands, as the column tells',
    ],
    ['1,234;12.5;7', [1234, 12.5, 7], 'score: 1 number written with commas between thousands, as the column tells'],
  ])('the commas of %s are what the whole column tells', async (numbers, values, line) => {
    const rows = numbers.split(';').map((number) => `Ann;Bell;1980-03-05;${number}\n`);
    const { table, lines } = await read('commas.csv', `first_name;surname;dob;score\n${rows.join('')}`);
    expect([...numberColumn(table, 'score').values]).toEqual(values);
    expect(lines).toContain(line);
  });

  it.each([
    ['12.5%;3 %;100%', [0.125, 0.03, 1]],
    ['12,5%;0%;-7 %', [0.125, 0, -0.07]],
    ['0.1%;;N/A', [0.001, Number.NaN, Number.NaN]],
  ])('%s are hundredths, and told', async (numbers, values) => {
    const rows = numbers.split(';').map((number) => `Ann;Bell;1980-03-05;${number}\n`);
    const content = `first_name;surname;dob;score\n${rows.join('')}`;
    const { table, lines } = await read('percent.csv', content, { choices: { missing: { score: ['N/A'] } } });
    expect([...numberColumn(table, 'score').values]).toEqual(values);
    const read3 = values.filter((value) => !Number.isNaN(value)).length;
    expect(lines).toContain(
      `score: ${read3} number${read3 === 1 ? '' : 's'} written with %, read as hundredths (12.5% as 0.125)`,
    );
  });

  it.each(['12.5%;0.3', '12.5%;1,5', '1,234%;2%', '5%%;2%', '%;2%', 'x%;2%'])(
    'percentages beside plain numbers, or of no number, are refused: %s',
    async (numbers) => {
      const rows = numbers.split(';').map((number) => `Ann;Bell;1980-03-05;${number}\n`);
      await expect(read('percent.csv', `first_name;surname;dob;score\n${rows.join('')}`)).rejects.toThrow(
        /in the number column "score" is no number/,
      );
    },
  );

  it.each([
    ['1720000000', '2024-07-03T09:46:40.000Z'],
    ['1720000000000', '2024-07-03T09:46:40.000Z'],
    ['1720000000123', '2024-07-03T09:46:40.123Z'],
    ['-631152000', '1950-01-01T00:00:00.000Z'],
  ])('%s is a moment since 1970, and told', async (text, moment) => {
    const { table, lines } = await read('moments.csv', `first_name,surname,dob,seen\nAnn,Bell,1980-03-05,${text}\n`);
    expect(new Date(timeColumn(table, 'seen').milliseconds[0]!).toISOString()).toBe(moment);
    expect(lines).toContain(
      'seen: whole numbers read as moments of universal time, going by their length; --date-format says otherwise',
    );
  });

  it('a moment since 1970 is of the day that clocks in London showed', async () => {
    // 23:30 of 30 June 2024 by universal time.
    const { people } = await read('born.csv', `${HEADER}Ann,Bell,1719790200\n`);
    expect(people).toEqual(['Ann Bell 2024-07-01']);
  });

  it.each(['1985031514', '1503231430'])('%s may be a date and an hour: asked for', async (text) => {
    const content = `first_name,surname,dob,seen\nAnn,Bell,1980-03-05,${text}\n`;
    await expect(read('moments.csv', content)).rejects.toThrow('may be seconds since 1970 or a date and an hour');
    const { table } = await read('moments.csv', content, { choices: { dateFormat: { seen: 'epoch-seconds' } } });
    expect(timeColumn(table, 'seen').milliseconds[0]).toBe(Number(text) * 1000);
  });

  it.each([
    ['epoch-seconds', '315532800', '1980-01-01'],
    ['epoch-seconds', '86400', '1970-01-02'],
    ['epoch-seconds', '-86400', '1969-12-31'],
    ['epoch-milliseconds', '86400000', '1970-01-02'],
  ])('as %s, %s is %s', async (format, text, day) => {
    const { people } = await read('born.csv', `${HEADER}Ann,Bell,${text}\n`, {
      choices: { dateFormat: { date_of_birth: format } },
    });
    expect(people).toEqual([`Ann Bell ${day}`]);
  });

  it.each([
    ['5 janvier 1980', 1],
    ['5 févr. 1980', 2],
    ['5 fév 1980', 2],
    ['05-mars-1980', 3],
    ['5 Avril 1980', 4],
    ['5 mai 1980', 5],
    ['5 juin 1980', 6],
    ['5 juil. 1980', 7],
    ['5 juillet 1980', 7],
    ['5 août 1980', 8],
    ['5 Aout 1980', 8],
    ['5 septembre 1980', 9],
    ['5 octobre 1980', 10],
    ['5 novembre 1980', 11],
    ['5 décembre 1980', 12],
    ['5 déc. 1980', 12],
    ['5. Januar 1980', 1],
    ['5. Jänner 1980', 1],
    ['5. Februar 1980', 2],
    ['5. März 1980', 3],
    ['05-Mrz-1980', 3],
    ['5. Juni 1980', 6],
    ['5. Juli 1980', 7],
    ['05.Okt.1980', 10],
    ['5. Oktober 1980', 10],
    ['5. Dezember 1980', 12],
    ['05-Dez-80', 12],
  ])('%s is a date', async (text, month) => {
    const { people } = await read('born.csv', `first_name;surname;dob\nAnn;Bell;${text}\n`);
    expect(people).toEqual([`Ann Bell 1980-${String(month).padStart(2, '0')}-05`]);
  });

  it.each(['1er mars 1980'])('%s is the first', async (text) => {
    const { people } = await read('born.csv', `${HEADER}Ann,Bell,${text}\n`);
    expect(people).toEqual(['Ann Bell 1980-03-01']);
  });

  it.each(['1,234;2,345', '1,5;2.5', '1,5;1,234,567', '1.234;1,5'])(
    'commas that nothing explains are refused: %s',
    async (numbers) => {
      const rows = numbers.split(';').map((number) => `Ann;Bell;1980-03-05;${number}\n`);
      await expect(read('commas.csv', `first_name;surname;dob;score\n${rows.join('')}`)).rejects.toThrow(
        'is no number',
      );
    },
  );
});
