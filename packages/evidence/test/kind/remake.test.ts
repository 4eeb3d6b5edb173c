import { InputError, isComputed, notComputed } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COUNTED_OF_PEOPLE,
  COUNTED_OF_THINGS,
  countsPeople,
  type DerivedKind,
  isCountedWord,
  remake,
} from '../../src/index.ts';

const group = { of: 'own', outOf: 'ownAll' };
const reference = { of: 'their', outOf: 'theirAll' };
const from = (counts: Record<string, number>) => (part: unknown) => counts[String(part)] ?? null;
const share = { kind: 'share', ...group, interval: 'wilson' } as const;

/** Values by golden-intervals.py beside this file (statsmodels, scipy); Byar by Breslow and Day (1987), equation 2.13. */
describe('what counts give', () => {
  it.each<[string, DerivedKind, Record<string, number>, number, number, number]>([
    ['Wilson', share, { own: 7, ownAll: 20 }, 0.35, 0.18119182410108203, 0.5671457233147638],
    [
      'Wilson with continuity',
      { ...share, interval: 'wilson-continuity' },
      { own: 7, ownAll: 20 },
      0.35,
      0.1630866797163093,
      0.5905104338485733,
    ],
    [
      'Clopper–Pearson',
      { ...share, interval: 'clopper-pearson' },
      { own: 7, ownAll: 20 },
      0.35,
      0.15390920478454118,
      0.5921885345328282,
    ],
    [
      'Garwood',
      { kind: 'rate', ...group, per: 1000, interval: 'garwood' },
      { own: 9, ownAll: 400 },
      22.5,
      10.288432743445835,
      42.71200862854792,
    ],
    [
      'Byar from ten',
      { kind: 'rate', ...group, per: 1, interval: 'byar-or-garwood' },
      { own: 88, ownAll: 1 },
      88,
      70.57653896809941,
      108.4196531363407,
    ],
    [
      'Byar of exactly ten',
      { kind: 'rate', ...group, per: 1, interval: 'byar-or-garwood' },
      { own: 10, ownAll: 1 },
      10,
      4.787449913967563,
      18.391458605756473,
    ],
    [
      'Garwood below ten',
      { kind: 'rate', ...group, per: 1000, interval: 'byar-or-garwood' },
      { own: 9, ownAll: 400 },
      22.5,
      10.288432743445835,
      42.71200862854792,
    ],
    [
      'Newcombe',
      { kind: 'difference', group, reference, interval: 'newcombe' },
      { own: 805, ownAll: 1795, their: 349, theirAll: 1488 },
      805 / 1795 - 349 / 1488,
      0.18205318232698947,
      0.24502334032690656,
    ],
    [
      'Agresti–Caffo',
      { kind: 'difference', group, reference, interval: 'agresti-caffo' },
      { own: 7, ownAll: 20, their: 2, theirAll: 20 },
      0.25,
      -0.01964792872530774,
      0.4741933832707623,
    ],
    [
      'Koopman',
      { kind: 'ratio', group, reference, interval: 'koopman' },
      { own: 805, ownAll: 1795, their: 349, theirAll: 1488 },
      1.9120928,
      1.7225683,
      2.1255503,
    ],
    [
      'Katz',
      { kind: 'ratio', group, reference, interval: 'katz' },
      { own: 805, ownAll: 1795, their: 349, theirAll: 1488 },
      1.9120928,
      1.7212390868374228,
      2.124108337823578,
    ],
    [
      'conditional',
      { kind: 'relative-rate', group, reference, interval: 'conditional' },
      { own: 2237, ownAll: 125760, their: 3738, theirAll: 554089 },
      2237 / 125760 / (3738 / 554089),
      2.501017709465436,
      2.779295513336343,
    ],
  ])('%s', (_, kind, counts, value, low, high) => {
    const made = remake(kind, from(counts));
    if (!isComputed(made) || made.interval === null || 'status' in made.interval) throw new Error('not computed');
    expect(made.value).toBeCloseTo(value, 6);
    expect(made.interval.low).toBeCloseTo(low, 4);
    expect(made.interval.high).toBeCloseTo(high, 4);
  });

  it('at another level: wider where it is higher', () => {
    const at = (level: number) => remake({ ...share, level }, from({ own: 7, ownAll: 20 }));
    expect(at(0.99)).toMatchObject({ interval: { level: 0.99 } });
    const low = (level: number) => (at(level) as { interval: { low: number } }).interval.low;
    expect(low(0.99)).toBeLessThan(low(0.95));
  });

  it('no interval where none is stated, and a quotient need not be of whole numbers', () => {
    expect(remake({ ...share, interval: null }, from({ own: 7, ownAll: 20 }))).toEqual({
      status: 'computed',
      value: 0.35,
      interval: null,
    });
    const quotient = { kind: 'rate', ...group, per: 1, interval: null } as const;
    expect(remake(quotient, from({ own: 7.5, ownAll: 3 }))).toMatchObject({ value: 2.5, interval: null });
    expect(remake(quotient, from({ own: 7.5, ownAll: 0 }))).toMatchObject({ status: 'not-computed' });
  });

  it('nothing where a part is not given, with its reason where it has one', () => {
    expect(remake(share, from({ own: 7 }))).toEqual(notComputed('"ownAll" is not given'));
    const reason = notComputed('nobody was asked');
    expect(remake(share, () => reason)).toBe(reason);
    const other = { ...share, outOf: { column: 'all', row: 'White' } };
    expect(remake(other, from({ own: 7 }))).toEqual(notComputed('"all" of "White" is not given'));
  });

  it('with a design effect what as many fewer cases give', () => {
    const halved = remake({ ...share, designEffect: 'effect' }, from({ own: 40, ownAll: 200, effect: 2 }));
    const ofHalf = remake(share, from({ own: 20, ownAll: 100 }));
    expect([isComputed(halved), isComputed(ofHalf)]).toEqual([true, true]);
    if (!isComputed(halved) || !isComputed(ofHalf)) return;
    const [one, other] = [halved, ofHalf].map(({ interval }) => interval as { low: number; high: number });
    expect(halved.value).toBe(0.2);
    expect(one!.low).toBeCloseTo(other!.low, 12);
    expect(one!.high).toBeCloseTo(other!.high, 12);
    expect(remake({ ...share, designEffect: 'effect' }, from({ own: 40, ownAll: 200 }))).toEqual(
      notComputed('"effect" is not given'),
    );
  });

  it('refuses more of them than there are', () => {
    expect(() => remake(share, from({ own: 8, ownAll: 7 }))).toThrow(InputError);
  });

  it('a share and its complement add up to one, and their limits mirror each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (ownAll, part) => {
        const own = Math.round(part * ownAll);
        const made = remake(share, from({ own, ownAll })) as { value: number; interval: { low: number; high: number } };
        const other = remake(share, from({ own: ownAll - own, ownAll })) as typeof made;
        expect(made.value + other.value).toBeCloseTo(1, 12);
        expect(made.interval.low).toBeCloseTo(1 - other.interval.high, 10);
      }),
    );
  });
});

describe('what is counted', () => {
  it('is of people where no list says otherwise', () => {
    expect(COUNTED_OF_PEOPLE.every(countsPeople)).toBe(true);
    expect(COUNTED_OF_THINGS.some(countsPeople)).toBe(false);
    expect(countsPeople('ghosts')).toBe(true);
    expect([isCountedWord('pairs'), isCountedWord('months'), isCountedWord('ghosts'), isCountedWord(3)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it('stands in one list only', () => {
    const words = [...COUNTED_OF_PEOPLE, ...COUNTED_OF_THINGS];
    expect(new Set<string>(words).size).toBe(words.length);
  });
});
