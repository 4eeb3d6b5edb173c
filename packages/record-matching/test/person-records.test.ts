import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { recordCount } from '../src/counting/person-records.ts';

const of = (...texts: (string | null)[]) => dictionaryColumn(texts);

it('records are counted where every column has one row for each, and a value where a code stands', () => {
  expect(recordCount({ forename: of('Ann', null, 'Bo'), surname: of(null, null, null) })).toBe(3);
  expect(recordCount({ forename: of(), surname: of() })).toBe(0);
  expect(() => recordCount({ forename: of('Ann', 'Bo'), surname: of('Lee', 'Li'), date: of('1990-01-01') })).toThrow(
    'columns must have the same length: forename has 2 rows, date has 1. Check how the table was joined.',
  );
  expect(() => recordCount({ forename: { codes: Int32Array.of(1), values: ['Ann'] } })).toThrow('forename');
  expect(() => recordCount({})).toThrow('there is no column to count the records of');
});
