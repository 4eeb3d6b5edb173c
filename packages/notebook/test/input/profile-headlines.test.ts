import { dayNumber, profileTable, type TableSchema, tableOf, tableSchema } from '@assay/dataset';
import { expect, it } from 'vitest';
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
