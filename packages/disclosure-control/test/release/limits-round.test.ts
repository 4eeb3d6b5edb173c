import { clopperPearsonInterval, isComputed, type MaybeEstimate, wilsonInterval } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/index.ts';
import { limitsRoundPrinted } from '../../src/release/limits-round.ts';
import { releaseAmount } from '../../src/release/release-amount.ts';

const METHODS: Readonly<Record<string, (successes: number, total: number) => MaybeEstimate>> = {
  wilson: (successes, total) => wilsonInterval({ successes, total }),
  'Clopper-Pearson': (successes, total) => clopperPearsonInterval({ successes, total }),
};

/** What leaves of a share of so many people in the guise of an estimate. */
function leaves(made: MaybeEstimate, contributors: number): string {
  if (!isComputed(made) || 'status' in made.interval) return 'nothing';
  const { value, interval } = made;
  const kind = { kind: 'estimate', contributors: 'people' } as const;
  const behind = { value, unit: 'proportion', limits: interval, contributors, partOf: () => null } as const;
  const released = releaseAmount(kind, behind, defaultPolicy);
  return 'withheld' in released ? '[c]' : JSON.stringify({ ...released, remembered: undefined });
}

describe('an estimated share with its range', () => {
  it.each(Object.keys(METHODS))(
    'of few, or of all but few, leaves as one and the same whatever few they are: %s',
    (name) => {
      for (const total of [60, 400, 1000, 20_000]) {
        const of = (counts: readonly number[]) =>
          new Set(counts.map((count) => leaves(METHODS[name]!(count, total), total)));
        const few = Array.from({ length: 11 }, (_, at) => at + 1);
        expect(of(few).size).toBeLessThanOrEqual(1 + Number(total < 100));
        expect(of(few.map((count) => total - count)).size).toBe(of(few).size);
      }
      expect(leaves(METHODS[name]!(5, 1000), 1000)).toBe('{"value":null,"low":0,"high":0.02}');
      expect(leaves(METHODS[name]!(995, 1000), 1000)).toBe('{"value":null,"low":0.98,"high":1}');
    },
  );

  it.each<[name: string, made: (successes: number, total: number, designEffect: number) => MaybeEstimate]>([
    ['wilson', (successes, total, designEffect) => wilsonInterval({ successes, total }, { designEffect })],
    [
      'Korn–Graubard',
      (successes, total, designEffect) => clopperPearsonInterval({ successes, total }, { designEffect }),
    ],
  ])('of few leaves as one bound where cases depend on each other, however much: %s', (_, made) => {
    const told: string[] = [];
    for (const designEffect of [1.5, 4])
      for (let total = 52; total < 2000; total += total < 130 ? 5 : 211) {
        const few = Array.from({ length: 11 }, (_, at) => at + 1);
        const bounds = new Set(few.map((count) => leaves(made(count, total, designEffect), total)));
        if (bounds.size > 1) told.push(`${total} by ${designEffect}: ${[...bounds].join(' or ')}`);
      }
    expect(told).toEqual([]);
  });

  it('of few leaves as the next of 2, 5 and 10 steps that the range of the most of few ends in', () => {
    const of = (designEffect: number) => leaves(wilsonInterval({ successes: 5, total: 1000 }, { designEffect }), 1000);
    // Wilson's range of 0.011 by 1,000, 250 and 50 cases ends at 0.0196, 0.0332 and 0.0905; a step is 0.01.
    expect([1, 4, 20].map(of)).toEqual([0.02, 0.05, 0.1].map((high) => JSON.stringify({ value: null, low: 0, high })));
  });

  it.each(Object.keys(METHODS))('leaves nearly every count as many neighbours as the minimum: %s', (name) => {
    for (const total of [400, 1000]) {
      const counts = new Map<string, number>();
      const printed = Array.from({ length: total - 23 }, (_, at) => leaves(METHODS[name]!(at + 12, total), total));
      for (const each of printed) counts.set(each, (counts.get(each) ?? 0) + 1);
      const narrow = printed.filter((each) => counts.get(each)! < defaultPolicy.minimumCount);
      // Rounded one by one, value and limits told half of them and more to fewer.
      expect(narrow.length / printed.length).toBeLessThan(0.1);
    }
  });

  it('of few has one bound whatever few they are, where cases depend on each other and ranges are wider', () => {
    for (const times of [1.5, 2, 3, 5])
      for (const total of [400, 1000, 4349, 20_000]) {
        const wider = (count: number): MaybeEstimate => {
          const made = wilsonInterval({ successes: count, total });
          if (!isComputed(made) || 'status' in made.interval) return made;
          const { low, high, ...interval } = made.interval;
          const end = made.value + times * (high! - made.value);
          return { ...made, interval: { ...interval, low, high: Math.min(1, end) } };
        };
        const few = Array.from({ length: 11 }, (_, at) => leaves(wider(at + 1), total));
        expect(new Set(few).size).toBe(1);
      }
  });

  it('of few has no number of its own: a step would be up to twenty times what it is', () => {
    const one = JSON.parse(leaves(METHODS['wilson']!(1, 4349), 4349));
    const eleven = JSON.parse(leaves(METHODS['wilson']!(11, 4349), 4349));
    expect([one, eleven]).toEqual([
      { value: null, low: 0, high: 0.01 },
      { value: null, low: 0, high: 0.01 },
    ]);
    expect(JSON.parse(leaves(METHODS['wilson']!(13, 4349), 4349)).value).toBe(0.005);
  });

  it('of few does not leave where its bound would be all there are, or where it states no range', () => {
    const behind = { unit: 'proportion', limits: { low: null, high: null }, partOf: () => null } as const;
    const kind = { kind: 'estimate', contributors: 'people' } as const;
    const of = (value: number, contributors: number) =>
      releaseAmount(kind, { ...behind, value, contributors }, defaultPolicy);
    for (const few of [0.001, 0.011, 0.989, 0.999]) expect(of(few, 1000)).toHaveProperty('withheld');
    expect([of(0, 1000), of(1, 1000)]).toMatchObject([{ value: 0 }, { value: 1 }]);
    expect(of(0.6, 15)).toHaveProperty('withheld');
    const ranged = { ...behind, limits: { low: 0.01, high: 0.6 }, value: 0.2, contributors: 30 };
    expect(releaseAmount(kind, ranged, defaultPolicy)).toHaveProperty('withheld');
  });

  it('of some, or of all but some, leaves a step off the end that its wide range would round it to', () => {
    const behind = { unit: 'proportion', contributors: 1000, partOf: () => null } as const;
    const kind = { kind: 'estimate', contributors: 'people' } as const;
    const of = (value: number, low: number, high: number) =>
      releaseAmount(kind, { ...behind, value, limits: { low, high } }, defaultPolicy);
    // Twenty of a thousand, known to a tenth: 0 is printed of nobody alone, 1 of everybody.
    expect(of(0.02, 0, 0.6)).toMatchObject({ value: 0.1 });
    expect(of(0.98, 0.4, 1)).toMatchObject({ value: 0.9 });
    expect([of(0, 0, 0.6), of(1, 0.4, 1)]).toMatchObject([{ value: 0 }, { value: 1 }]);
  });
});

describe('limitsRoundPrinted', () => {
  it('moves a range with its number: a share’s and a ratio’s by their size, another’s as it is', () => {
    expect(limitsRoundPrinted({ value: 0.5, low: 0.4, high: 0.6 }, 0.1, 'proportion')).toEqual({
      low: expect.closeTo(0.04, 10),
      high: expect.closeTo(0.16, 10),
    });
    const twice = limitsRoundPrinted({ value: 2, low: 1, high: 4 }, 4, 'ratio');
    expect(twice).toEqual({ low: 2, high: 8 });
    expect(limitsRoundPrinted({ value: 5, low: 3, high: 9 }, 6, 'days')).toEqual({ low: 4, high: 10 });
  });

  it('stays where shares, ratios and scores can lie, and lacks the end that is lacking', () => {
    expect(limitsRoundPrinted({ value: 0.02, low: 0, high: 0.2 }, 0.1, 'proportion').low).toBeGreaterThanOrEqual(0);
    expect(limitsRoundPrinted({ value: 0.9, low: 0.8, high: 1 }, 0.95, 'score')).toMatchObject({ high: 1 });
    expect(limitsRoundPrinted({ value: 0, low: null, high: 3 }, 1, 'count')).toEqual({ low: null, high: 4 });
  });
});
