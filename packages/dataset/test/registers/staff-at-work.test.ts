import { dictionaryColumn, InputError } from '@assay/statistics';
import { expect, it } from 'vitest';
import { staffAtWork } from '../../src/index.ts';
import { plainTable, registers } from '../example-values.ts';

const records = dictionaryColumn(['2024-03-01', '2023-01-01']);
const staff = plainTable(
  {
    employed_to: [null, '2024-02-01', '2024-04-01', '9999-12-31', '2024-02-01'],
    collar_number: ['C1', 'C2', null, 'C1', 'C2'],
    self_defined_ethnicity: ['W1', 'B1', 'A1', null, 'B1'],
    kind: ['officer', 'officer', 'contractor', 'contractor', 'contractor'],
  },
  ['employed_to'],
);

it('takes for at work who has no end, or one that has not come by the last record', () => {
  const read = staffAtWork(staff, records);
  expect(read.atWork).toEqual([0, 2, 3]);
  expect([...read.ethnicity.codes].map((code) => read.ethnicity.values[code])).toEqual([
    'White',
    'Asian',
    'Not recorded',
  ]);
  expect(read.byKind).toEqual([
    { group: 'contractor', rows: 3, left: { successes: 1, total: 3 }, withoutCollar: { successes: 1, total: 2 } },
    { group: 'officer', rows: 2, left: { successes: 1, total: 2 }, withoutCollar: { successes: 0, total: 1 } },
  ]);
  expect(read.collarsHandedOn).toBe(2);
  expect(read.words.map(({ field }) => field)).toEqual(['ethnicity of staff']);
});

it('refuses a table without these columns', () => {
  expect(() => staffAtWork(registers.truth, records)).toThrow(InputError);
});
