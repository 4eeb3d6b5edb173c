import { expect, it } from 'vitest';
import { byNothingRecorded } from '../../src/statement/by-nothing-recorded.ts';

const columns = [
  { name: 'age', label: 'Age', unit: 'text', key: true },
  { name: 'sex', label: 'Sex', unit: 'text', key: true },
  { name: 'people', label: 'People', unit: 'count' },
] as never;
const reasonOf = (rows: (string | number)[][]) => byNothingRecorded({ columns, rows })?.reason ?? null;

it('says of a table that divides by what no row records that nobody’s is recorded, and names it', () => {
  expect(reasonOf([['Not recorded', 'Female', 7]])).toBe('of none of them is it recorded: Age');
  expect(
    reasonOf([
      ['18 to 24', 'Not recorded', 7],
      ['25 to 34', 'Not recorded', 9],
    ]),
  ).toBe('of none of them is it recorded: Sex');
});

it('says nothing of one in which some row is recorded, nor of one without rows', () => {
  expect(
    reasonOf([
      ['Not recorded', 'Not recorded', 7],
      ['18 to 24', 'Female', 9],
    ]),
  ).toBeNull();
  expect(reasonOf([])).toBeNull();
});
