import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparedMarks } from '../../src/index.ts';

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
