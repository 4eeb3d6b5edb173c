import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodesAnew } from '../../../src/read/slices/codes-anew.ts';
import { RowCounts } from '../../../src/read/slices/row-counts.ts';

const someCodes = fc.array(fc.oneof(fc.integer({ min: -1, max: 9 }), fc.integer({ min: 0, max: 2 ** 27 })));

describe('rows of codes', () => {
  it('are counted however large a code is', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: -1, max: 300_000 }))), (parts) => {
        const counts = new RowCounts();
        const expected = new Map<number, number>();
        for (const part of parts) {
          counts.add(Int32Array.from(part));
          for (const code of part) expected.set(code, (expected.get(code) ?? 0) + 1);
        }
        for (const [code, rows] of expected) if (code >= 0) expect(counts.of(code)).toBe(rows);
        expect(counts.of(300_001)).toBe(0);
      }),
    );
  });

  it('are counted beyond what two bytes hold', () => {
    const counts = new RowCounts();
    counts.add(new Int32Array(65_535).fill(7));
    expect(counts.of(7)).toBe(65_535);
    counts.add(Int32Array.of(7, 8));
    expect([counts.of(7), counts.of(8)]).toEqual([65_536, 1]);
    counts.add(new Int32Array(100_000).fill(7));
    expect(counts.of(7)).toBe(165_536);
  });
});

describe('rows of codes that several threads counted', () => {
  it('add up to those of one', () => {
    const code = fc.oneof(fc.integer({ min: -1, max: 1 }), fc.integer({ min: 60_000, max: 200_000 }));
    const run = fc.tuple(code, fc.constantFrom(1, 40_000, 65_535, 65_536, 140_000));
    fc.assert(
      fc.property(fc.array(fc.array(run, { maxLength: 4 }), { maxLength: 3 }), (threads) => {
        const [whole, sum] = [new RowCounts(), new RowCounts()];
        for (const runs of threads) {
          const own = new RowCounts();
          for (const [code, rows] of runs) for (const each of [whole, own]) each.add(new Int32Array(rows).fill(code));
          sum.addCounts(structuredClone(own.sent()));
        }
        for (const [code] of threads.flat()) if (code >= 0) expect(sum.of(code)).toBe(whole.of(code));
      }),
      { numRuns: 30 },
    );
  });
});

describe('codes anew', () => {
  it('go by the order of first appearance, one part after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(someCodes, fc.boolean())), (parts) => {
        const anew = new CodesAnew();
        for (const [some, areFew] of parts) {
          const part = areFew ? some.map((code) => Math.min(code, 999)) : some;
          const expected = dictionaryColumn(part.map((code) => (code < 0 ? null : String(code))));
          const codes = Int32Array.from(part);
          expect(Array.from(anew.recode(codes, areFew ? 1000 : 2 ** 27 + 1), String)).toEqual(expected.values);
          expect(codes).toEqual(expected.codes);
        }
      }),
    );
  });

  it('of more rows than came before', () => {
    const anew = new CodesAnew();
    for (const rows of [10, 9000, 300]) {
      const codes = Int32Array.from({ length: rows }, (_, row) => 4096 * (rows - (row >> 1)));
      const expected = Int32Array.from({ length: rows }, (_, row) => row >> 1);
      expect(anew.recode(codes, 2 ** 27)).toEqual(
        Int32Array.from({ length: (rows + 1) >> 1 }, (_, at) => 4096 * (rows - at)),
      );
      expect(codes).toEqual(expected);
    }
  });
});
