import { textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import { quartersOrYears } from '../../src/index.ts';

it('names the quarter in which London’s calendar has the moment, and years where quarters would be too many', () => {
  // Half an hour before midnight in universal time is the first of July in London.
  const moments = [Date.UTC(2024, 5, 30, 23, 30), Date.UTC(2024, 11, 31, 23, 30), Date.UTC(2023, 0, 1), Number.NaN];
  const named = (most: number) => moments.map((_, row) => textAt(quartersOrYears(moments, most), row));
  expect(named(4)).toEqual(['2024 Q3', '2024 Q4', '2023 Q1', null]);
  expect(named(3)).toEqual(['2024', '2024', '2023', null]);
});
