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
    { kind: 'contractor', current: 2, left: 1, withoutCollar: 1 },
    { kind: 'officer', current: 1, left: 1, withoutCollar: 0 },
  ]);
  expect(read.left).toBe(2);
  expect(read.collarsHandedOn).toBe(2);
  expect(read.words.map(({ field }) => field)).toEqual(['ethnicity of staff']);
});

it('says neither that nobody left nor that all are without a collar number where the file records neither', () => {
  const bare = { ...staff, columns: { ...staff.columns } };
  const none = [null, null, null, null, null];
  const blank = plainTable({ employed_to: none, collar_number: none }, ['employed_to']).columns;
  const read = staffAtWork({ ...bare, columns: { ...bare.columns, ...blank } }, records);
  expect(read.atWork).toEqual([0, 1, 2, 3, 4]);
  expect(read.left).toMatchObject({ status: 'not-computed', reason: expect.stringContaining('taken to be at work') });
  expect(read.collarsHandedOn).toMatchObject({ reason: 'no collar number is recorded of anybody' });
  expect(read.byKind.map(({ current, left, withoutCollar }) => [current, left, withoutCollar])).toEqual([
    [3, read.left, read.collarsHandedOn],
    [2, read.left, read.collarsHandedOn],
  ]);
});

it('refuses a table without these columns', () => {
  expect(() => staffAtWork(registers.truth, records)).toThrow(InputError);
});
