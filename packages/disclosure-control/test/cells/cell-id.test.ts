import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complementId, localCellId, measuredCellId, readMeasuredCellId } from '../../src/cells/cell-id.ts';

describe('measuredCellId(measure, characteristics)', () => {
  it('is one id, in whatever order a table names the characteristics', () => {
    const sex = ['sex', 'Female'] as const;
    const age = ['age', '18-24'] as const;
    expect(measuredCellId('stops', [sex, age])).toBe('stops|age=18-24;sex=Female');
    expect(measuredCellId('stops', [age, sex])).toBe('stops|age=18-24;sex=Female');
    expect(measuredCellId('stops', [])).toBe('stops|');
  });

  it('is read back, with the marks that values may hold', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,6}$/);
    const value = fc.constantFrom('a', 'a=b', '', 'a; b', 'a|b', '1;2');
    const characteristics = fc.uniqueArray(fc.tuple(name, value), { selector: ([one]) => one, maxLength: 4 });
    fc.assert(
      fc.property(characteristics, (given) => {
        const sorted = given.toSorted(([one], [other]) => (one < other ? -1 : 1));
        expect(readMeasuredCellId(measuredCellId('stops', given))).toEqual({
          measure: 'stops',
          characteristics: sorted,
        });
      }),
      { seed: 7 },
    );
  });
});

it('reads no id of another kind', () => {
  expect(readMeasuredCellId(localCellId('rates', 'White', 'searches'))).toBeNull();
  expect(readMeasuredCellId(complementId('a|', 'b|'))).toBeNull();
  expect(readMeasuredCellId('@sum|x=1')).toBeNull();
  expect(readMeasuredCellId('stops')).toBeNull();
});
