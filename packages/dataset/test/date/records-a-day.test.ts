import { dictionaryColumn, InputError } from '@assay/statistics';
import { expect, it } from 'vitest';
import { recordsADay, writtenDay } from '../../src/index.ts';

const DAY = 19_800;
/** So many records on each of these days before the last. */
const dated = (ofDays: readonly (readonly [ago: number, records: number])[]) => ({
  column: dictionaryColumn(ofDays.map(([ago]) => writtenDay(DAY - ago))),
  counts: ofDays.map(([, records]) => records),
});

it('counts the records of the last 365 days, whatever came before', () => {
  const { column, counts } = dated([
    [0, 30],
    [364, 700],
    [365, 9000],
    [4000, 9000],
  ]);
  expect(recordsADay(column, counts)).toBeCloseTo(2, 12);
});

it('divides a younger file by the days since its first record', () => {
  const { column, counts } = dated([
    [0, 30],
    [99, 70],
  ]);
  expect(recordsADay(column, counts)).toBeCloseTo(1, 12);
  expect(recordsADay(column)).toBeCloseTo(0.02, 12);
});

it('counts records of no day for none, and a slip of the keys neither ends the file nor empties its last year', () => {
  const days = Array.from({ length: 400 }, (_, ago) => writtenDay(DAY - ago));
  const column = dictionaryColumn([...days, writtenDay(DAY + 5000), null, '9999-12-31', 'not known']);
  expect(recordsADay(column)).toBeCloseTo(1, 12);
});

it('divides by the same days where one record among many stands for no day, or was dated decades too early', () => {
  const days = Array.from({ length: 200 }, (_, row) => writtenDay(DAY - (row % 20)));
  expect(recordsADay(dictionaryColumn(days))).toBeCloseTo(10, 12);
  for (const odd of ['1970-01-01', '1900-01-01', '1925-03-04'])
    expect(recordsADay(dictionaryColumn([...days, odd])), odd).toBeCloseTo(10, 12);
});

it('is not computed where no record has a date, or too few days are there', () => {
  expect(recordsADay(dictionaryColumn([null, null]))).toMatchObject({ reason: expect.stringContaining('has a date') });
  const { column, counts } = dated([
    [0, 30],
    [5, 70],
  ]);
  expect(recordsADay(column, counts)).toMatchObject({ reason: expect.stringContaining('cover 6 days') });
  expect(recordsADay(dictionaryColumn([writtenDay(DAY)]))).toMatchObject({ reason: expect.stringContaining('1 day,') });
  expect(() => recordsADay(column, [-1, 2])).toThrow(InputError);
});
