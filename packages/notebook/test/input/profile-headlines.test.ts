import { dayNumber, profileTable, type TableProfile, type TableSchema, tableOf, tableSchema } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import { profileHeadlines } from '../../src/input/profile-headlines.ts';

const about = { title: '', description: '' };
const schema: TableSchema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    { name: 'record_id', type: 'text', role: 'identifier', required: true, ...about },
    { name: 'surname', type: 'text', role: 'name', required: true, ...about },
    { name: 'born', type: 'date', role: 'date-of-birth', required: true, ...about },
  ],
});

it('tells what is missing, repeated, impossible and a default, without naming anyone', () => {
  const rows = Array.from({ length: 40 }, (_, index) => index);
  const table = tableOf(schema, {
    record_id: rows.map((row) => (row === 1 ? 'r0' : `r${row}`)),
    surname: rows.map((row) => (row < 4 ? null : `Name${row}`)),
    born: rows.map((row) => (row === 0 ? '1980-02-30' : row < 20 ? '1980-01-01' : '1981-05-06')),
  });
  const lines = profileHeadlines(profileTable(table, schema, { today: dayNumber(2025, 3, 5) }));
  expect(lines).toEqual([
    'missing: surname 10.0%',
    'repeated: 1 value of record_id stands in 2 rows',
    'impossible dates: 1 in born',
    'default dates: 1 January of any year is 48.7% of born, 177.9 times what chance gives',
  ]);
});

it('calls no word of ethnicity unlisted that is read, whatever list its field has', () => {
  const field = { name: 'officer', type: 'text', role: 'protected-characteristic', required: false, ...about } as const;
  const stops = tableSchema({ name: 'stops', title: 'Stops', fields: [{ ...field, codeList: 'ethnic-group-5+1' }] });
  const table = tableOf(stops, {
    officer: ['IC1', 'N1', 'N2 - Situation involving public disorder', 'White', 'Martian'],
  });
  expect(profileHeadlines(profileTable(table, stops, { today: dayNumber(2025, 3, 5) }))).toEqual([
    'not in the code list: officer "Martian" (1, nearest Asian); assay words lists them, to be mapped',
  ]);
});

describe('of what was found of a table', () => {
  const lines = (found: { readonly [Part in keyof TableProfile]?: readonly object[] }) =>
    profileHeadlines({
      ...{ rows: 1000, fields: [], missingByGroup: [], outsideCodeLists: [], duplicateKeys: [] },
      ...{ wrongDates: [], defaultDates: [], ...found },
    } as unknown as TableProfile);

  it('nothing is told where there is nothing to tell', () => {
    expect(lines({ fields: [{ field: 'born', rows: 9, missing: 0 }] })).toEqual([]);
  });

  it('four fields are named, those with most missing first, and how many more there are', () => {
    const missing = (...rows: number[]) =>
      lines({ fields: rows.map((each, at) => ({ field: `f${at}`, rows: 1000, missing: each })) });
    expect(missing(10, 400, 0, 25, 30)).toEqual(['missing: f1 40.0%, f4 3.0%, f3 2.5%, f0 1.0%']);
    expect(missing(10, 400, 20, 25, 30)).toEqual(['missing: f1 40.0%, f4 3.0%, f3 2.5%, f2 2.0% and 1 more']);
    expect(missing(...Array<number>(9).fill(10))[0]).toMatch(/ f3 1\.0% and 5 more$/);
  });

  it('a word of no list is told with the nearest that the list has, where one is near', () => {
    const word = { codeList: 'event-source', field: 'source', rows: 1200 };
    expect(
      lines({
        outsideCodeLists: [
          { ...word, value: 'polise', nearest: 'police' },
          { ...word, value: 'zz', nearest: null },
        ],
      }),
    ).toEqual([
      'not in the code list: source "polise" (1,200, nearest police), source "zz" (1,200); assay words lists them, to be mapped',
    ]);
  });

  it('keys that stand in several rows are told in number', () => {
    expect(
      lines({
        duplicateKeys: [
          { field: 'id', repeatedValues: 2, rows: 5 },
          { field: 'crime', repeatedValues: 1, rows: 1 },
        ],
      }),
    ).toEqual(['repeated: 2 values of id stand in 5 rows', 'repeated: 1 value of crime stands in 1 row']);
  });

  it('dates that cannot be and dates to come are counted field by field, each by itself', () => {
    const date = (kind: string, field: string, rows: number) => ({ kind, field, rows, value: `${rows}` });
    expect(
      lines({
        wrongDates: [
          date('future', 'born', 2),
          date('impossible', 'born', 3),
          date('future', 'seen', 5),
          date('future', 'born', 10),
        ],
      }),
    ).toEqual(['impossible dates: 3 in born', 'future dates: 12 in born', 'future dates: 5 in seen']);
  });

  it('a day is called a default from twice what chance gives, where chance gives it once in a thousand at most', () => {
    const day = (ratio: number, pValue: number) =>
      lines({ defaultDates: [{ field: 'born', default: '1 January', share: 0.25, ratio, pValue }] }).length;
    expect([day(2, 0.001), day(1.99, 0.001), day(2, 0.0011), day(9, 0)]).toEqual([1, 0, 0, 1]);
    expect(
      lines({ defaultDates: [{ field: 'born', default: '1 January', share: 0.25, ratio: 2.25, pValue: 0 }] }),
    ).toEqual(['default dates: 1 January is 25.0% of born, 2.3 times what chance gives']);
  });
});
