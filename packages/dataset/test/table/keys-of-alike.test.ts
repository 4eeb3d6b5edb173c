import { describe, expect, it } from 'vitest';
import { keysOfAlike, selectRows, tableOf } from '../../src/index.ts';
import { people, peopleSchema } from '../example-values.ts';

describe('keysOfAlike', () => {
  it('tells rows apart by what they say, and by number where they say the same', () => {
    const twice = selectRows(people, [0, 1, 0, 2, 0]);
    const keys = keysOfAlike(twice, ['record']);
    expect(new Set(keys).size).toBe(5);
    expect(keys[0]!.replace('#1', '')).toBe(keys[2]!.replace('#2', ''));
    expect(keysOfAlike(twice, ['record'], [[0, 0, 1, 0, 0]])[2]).toContain('#1');
  });

  it('does not hear of identifiers', () => {
    const rows = { sex: ['F', 'M', 'F'], contacts: [1, 2, 1] };
    const one = keysOfAlike(tableOf(peopleSchema, { record: ['a', 'b', 'c'], ...rows }), ['record']);
    const other = keysOfAlike(tableOf(peopleSchema, { record: ['z', 'y', 'x'], ...rows }), ['record']);
    expect(other).toEqual(one);
  });
});
