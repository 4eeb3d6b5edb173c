import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryColumn, InputError, sumsByName, timesOfNames } from '../../src/index.ts';

const names = fc.array(fc.constantFrom('North', 'East', 'Élan', 'east', null), { maxLength: 20 });

describe('sums of each name', () => {
  it('are those of its rows, and of no other', () => {
    fc.assert(
      fc.property(names, (rows) => {
        const amounts = rows.map((_, at) => at * at);
        const sums = sumsByName(dictionaryColumn(rows), amounts);
        for (const name of new Set(rows)) {
          const own = amounts.filter((_, at) => rows[at] === name);
          if (name === null) continue;
          expect(sums.get(name)).toBe(own.reduce((sum, amount) => sum + amount, 0));
        }
        expect(sums.size).toBe(new Set(rows.filter((name) => name !== null)).size);
      }),
    );
  });

  it('are not told of a name of which an amount is missing', () => {
    expect([...sumsByName(dictionaryColumn(['A', 'B', 'A']), [1, 2, Number.NaN])]).toEqual([['B', 2]]);
  });

  it('need an amount for each row', () => {
    expect(() => sumsByName(dictionaryColumn(['A']), [])).toThrow(InputError);
  });
});

describe('how often each name stands in a list', () => {
  it('adds up to the list, each name once, as a reader would look them up', () => {
    fc.assert(
      fc.property(names, (rows) => {
        const given = rows.filter((name) => name !== null);
        const times = timesOfNames(given);
        expect(times.reduce((sum, [, own]) => sum + own, 0)).toBe(given.length);
        for (const [name, own] of times) expect(own).toBe(given.filter((each) => each === name).length);
      }),
    );
    expect(timesOfNames(['North', 'Élan', 'east', 'East', 'north']).map(([name]) => name)).toEqual([
      ...['east', 'East', 'Élan', 'north', 'North'],
    ]);
  });
});
