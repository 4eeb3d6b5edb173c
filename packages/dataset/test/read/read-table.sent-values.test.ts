import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { dateColumn, numberColumn, timeColumn, writtenDay, writtenTime } from '../../src/index.ts';
import { readTable } from '../../src/read/index.ts';
import { folder, HEADER, read, schema } from './read-people.ts';

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

describe('identifiers', () => {
  const keyed = {
    ...schema,
    fields: [...schema.fields, { ...schema.fields[0]!, name: 'person_id', role: 'identifier', required: false }],
  } as typeof schema;
  const rows = (ids: readonly string[]) => ids.map((id, at) => `P${at},Bell,1980-03-05,${id}\n`).join('');

  it('that a spreadsheet shortened are refused: many people would be one', async () => {
    const header = HEADER.replace('\n', ',person_id\n');
    for (const ids of [['4.47E+11', '4.47E+11'], ['N1', '"4,47E+11"'], ['1E+15'], [' 4.47e+11 ']])
      await expect(read('shortened.csv', header + rows(ids), { schema: keyed })).rejects.toThrow(
        'the column of "person_id" holds long numbers that a spreadsheet shortened to the form 1.23E+11',
      );
  });

  it('that only look like it are kept, as are other columns', async () => {
    const header = HEADER.replace('\n', ',person_id\n');
    const { people } = await read('kept.csv', header + rows(['4E11', 'E+11', '447E+11X', '44E+7']), { schema: keyed });
    expect(people).toHaveLength(4);
    expect((await read('named.csv', `${HEADER}1E+15,Bell,1980-03-05\n`)).people).toEqual(['1E+15 Bell 1980-03-05']);
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
  const seen = async (name: string, ...times: readonly string[]) => {
    const rows = times.map((time) => `Ann,Bell,1980-03-05,${time}\n`).join('');
    const { reading, lines } = await read(name, `first_name,surname,dob,seen\n${rows}`);
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

it('numbers keep their values beside words for missing', async () => {
  const content = `first_name,surname,dob,score\nA,B,1980-03-05,1.5\nC,D,1980-03-05,N/A\n`;
  const { table } = await read('numbers.csv', content, { choices: { missing: { score: ['N/A'] } } });
  expect([...numberColumn(table, 'score').values]).toEqual([1.5, Number.NaN]);
});
