import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  combinationCounter,
  combinationsOf,
  countedTable,
  dictionaryColumn,
  mergeCounts,
  textAt,
} from '../../src/index.ts';

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

  it('takes an optional column that the table lacks as missing in every row, as reading does', () => {
    const group = dictionaryColumn(['A', 'A']);
    const { rows } = counter.count({ rowCount: 2, columns: { group }, sizes: null }, {});
    expect(combinationsOf(rows)).toEqual([{ texts: ['A', null], count: 2 }]);
    expect(rows).toEqual([{ what: '["A",null]', at: 0, size: 0, count: 2 }]);
  });

  it('gives the counts back as columns, each row standing for so many', () => {
    const rows: Row[] = [
      ['B', '1'],
      ['A', null],
      ['B', '1'],
    ];
    const { total, columns, counts } = countedTable(['group', 'label'], mergeCounts(counter, [slice(rows)]));
    expect(total).toBe(3);
    expect([...counts]).toEqual([1, 2]);
    expect([0, 1].map((row) => [textAt(columns['group']!, row), textAt(columns['label']!, row)])).toEqual([
      ['A', null],
      ['B', '1'],
    ]);
  });

  it('refuses combinations that are rows', () => {
    const many = Array.from({ length: 100_001 }, (_, at): Row => [String(at), null]);
    expect(() => slice(many)).toThrow(/more than 100000 combinations, which would be rows/);
  });
});
