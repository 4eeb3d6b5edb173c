import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryColumn, rowsByTexts, textAt } from '../src/index.ts';

describe('rows in the order of their texts', () => {
  it('stand by length and code units, what is missing last, by the next column where one ties, and else as they were', () => {
    const text = fc.constantFrom(null, '', 'a', 'B', 'R2', 'R10', 'é', '𝒥');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 30 }), (rows) => {
        const columns = [0, 1].map((at) => dictionaryColumn(rows.map((row) => row[at as 0 | 1])));
        const place = (row: number) =>
          columns.flatMap((column) => {
            const value = textAt(column, row);
            return value === null ? [1, 0, ''] : [0, value.length, value];
          });
        const before = (a: number, b: number) => {
          const [one, other] = [place(a), place(b)];
          const at = one.findIndex((each, index) => each !== other[index]);
          return at < 0 ? a < b : one[at]! < other[at]!;
        };
        const order = Array.from(rowsByTexts(columns));
        expect([...order].sort((a, b) => a - b)).toEqual(rows.map((_, row) => row));
        expect(order.every((row, at) => at === 0 || before(order[at - 1]!, row))).toBe(true);
      }),
    );
  });

  it('are refused of columns that differ in length', () => {
    expect(() => rowsByTexts([dictionaryColumn(['a']), dictionaryColumn(['a', 'b'])])).toThrow('1 and 2 rows');
  });
});
