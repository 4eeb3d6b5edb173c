import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chanceOfAlike,
  curvesByGroup,
  expectedAtRate,
  isComputed,
  kaplanMeier,
  logRankTest,
  placedAtRate,
  poissonFunnelLimits,
} from '../../src/index.ts';

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

describe('a rate that is known', () => {
  it('gives what to expect, within counts that chance alone gives', () => {
    const { low, high } = poissonFunnelLimits(0.2, 100);
    expect(expectedAtRate(0.2, 100)).toMatchObject({
      value: 20,
      interval: { low: 100 * low, high: 100 * high, level: 0.95 },
    });
    expect(expectedAtRate(0.2, 0)).toMatchObject({ value: 0, interval: { reason: 'there is no exposure' } });
    expect(() => expectedAtRate(-1, 100)).toThrow('rate and exposure');
  });

  it('places a unit above, within or below', () => {
    const placed = (events: number) => placedAtRate({ events, exposure: 100 }, 0.2, { level: 0.998 });
    const { low, high } = poissonFunnelLimits(0.2, 100, { level: 0.998 });
    expect(placed(20)).toEqual({ low, high, outside: 'within' });
    expect(
      [Math.round(100 * low) - 1, Math.round(100 * low), Math.round(100 * high), Math.round(100 * high) + 1].map(
        (events) => placed(events).outside,
      ),
    ).toEqual(['below', 'within', 'within', 'above']);
    expect(() => placed(-1)).toThrow('events must be a count');
  });
});
