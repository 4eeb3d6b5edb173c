import { expect, it } from 'vitest';
import { dictionaryColumn, holdValues, MISSING_CODE, takeRows, valueCount, valueOfCode } from '../../src/index.ts';

it('asks where texts are held for one of them, and makes no other', () => {
  const asked: number[] = [];
  const column = {
    codes: Int32Array.of(0, MISSING_CODE, 1),
    get values(): readonly string[] {
      throw new Error('all were made');
    },
  };
  holdValues(column, {
    length: 2,
    at(code) {
      asked.push(code);
      return ['North', 'South'][code]!;
    },
  });
  expect([valueCount(column), valueOfCode(column, 1)]).toEqual([2, 'South']);
  expect(asked).toEqual([1]);
  // Other rows of it are of the same texts.
  const taken = takeRows(column, [2, 0]);
  expect([...taken.codes, valueCount(taken), valueOfCode(taken, 0)]).toEqual([1, 0, 2, 'North']);
  expect(() => taken.values).toThrow('all were made');
  const made = dictionaryColumn(['East', 'West', 'East']);
  expect([valueCount(made), valueOfCode(made, 1)]).toEqual([2, 'West']);
});
