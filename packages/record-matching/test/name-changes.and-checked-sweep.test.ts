import { dictionaryColumn, InputError } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { nameChanges, toleranceSweep } from '../src/index.ts';
import { checkedSweep } from '../src/tolerance-sweep/checked-sweep.ts';

type Names = readonly (readonly [forename: string, surname: string])[];
const columns = (...names: Names) => ({
  forename: dictionaryColumn(names.map(([forename]) => forename)),
  surname: dictionaryColumn(names.map(([, surname]) => surname)),
  dateOfBirth: dictionaryColumn(names.map(() => '1990-01-01')),
});

describe('nameChanges(records, entity, group, tolerance)', () => {
  it('takes names for swapped where each stands in the place of the other, and for changed where one does', () => {
    const of = (...names: Names) => {
      const one = dictionaryColumn(names.map(() => 'one'));
      const [row] = nameChanges(columns(...names), one, one, 0);
      return [row!.people, row!.changedSurname, row!.swappedNames];
    };
    expect(of(['James', 'Patel'], ['Patel', 'James'])).toEqual([1, 0, 1]);
    expect(of(['James', 'Patel'], ['Patel', 'Okafor'])).toEqual([1, 1, 0]);
    expect(of(['Okafor', 'Patel'], ['James', 'Okafor'])).toEqual([1, 1, 0]);
    expect(of(['James', 'Patel'], ['James', 'Patel'])).toEqual([1, 0, 0]);
  });
});

describe('checkedSweep(sweep)', () => {
  it('takes people of as many records as there are, and of none more', () => {
    const one = dictionaryColumn(['one', 'one', 'one']);
    const sweep = toleranceSweep(columns(['Ann', 'Lee'], ['Anne', 'Lee'], ['Anna', 'Lee']), { truth: one });
    expect(sweep.truth!.entitySize).toEqual(Int32Array.of(3));
    expect(checkedSweep(sweep)).toBe(sweep);
    const larger = { ...sweep, truth: { ...sweep.truth!, entitySize: Int32Array.of(4) } };
    expect(() => checkedSweep(larger)).toThrow(InputError);
  });

  it('takes no pair where there is no group', () => {
    const none = toleranceSweep(columns());
    expect(checkedSweep(none)).toBe(none);
    const pairs = { ...none.pairs, length: 1 } as typeof none.pairs;
    expect(() => checkedSweep({ ...none, pairs })).toThrow('a pair of the groups 0 and 0');
  });
});
