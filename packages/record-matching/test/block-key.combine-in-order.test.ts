import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { combineInOrder } from '../src/blocking/block-key.ts';

const text = fc.constantFrom(null, 'a', 'b', 'c', 'd');

it('numbers what records share in order of first appearance, and says how many share a key at most', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 40 }), (rows) => {
      const columns = [0, 1, 2].map((at) => dictionaryColumn(rows.map((row) => row[at]!)));
      const orders = new Map();
      for (const chosen of [columns, columns.slice(0, 2), [columns[0]!, columns[2]!], columns.slice(1)]) {
        const numberOf = new Map<string, number>();
        const counts: number[] = [];
        const expected = rows.map((row) => {
          const own = chosen.map((column) => row[columns.indexOf(column)]!);
          if (own.some((each) => each === null)) return -1;
          const key = own.join();
          if (!numberOf.has(key)) numberOf.set(key, counts.push(0) - 1);
          counts[numberOf.get(key)!]!++;
          return numberOf.get(key)!;
        });
        const found = combineInOrder(chosen, orders);
        expect([...found.codes]).toEqual(expected);
        expect(found).toMatchObject({ keyCount: counts.length, mostRecords: Math.max(0, ...counts) });
      }
    }),
  );
});
