import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfAlike, curvesByGroup, isComputed, kaplanMeier, logRankTest } from '../../src/index.ts';

const some = fc.array(
  fc.record({
    group: fc.constantFrom('b', 'a', 'c'),
    time: fc.integer({ min: 0, max: 40 }),
    cause: fc.constantFrom(0, 1),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('curves of groups', () => {
  it('are those of each group alone, in the order of their names', () => {
    fc.assert(
      fc.property(some, (cases) => {
        const rows = curvesByGroup(cases);
        expect(rows.map(({ group }) => group)).toEqual([...new Set(cases.map(({ group }) => group))].sort());
        for (const { group, cases: size, open, curve } of rows) {
          const own = cases.filter((each) => each.group === group);
          expect([size, open]).toEqual([own.length, own.filter(({ cause }) => cause === 0).length]);
          expect(curve).toEqual(
            kaplanMeier({ times: own.map(({ time }) => time), causes: own.map(({ cause }) => cause) }),
          );
        }
      }),
    );
  });

  it('differ by a chance that no order of the cases moves', () => {
    fc.assert(
      fc.property(some, (cases) => {
        const test = logRankTest({
          times: cases.map(({ time }) => time),
          causes: cases.map(({ cause }) => cause),
          groups: cases.map(({ group }) => ['a', 'b', 'c'].indexOf(group)),
        });
        const [chance, turned] = [chanceOfAlike(cases), chanceOfAlike(cases.toReversed())];
        if (isComputed(test)) expect(chance).toBeCloseTo(test.pValue, 9);
        else expect(chance).toEqual(test);
        if (typeof chance === 'number') expect(turned).toBeCloseTo(chance, 9);
        else expect(turned).toEqual(chance);
      }),
    );
  });
});
