import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Counted, type CountedSlice, mergeCounts } from '../../src/index.ts';

const row = fc.record({
  what: fc.constantFrom('records', 'largest'),
  at: fc.integer({ min: 0, max: 2 }),
  size: fc.integer({ min: 0, max: 2 }),
  count: fc.integer({ min: 0, max: 9 }),
});
const crossing = fc.record({
  what: fc.constant('mixed'),
  key: fc.constantFrom('a', 'b', 'c'),
  bits: fc.integer({ min: 0, max: 7 }),
});
const slice: fc.Arbitrary<CountedSlice> = fc.record({ rows: fc.array(row), crossing: fc.array(crossing) });
const rules = { largest: ['largest'] };

describe('mergeCounts', () => {
  it('adds sums, takes the largest of largest, and counts what crosses slices once', () => {
    fc.assert(
      fc.property(fc.array(slice), (slices) => {
        const counted = new Counted(mergeCounts(rules, slices));
        const all = slices.flatMap(({ rows }) => rows);
        for (const at of [0, 1, 2]) {
          const sums = all.filter((each) => each.what === 'records' && each.at === at);
          expect(counted.of('records', at)).toBe(sums.reduce((sum, { count }) => sum + count, 0));
          for (const size of [0, 1, 2]) {
            const most = all.filter((each) => each.what === 'largest' && each.at === at && each.size === size);
            const found = counted.bySize('largest', at).find(([each]) => each === size)?.[1] ?? 0;
            expect(found).toBe(Math.max(0, ...most.map(({ count }) => count)));
          }
          const keys = slices.flatMap((each) => each.crossing).filter(({ bits }) => bits & (1 << at));
          expect(counted.of('mixed', at)).toBe(new Set(keys.map(({ key }) => key)).size);
        }
      }),
    );
  });

  it('reads by name alone what stands at nought, as lists of so many do', () => {
    const rows = [3, 5].map((count, at) => ({ what: 'records', at, size: at, count }));
    const counted = new Counted(mergeCounts(rules, [{ rows, crossing: [] }]));
    expect([counted.of('records'), counted.of('records', 1), counted.of('records', 2)]).toEqual([3, 5, 0]);
    expect([...counted.list('records', 3)]).toEqual([3, 5, 0]);
    expect([counted.bySize('records'), counted.bySize('records', 1)]).toEqual([[[0, 3]], [[1, 5]]]);
  });

  it('depends neither on the order of slices nor on how they are put together', () => {
    fc.assert(
      fc.property(fc.array(slice), (slices) => {
        const whole = mergeCounts(rules, slices);
        expect(mergeCounts(rules, [...slices].reverse())).toEqual(whole);
        const one = { rows: slices.flatMap((each) => each.rows), crossing: slices.flatMap((each) => each.crossing) };
        expect(mergeCounts(rules, [one])).toEqual(whole);
      }),
    );
  });

  it('refuses a count that is no whole number, and a sum that no longer is one', () => {
    const of = (count: number): CountedSlice => ({ rows: [{ what: 'records', at: 0, size: 0, count }], crossing: [] });
    expect(() => mergeCounts(rules, [of(0.5)])).toThrow(/records is 0.5, which is no whole number/);
    expect(() => mergeCounts(rules, [of(Number.NaN)])).toThrow(/records is NaN/);
    expect(() => mergeCounts(rules, [of(2 ** 53 - 1), of(2)])).toThrow(/no whole number that can be kept/);
  });
});
