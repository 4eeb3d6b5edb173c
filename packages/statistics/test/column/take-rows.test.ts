import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commonestValue, dictionaryColumn, renamedValues, sortedValues, takeRows, textAt } from '../../src/index.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'C', 'c', null), { minLength: 1, maxLength: 20 });
const read = (column: ReturnType<typeof dictionaryColumn>) => Array.from(column.codes, (_, row) => textAt(column, row));

it('takes rows in the order asked for, and none where there is none', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.integer({ min: -1, max: 19 })), (words, wanted) => {
      const rows = wanted.map((row) => Math.min(row, words.length - 1));
      const found = takeRows(dictionaryColumn(words), rows);
      expect(read(found)).toEqual(rows.map((row) => (row < 0 ? null : words[row])));
    }),
  );
});

it('reads words as others: those of one meaning become one value, blanks stay blank', () => {
  fc.assert(
    fc.property(texts, (words) => {
      const found = renamedValues(dictionaryColumn(words), (word) => word.toLowerCase());
      expect(read(found)).toEqual(words.map((word) => word?.toLowerCase() ?? null));
      expect(new Set(found.values).size).toBe(found.values.length);
    }),
  );
});

it('finds the value of most rows that count, the earlier of two as common', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (words, counted) => {
      const column = dictionaryColumn(words);
      const size = (value: string) => words.filter((word, row) => word === value && counted[row]).length;
      const most = Math.max(0, ...column.values.map(size));
      const wanted = most === 0 ? null : column.values.find((value) => size(value) === most);
      expect(commonestValue(column, (row) => counted[row]!)).toBe(wanted);
    }),
  );
});

it('puts values in the order of their characters, and leaves every row its own', () => {
  fc.assert(
    fc.property(texts, (words) => {
      const column = dictionaryColumn(words);
      const sorted = sortedValues(column);
      expect(read(sorted)).toEqual(words);
      expect(sorted.values).toEqual([...column.values].sort());
    }),
  );
  expect(sortedValues({ codes: Int32Array.of(0, 1, -1, 2), values: ['b', 'c', 'a'] })).toEqual({
    codes: Int32Array.of(1, 2, -1, 0),
    values: ['a', 'b', 'c'],
  });
});
