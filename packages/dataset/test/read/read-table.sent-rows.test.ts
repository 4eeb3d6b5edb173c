import { describe, expect, it } from 'vitest';
import { HEADER, read } from './read-people.ts';

const two = `${HEADER}José,Bell,1980-03-05\nSiân,Dee,1975-12-13\n`;
const twoPeople = ['José Bell 1980-03-05', 'Siân Dee 1975-12-13'];

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
