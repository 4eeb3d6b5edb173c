import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagsByUnlikeErrors, peopleByContacts, splitEffectOnFlags } from '../src/index.ts';

const OPTIONS = { threshold: 3, familiar: 'A', alike: 0.2, few: 0.05 };
const person = fc.record({ group: fc.constantFrom('A', 'B', 'C', null), contacts: fc.integer({ min: 0, max: 8 }) });

describe('flagsByUnlikeErrors', () => {
  it('splits as many people in all, whether errors fall on everyone or mostly on others', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), (people) => {
        const group = dictionaryColumn(people.map((one) => one.group));
        const rows = flagsByUnlikeErrors({ group, contacts: people.map(({ contacts }) => contacts) }, OPTIONS);
        const splitIn = (errors: string) =>
          rows
            .filter((row) => row.errors === errors)
            .reduce((sum, { group: name, split }) => {
              const own = people.filter((one) => (one.group ?? 'Not recorded') === name && one.contacts >= 2);
              return sum + split * own.length;
            }, 0);
        expect(splitIn('none')).toBe(0);
        const others = people.filter((one) => one.group !== 'A' && one.contacts >= 2).length;
        const isReached = rows.every(({ split }) => split < 1);
        if (others > 0 && isReached) expect(splitIn('unlike')).toBeCloseTo(splitIn('alike'), 9);
      }),
    );
  });

  it('counts each group by hand, and says of whom nobody is frequent that it cannot be told', () => {
    const group = dictionaryColumn(['A', 'A', 'A', 'B', 'B', null]);
    const rows = flagsByUnlikeErrors({ group, contacts: [3, 5, 0, 4, 1, 2] }, OPTIONS);
    const alike = rows.filter(({ errors }) => errors === 'alike');
    expect(alike.map(({ group: name, people, frequent }) => [name, people, frequent])).toEqual([
      ['A', 3, 2],
      ['B', 2, 1],
      ['Not recorded', 1, 0],
    ]);
    const recall = splitEffectOnFlags([1, 0, 0, 1, 0, 1], { threshold: 3, share: 0.2 }).recall as number;
    expect(alike[0]!.hidden).toBeCloseTo(1 - recall, 12);
    expect(alike[0]!.flagged).toBeCloseTo((2 * recall) / 3, 12);
    expect(alike[0]!.ratio).toBe(1);
    expect(alike[2]).toMatchObject({ hidden: null, flagged: null, ratio: null });
    const none = rows.filter(({ errors }) => errors === 'none');
    expect(none.map(({ hidden }) => hidden)).toEqual([0, 0, null]);
    expect(none[1]!.ratio).toBeCloseTo(1 / 2 / (2 / 3), 12);
  });

  it('keeps everyone’s share where nobody is in another group, and compares with nobody where the familiar is absent', () => {
    const one = flagsByUnlikeErrors({ group: dictionaryColumn(['A', 'A']), contacts: [4, 4] }, OPTIONS);
    expect(one.map(({ split }) => split)).toEqual([0, 0.2, 0.05]);
    const other = flagsByUnlikeErrors({ group: dictionaryColumn(['B', 'B']), contacts: [4, 4] }, OPTIONS);
    expect(other.map(({ ratio }) => ratio)).toEqual([null, null, null]);
    expect(other.at(-1)!.split).toBeCloseTo(0.2, 12);
  });
});

describe('peopleByContacts', () => {
  it('ends at the most contacts that anybody has', () => {
    expect(Array.from(peopleByContacts([0, 0]))).toEqual([2]);
    expect(Array.from(peopleByContacts([]))).toEqual([0]);
    expect(Array.from(peopleByContacts([3, 1]))).toEqual([0, 1, 0, 1]);
  });
  it('counts everyone once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (contacts) => {
        const people = peopleByContacts(contacts);
        expect(people.reduce((sum, count) => sum + count, 0)).toBe(contacts.length);
        expect(people.every((count, number) => count === contacts.filter((own) => own === number).length)).toBe(true);
      }),
    );
  });
});
