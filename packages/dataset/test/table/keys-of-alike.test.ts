import type { RowKeys } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOfAlike, selectRows, tableOf, writtenValues } from '../../src/index.ts';
import { people, peopleSchema } from '../example-values.ts';

const all = (keys: RowKeys) => Array.from({ length: keys.length }, (_, row) => keys.keyOf(row));

describe('keysOfAlike', () => {
  it('tells rows apart by what they say, and by number where they say the same', () => {
    const twice = selectRows(people, [0, 1, 0, 2, 0]);
    const keys = all(keysOfAlike(twice, ['record']));
    expect(new Set(keys).size).toBe(5);
    expect(keys[0]!.replace('#1', '')).toBe(keys[2]!.replace('#2', ''));
    expect(keysOfAlike(twice, ['record'], [[0, 0, 1, 0, 0]]).keyOf(2)).toContain('#1');
  });

  it('does not hear of identifiers', () => {
    const rows = { sex: ['F', 'M', 'F'], contacts: [1, 2, 1] };
    const one = keysOfAlike(tableOf(peopleSchema, { record: ['a', 'b', 'c'], ...rows }), ['record']);
    const other = keysOfAlike(tableOf(peopleSchema, { record: ['z', 'y', 'x'], ...rows }), ['record']);
    expect(all(other)).toEqual(all(one));
  });

  it('numbers rows that say the same in their order, whichever row is asked for first', () => {
    const value = fc.constantFrom(0, 1, 2, null);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('F', 'M', null), value, fc.constantFrom('2020-02-01', null)), {
          maxLength: 30,
        }),
        fc.nat(),
        (rows, first) => {
          const [sex, contacts, born] = [0, 1, 2].map((at) => rows.map((row) => row[at] ?? null));
          const table = tableOf(peopleSchema, { record: rows.map((_, at) => `r${at}`), sex, contacts, born } as never);
          const names = Object.keys(table.columns)
            .filter((name) => name !== 'record')
            .sort();
          const times = new Map<string, number>();
          const expected = rows.map((_, row) => {
            const said = names.map((name) => writtenValues(table.columns[name]!)(row) ?? '');
            const text = said.reduce((sum, each) => `${sum === '' ? '' : `${sum}\n`}${each}`, '');
            times.set(text, (times.get(text) ?? 0) + 1);
            return `${text} #${times.get(text)}`;
          });
          const keys = keysOfAlike(table, ['record']);
          if (rows.length > 0) expect(keys.keyOf(first % rows.length)).toBe(expected[first % rows.length]);
          expect(all(keys)).toEqual(expected);
        },
      ),
      { seed: 16, numRuns: 100 },
    );
  });
});
