import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  betaQuantile,
  clopperPearsonInterval,
  exactSum,
  falseDiscovery,
  gini,
  holm,
  type Interval,
  koopmanRatio,
  type MaybeEstimate,
  newcombeDifference,
  quantileR7,
  regularisedBeta,
  wilsonInterval,
} from '../../src/index.ts';

const settings = { seed: 20250307, numRuns: 200 };
const proportion = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([total, share]) => ({ total, successes: Math.round(total * share) }));

function limits(estimate: MaybeEstimate): Interval {
  if (estimate.status !== 'computed' || 'status' in estimate.interval) throw new Error('no interval');
  return estimate.interval;
}

it('intervals stay inside 0 … 1, hold their value, and mirror when successes and failures swap', () => {
  fc.assert(
    fc.property(proportion, (group) => {
      for (const interval of [wilsonInterval, clopperPearsonInterval]) {
        const { low, high } = limits(interval(group));
        const value = group.successes / group.total;
        expect(0 <= low && low <= value && value <= high! && high! <= 1).toBe(true);
        const mirrored = limits(interval({ total: group.total, successes: group.total - group.successes }));
        expect(mirrored.low).toBeCloseTo(1 - high!, 11);
        expect(mirrored.high).toBeCloseTo(1 - low, 11);
      }
    }),
    settings,
  );
});

it('a higher level gives a wider interval', () => {
  fc.assert(
    fc.property(proportion, (group) => {
      const narrow = limits(wilsonInterval(group, { level: 0.9 }));
      const wide = limits(wilsonInterval(group, { level: 0.99 }));
      expect(wide.low <= narrow.low && narrow.high! <= wide.high!).toBe(true);
    }),
    settings,
  );
});

it('swapping group and reference turns a difference round and a ratio over', () => {
  fc.assert(
    fc.property(proportion, proportion, (group, reference) => {
      const there = limits(newcombeDifference(group, reference));
      const back = limits(newcombeDifference(reference, group));
      expect(back.low).toBeCloseTo(-there.high!, 12);
      expect(back.high).toBeCloseTo(-there.low, 12);
      if (group.successes === 0 || reference.successes === 0) return;
      const over = limits(koopmanRatio(group, reference));
      const under = limits(koopmanRatio(reference, group));
      expect(under.low * over.high!).toBeCloseTo(1, 7);
      expect(under.high! * over.low).toBeCloseTo(1, 7);
    }),
    settings,
  );
});

it('sums, quantiles and the Gini coefficient do not see the order of rows', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, (list) => {
      const turned = [...list].reverse();
      expect(exactSum(turned)).toBe(exactSum(list));
      expect(quantileR7(turned, 0.3)).toBe(quantileR7(list, 0.3));
      expect(gini(turned)).toEqual(gini(list));
    }),
    settings,
  );
});

it('the exact sum agrees with whole-number arithmetic without limits', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 50 }), (list) => {
      expect(exactSum(list)).toBe(Number(list.reduce((sum, value) => sum + BigInt(value), 0n)));
    }),
    settings,
  );
});

it('adjusted p-values are never smaller than the p-values and keep their order', () => {
  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(pValues, (list) => {
      for (const adjusted of [holm(list), falseDiscovery(list)]) {
        for (let i = 0; i < list.length; i++) {
          expect(adjusted[i]! >= list[i]! - 1e-15 && adjusted[i]! <= 1).toBe(true);
          for (let j = 0; j < list.length; j++)
            if (list[i]! < list[j]!) expect(adjusted[i]! <= adjusted[j]!).toBe(true);
        }
      }
    }),
    settings,
  );
});

it('the beta quantile undoes the beta distribution function', () => {
  const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), shape, shape, (probability, first, second) => {
      const x = betaQuantile(probability, first, second);
      if (x > 1e-300 && x < 0.999) expect(Math.abs(regularisedBeta(x, first, second) - probability)).toBeLessThan(1e-9);
    }),
    settings,
  );
});
