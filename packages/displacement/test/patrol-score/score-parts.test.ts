import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ablationsOfOffences,
  deploymentsWithOneMoved,
  patrolScorePartsBehind,
  scoreParts,
  topOverlap,
} from '../../src/index.ts';

const events = fc.array(
  fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: -1, max: 1 }), fc.integer({ min: 1, max: 90 })),
  { minLength: 1, maxLength: 40 },
);
const columns = (rows: readonly (readonly [number, number, number])[]) => ({
  area: rows.map(([area]) => area),
  offence: { values: ['drugs', 'robbery'], codes: Int32Array.from(rows, ([, code]) => code) },
  harm: rows.map(([, , harm]) => harm),
});

describe('what a score is made of', () => {
  it('holds sum, number and the two heaviest of every area and offence, blank ones apart', () => {
    fc.assert(
      fc.property(events, (rows) => {
        const parts = scoreParts(columns(rows), 4);
        const hasBlank = rows.some(([, code]) => code < 0);
        expect(parts.offences.length).toBe(hasBlank ? 3 : 2);
        parts.harm.forEach((harm, part) => {
          const [area, offence] = [Math.floor(part / parts.offences.length), part % parts.offences.length];
          const own = rows
            .filter(([at, code]) => at === area && (code < 0 ? 2 : code) === offence)
            .map(([, , weight]) => weight)
            .sort((a, b) => b - a);
          expect([harm, parts.counts[part]]).toEqual([own.reduce((a, b) => a + b, 0), own.length]);
          expect(parts.heaviest[part]).toEqual([own[0] ?? 0, own[1] ?? 0]);
        });
      }),
    );
  });
  it('tells behind a share its events and the two gravest, as shares of the whole', () => {
    fc.assert(
      fc.property(events, (rows) => {
        const placed = rows.filter(([area]) => area >= 0);
        fc.pre(placed.length > 0);
        const total = placed.reduce((sum, [, , harm]) => sum + harm, 0);
        const own = placed.filter(([area]) => area < 2).map(([, , harm]) => harm);
        own.sort((a, b) => b - a);
        const found = patrolScorePartsBehind(scoreParts(columns(rows), 4), (area) => area < 2);
        expect(found.share).toBeCloseTo(own.reduce((a, b) => a + b, 0) / total, 12);
        expect(found.events).toBe(own.length);
        expect(found.largest).toEqual([(own[0] ?? 0) / total, (own[1] ?? 0) / total]);
      }),
    );
  });
  it('refuses columns of differing length and areas that there are not', () => {
    const one = columns([[0, 0, 1]]);
    expect(() => scoreParts({ ...one, harm: [] }, 1)).toThrow('1, 1 and 0');
    expect(() => scoreParts({ ...one, area: [1] }, 1)).toThrow('event 1 lies in area 1 of 1');
  });
});

it('feasible deployments: the choice, and each patrol at each other area, once', () => {
  const found = deploymentsWithOneMoved([3, 1], 5);
  expect(found).toEqual([
    [3, 1],
    [0, 1],
    [2, 1],
    [4, 1],
    [3, 0],
    [3, 2],
    [3, 4],
  ]);
  expect(deploymentsWithOneMoved([0, 1], 2)).toEqual([[0, 1]]);
  expect(() => deploymentsWithOneMoved([2], 2)).toThrow('from 0 to 1: 2');
});

it('overlap of two top lists is that of their sets, ties in the order of the areas', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))), (pairs) => {
      const nTop = Math.min(3, pairs.length);
      const top = (side: 0 | 1) =>
        pairs
          .map((pair, area) => ({ area, value: pair[side] }))
          .sort((a, b) => b.value - a.value)
          .slice(0, nTop)
          .map(({ area }) => area);
      const [one, other] = [top(0), top(1)];
      expect(
        topOverlap(
          pairs.map(([value]) => value),
          pairs.map(([, value]) => value),
          nTop,
        ),
      ).toBe(one.filter((area) => other.includes(area)).length);
    }),
  );
  expect(() => topOverlap([1], [1, 2], 1)).toThrow('1, 2 and 1');
  expect(() => topOverlap([1], [1], 2)).toThrow('1, 1 and 2');
});

describe('the score without each offence', () => {
  it('is made of the events of what is left out, chosen and chosen instead, one by one', () => {
    fc.assert(
      fc.property(events, (rows) => {
        const own = rows.filter(([area]) => area >= 0);
        const total = own.reduce((sum, [, , harm]) => sum + harm, 0);
        const parts = scoreParts(columns(rows), 4);
        const found = ablationsOfOffences(parts, ['a', 'b', 'c', 'd'], ['robbery', 'arson', 'drugs'], 2);
        expect(found.map(({ offence }) => offence)).toEqual(['robbery', 'drugs']);
        if (total === 0) return;
        const harmOf = (of: readonly (typeof own)[number][]) => of.reduce((sum, [, , harm]) => sum + harm, 0);
        for (const { offence, without, chosen, instead, harmAfter } of found) {
          const code = ['drugs', 'robbery'].indexOf(offence);
          const left = own.filter(([, each]) => each === code);
          expect([without.events, without.share]).toEqual([left.length, expect.closeTo(harmOf(left) / total, 12)]);
          const rank = (of: readonly (typeof own)[number][]) =>
            [0, 1, 2, 3]
              .sort((a, b) => harmOf(of.filter(([at]) => at === b)) - harmOf(of.filter(([at]) => at === a)) || a - b)
              .slice(0, 2);
          const inside = (areas: readonly number[]) => own.filter(([at]) => areas.includes(at));
          expect(chosen.events).toBe(inside(rank(own)).length);
          expect(instead.events).toBe(inside(rank(own.filter(([, each]) => each !== code))).length);
          expect(instead.share).toBeCloseTo(harmAfter, 12);
        }
      }),
    );
  });
});
