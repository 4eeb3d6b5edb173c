import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparedLists, comparedMarks, comparedMarksByGroup, dictionaryColumn } from '../../src/index.ts';

it('puts everybody into one of four, and turns with the lists', () => {
  const marks = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 })), { maxLength: 30 });
  fc.assert(
    fc.property(marks, (pairs) => {
      const [one, other] = [pairs.map(([mark]) => mark), pairs.map(([, mark]) => mark)];
      const found = comparedMarks(one, other);
      const of = (a: number, b: number) => pairs.filter(([left, right]) => left === a && right === b).length;
      expect(found).toEqual({ both: of(1, 1), one: of(1, 0), other: of(0, 1), neither: of(0, 0) });
      expect(comparedMarks(other, one)).toEqual({ ...found, one: found.other, other: found.one });
    }),
  );
});

it('refuses lists of different people', () => {
  expect(() => comparedMarks([1, 0], [1])).toThrow('lists must mark the same people: 2 and 1');
});

it('adds up over groups to everybody, who has no group at the end, and keeps a group of nobody', () => {
  const group = { codes: Int32Array.of(2, 0, -1, 0, 2), values: ['A', 'B', 'C'] };
  const [one, other] = [
    [1, 1, 0, 0, 1],
    [1, 0, 1, 0, 0],
  ];
  const found = comparedMarksByGroup(group, one, other);
  expect(found).toEqual([
    { group: 'A', both: 0, one: 1, other: 0, neither: 1 },
    { group: 'B', both: 0, one: 0, other: 0, neither: 0 },
    { group: 'C', both: 1, one: 1, other: 0, neither: 0 },
    { group: 'Not recorded', both: 0, one: 0, other: 1, neither: 0 },
  ]);
  expect(() => comparedMarksByGroup(dictionaryColumn(['A']), [1, 0], [1, 0])).toThrow(
    'everybody needs a group: 1 and 2',
  );
});

it('compares each list with each that follows it', () => {
  const lists = [
    { name: 'A', marks: [1, 1, 0, 0] },
    { name: 'B', marks: [1, 0, 0, 0] },
    { name: 'C', marks: [0, 0, 0, 1] },
  ];
  expect(comparedLists(lists).map(({ one, other, shared }) => [one, other, shared.of, shared.outOf])).toEqual([
    ['A', 'B', 1, 2],
    ['A', 'C', 0, 3],
    ['B', 'C', 0, 2],
  ]);
  expect(comparedLists(lists.slice(0, 1))).toEqual([]);
});
