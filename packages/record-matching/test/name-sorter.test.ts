import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameSorter } from '../src/blocking/name-sorter.ts';

describe('names of a block', () => {
  it.each([
    ['by insertion', 40, 10],
    ['by one number', 120, 10],
    ['by comparing, where names are too many for one number', 120, 2 ** 31 - 1],
  ])('are sorted by surname, forename and row %s', (_, most, forenameCount) => {
    const name = fc.integer({ min: 0, max: 9 });
    const surname = forenameCount === 10 ? name : fc.integer({ min: 2 ** 31 - 20, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, surname), { minLength: 1, maxLength: most, size: 'max' }), (records) => {
        const before = [7, 7, 7];
        const sorter = new NameSorter(
          Int32Array.from([
            ...before,
            ...records.flatMap(([forename, surname], row) => [100 + row, forename, surname]),
          ]),
          forenameCount,
        );
        sorter.sort(1, records.length);
        const expected = records
          .map(([forename, surname], row) => ({ row: 100 + row, name: surname * forenameCount + forename }))
          .sort((a, b) => a.name - b.name || a.row - b.row);
        expect([...sorter.names.subarray(0, records.length)]).toEqual(expected.map(({ name }) => name));
        expect([...sorter.rows.subarray(0, records.length)]).toEqual(expected.map(({ row }) => row));
      }),
      { seed: 20250305, numRuns: 60 },
    );
  });
});
