import { randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  geary,
  getisOrd,
  moran,
  patrolUrn,
  similarityByProportions,
  similarityBySampling,
  simulatePatrols,
  weightedDisplacementDifference,
  weightsFromNeighbours,
} from '../../src/index.ts';

const settings = { seed: 6, numRuns: 60 } as const;
const count = fc.integer({ min: 1, max: 500 });
const cells = fc.record({ before: count, after: count });

/** A ring of areas, each beside the next, with values that are not all alike. */
const ring = fc
  .array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 12 })
  .filter((values) => new Set(values).size > 1)
  .map((values) => ({
    values,
    lists: values.map((_, area) => [(area + values.length - 1) % values.length, (area + 1) % values.length]),
  }));

describe('weighted displacement difference, for any counts', () => {
  it('changes sign, and nothing else, where the patrolled area and its control are swapped', () => {
    fc.assert(
      fc.property(cells, cells, (treated, control) => {
        const one = weightedDisplacementDifference({ treated, control }).local;
        const other = weightedDisplacementDifference({ treated: control, control: treated }).local;
        expect(other.value + one.value).toBeCloseTo(0, 9);
        expect(other.standardError).toBeCloseTo(one.standardError, 9);
      }),
      settings,
    );
  });
  it('changes sign where before and after are swapped, and grows k-fold, its error √k-fold, with k times the counts', () => {
    const swapped = ({ before, after }: { before: number; after: number }) => ({ before: after, after: before });
    const times = (k: number, { before, after }: { before: number; after: number }) => ({
      before: k * before,
      after: k * after,
    });
    fc.assert(
      fc.property(cells, cells, fc.integer({ min: 2, max: 9 }), (treated, control, k) => {
        const one = weightedDisplacementDifference({ treated, control }).local;
        const back = weightedDisplacementDifference({ treated: swapped(treated), control: swapped(control) }).local;
        const more = weightedDisplacementDifference({ treated: times(k, treated), control: times(k, control) }).local;
        expect(back.value + one.value).toBeCloseTo(0, 9);
        expect(more.value).toBeCloseTo(k * one.value, 9);
        expect(more.standardError).toBeCloseTo(Math.sqrt(k) * one.standardError, 9);
      }),
      settings,
    );
  });
});

describe('spatial pattern, for any values on a ring of areas', () => {
  it('Moran and Geary do not see a shift, a change of unit, or the names of areas', () => {
    fc.assert(
      fc.property(ring, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }), (areas, scale, shift) => {
        const weights = weightsFromNeighbours(areas.lists);
        const other = areas.values.map((value) => scale * value + shift);
        const reversed = areas.values.toReversed();
        for (const statistic of [moran, geary]) {
          const one = statistic(areas.values, weights);
          for (const values of [other, reversed]) {
            const result = statistic(values, weights);
            if (one.status !== 'computed' || result.status !== 'computed') throw new Error('not computed');
            expect(result.value).toBeCloseTo(one.value, 9);
          }
        }
      }),
      settings,
    );
  });
  it('Getis–Ord keeps its scores under a shift and a change of unit, and turns them where values are turned', () => {
    fc.assert(
      fc.property(ring, fc.integer({ min: 1, max: 9 }), (areas, scale) => {
        const weights = weightsFromNeighbours(areas.lists, { self: true });
        const scores = (values: readonly number[]) =>
          getisOrd(values, weights).map(({ z }) => {
            if (typeof z !== 'number') throw new Error(z.reason);
            return z;
          });
        const one = scores(areas.values);
        const same = scores(areas.values.map((value) => scale * value + 3));
        const turned = scores(areas.values.map((value) => 60 - value));
        one.forEach((z, area) => {
          expect(same[area]).toBeCloseTo(z, 8);
          expect(turned[area]).toBeCloseTo(-z, 8);
        });
      }),
      settings,
    );
  });
});

describe('similarity index, for any two patterns', () => {
  const pattern = fc.array(fc.tuple(count, count), { minLength: 3, maxLength: 20 });
  it('by proportions does not ask which period is the base, and of a pattern with itself is one', () => {
    fc.assert(
      fc.property(pattern, (pairs) => {
        const base = pairs.map(([first]) => first);
        const test = pairs.map(([, second]) => second);
        const valueOfIndex = (result: ReturnType<typeof similarityByProportions>) => {
          if (result.status !== 'computed') throw new Error(result.reason);
          return result.value;
        };
        const value = valueOfIndex(similarityByProportions(base, test));
        expect(valueOfIndex(similarityByProportions(test, base))).toBe(value);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(valueOfIndex(similarityByProportions(base, base))).toBe(1);
        expect(valueOfIndex(similarityBySampling(base, base))).toBe(1);
      }),
      settings,
    );
  });
});

describe('simulated feedback, for any rates', () => {
  it('the urn with no discovered crimes adds nothing: shares settle on what is reported', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), (first, second) => {
        const outcome = patrolUrn(
          {
            rates: [first, second],
            priors: [100, 100],
            discoveredWeight: 0,
            reportedWeight: 1,
            decay: 0.01,
            nDays: 1500,
            mitigation: 'none',
            poisson: false,
          },
          randomStream('urn property', first, second),
          2,
        );
        expect(outcome.trueShare).toBeCloseTo(first / (first + second), 12);
        expect(outcome.meanShare).toBeCloseTo(outcome.trueShare, 5);
      }),
      { ...settings, numRuns: 15 },
    );
  });
  it('patrol, record and crime shares each add up to one, and misplaced patrols lie between none and all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 8 }),
        fc.constantFrom('records', 'reported-only', 'inverse-propensity'),
        fc.integer({ min: 0, max: 1000 }),
        (rates, scoring, seed) => {
          const result = simulatePatrols(
            {
              backgroundRates: rates,
              contagion: 0.3,
              contagionHalfLifeDays: 5,
              reportingChance: rates.map(() => 0.5),
              discoveryChance: 0.4,
              nPatrols: 2,
              nDays: 60,
              memoryHalfLifeDays: 20,
              scoring,
              exploration: 0.1,
            },
            randomStream('patrol property', seed),
          );
          for (const share of ['trueShare', 'recordedShare', 'patrolShare'] as const)
            expect(result.areas.reduce((sum, area) => sum + area[share], 0)).toBeCloseTo(1, 9);
          expect(result.misplacedShare).toBeGreaterThanOrEqual(0);
          expect(result.misplacedShare).toBeLessThanOrEqual(1);
        },
      ),
      { ...settings, numRuns: 20 },
    );
  });
});
