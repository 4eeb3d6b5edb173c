import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinationCounter, combinationsOf, dictionaryColumn, mergeCounts } from '../../src/index.ts';

const counter = combinationCounter(['group', 'label']);
type Row = readonly [string | null, string | null];
const slice = (rows: readonly Row[]) =>
  counter.count(
    {
      rowCount: rows.length,
      columns: {
        group: dictionaryColumn(rows.map(([group]) => group)),
        label: dictionaryColumn(rows.map(([, label]) => label)),
      },
      sizes: null,
    },
    {},
  );

describe('combinationCounter', () => {
  it('counts every combination, however the rows are divided', () => {
    const text = fc.constantFrom(null, 'A', 'B', '"', 'a,b', 'null', '\u{1D49C}');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), fc.integer({ min: 1, max: 4 }), (rows, slices) => {
        const parts = Array.from({ length: slices }, (_, at) => rows.filter((__, row) => row % slices === at));
        const found = combinationsOf(mergeCounts(counter, parts.map(slice)));
        for (const { texts, count } of found) {
          expect(count).toBe(rows.filter(([a, b]) => a === texts[0] && b === texts[1]).length);
        }
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
        expect(new Set(found.map(({ texts }) => JSON.stringify(texts))).size).toBe(found.length);
      }),
    );
  });

  it('refuses a column that is not there, and combinations that are rows', () => {
    expect(() => counter.count({ rowCount: 1, columns: {}, sizes: null }, {})).toThrow(/no column group to count by/);
    const many = Array.from({ length: 100_001 }, (_, at): Row => [String(at), null]);
    expect(() => slice(many)).toThrow(/more than 100000 combinations, which would be rows/);
  });
});
