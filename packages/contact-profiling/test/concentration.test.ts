import { drawPoisson, generalisedGini, gini, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapGini,
  concentration,
  countHistogram,
  gammaGini,
  giniOfHistogram,
  poissonGini,
  sparseGini,
  topShares,
} from '../src/index.ts';

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });

describe('concentration', () => {
  it('the Gini of a histogram is that of the people behind it', () => {
    fc.assert(
      fc.property(counts, (list) => {
        const histogram = countHistogram(list);
        for (const [ours, theirs] of [
          [giniOfHistogram(histogram), gini(list)],
          [sparseGini(histogram), generalisedGini(list)],
        ]) {
          if (typeof theirs !== 'number') expect(typeof ours).toBe('object');
          else expect(ours).toBeCloseTo(theirs, 12);
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it.each([
    [[3, 1, 1], 7, 0.78, 0.56],
    [[5, 2, 1], 7, 0.8, 0.75],
    [[10], 9, 0.9, 0.9],
    [[10], 99, 0.99, 0.9],
  ])(
    'Gini and sparse-corrected Gini of %j and %d without (Bernasco and Steenbeek 2017)',
    (list, zeros, plain, sparse) => {
      const histogram = countHistogram(list, zeros);
      expect(giniOfHistogram(histogram)).toBeCloseTo(plain, 12);
      expect(sparseGini(histogram)).toBeCloseTo(sparse, 12);
    },
  );

  it.each([
    [0.1, 0.9092216752],
    [0.5, 0.6736700229],
    [1, 0.5237776118],
    [2, 0.3857527607],
    [5, 0.2490960185],
  ])('chance alone with mean %d has Gini %d (closed form with Bessel functions)', (mean, expected) => {
    expect(poissonGini(mean)).toBeCloseTo(expected, 10);
  });

  it('the chance Gini is that of drawn Poisson counts', () => {
    const random = randomStream('poisson');
    const drawn = Array.from({ length: 40_000 }, () => drawPoisson(random, 0.8));
    expect(giniOfHistogram(countHistogram(drawn))).toBeCloseTo(poissonGini(0.8), 2);
  });

  it('the Gini of gamma rates (McDonald and Jensen 1979)', () => {
    expect(gammaGini(0.554079)).toBeCloseTo(0.616453, 6);
    expect(gammaGini(1)).toBeCloseTo(0.5, 12);
  });

  it('equal need looks concentrated, and chance explains all of it', () => {
    const random = randomStream('equal need');
    const drawn = Array.from({ length: 20_000 }, () => drawPoisson(random, 0.3));
    const found = concentration(countHistogram(drawn), randomStream('bootstrap'), { replicates: 200 });
    if (found.observed.status !== 'computed') throw new Error(found.observed.reason);
    expect(found.observed.value).toBeGreaterThan(0.7);
    expect(found.chance).toBeCloseTo(found.observed.value, 2);
    const { interval } = found.observed;
    if ('status' in interval) throw new Error(interval.reason);
    expect(interval.low).toBeLessThan(found.chance as number);
    expect(interval.high).toBeGreaterThan(found.chance as number);
  });

  it('the histogram bootstrap spreads as resampling people does', () => {
    const random = randomStream('rows');
    const people = Array.from({ length: 400 }, () => drawPoisson(random, 1) ** 2);
    const value = bootstrapGini(countHistogram(people), randomStream('cells'), { replicates: 2000 });
    const rows = Array.from({ length: 2000 }, () => gini(people.map(() => people[random.integer(400)]!)) as number);
    rows.sort((a, b) => a - b);
    if (value.status !== 'computed' || 'status' in value.interval) throw new Error('not computed');
    expect(value.interval.low).toBeCloseTo(rows[50]!, 1.9);
    expect(value.interval.high!).toBeCloseTo(rows[1950]!, 1.9);
  });

  it('shares of the top are read beside those of chance', () => {
    const [row] = topShares(countHistogram([9, 1, 0, 0]), [0.25]);
    expect(row!.contactShare).toBeCloseTo(0.9, 12);
    expect(row!.chanceShare).toBeLessThan(0.6);
    expect(topShares(countHistogram([0, 0]), [0.25])).toEqual([]);
  });

  it('shares of the top end with everybody, by rows and by chance, and are at most all', () => {
    const histogram = countHistogram([4, 2, 1, 1, 0]);
    const rows = topShares(histogram, [0, 0.2, 0.3, 1]);
    for (const [at, held] of [0, 4 / 8, 5 / 8, 1].entries()) expect(rows[at]!.contactShare).toBeCloseTo(held, 12);
    expect(rows[0]!.chanceShare).toBe(0);
    expect(rows[3]!.chanceShare).toBeCloseTo(1, 12);
    // Of Poisson counts with mean ln 2 half are 0, so that the upper half has all of the contacts.
    const halves = { contacts: Float64Array.of(Math.LN2), people: Float64Array.of(1) };
    const [half] = topShares({ ...halves, totalPeople: 1, totalContacts: Math.LN2 }, [0.5]);
    expect(half!.chanceShare).toBeCloseTo(1, 12);
  });

  it('as many people as can be counted, each with one contact, have the share that they are', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const one = { contacts: Float64Array.of(1), people: Float64Array.of(most) };
    const rows = topShares({ ...one, totalPeople: most, totalContacts: most }, [0.25, 0.5, 1]);
    expect(rows.map(({ contactShare }) => contactShare)).toEqual([0.25, 0.5, 1]);
  });

  it('shares of the top refuse what is no share and no histogram', () => {
    const histogram = countHistogram([3, 1]);
    for (const share of [-0.1, 1.1, Number.NaN])
      expect(() => topShares(histogram, [share])).toThrow(`between 0 and 1: ${share}`);
    for (const count of [-1, Number.NaN, 2 ** 53]) {
      expect(() => topShares({ ...histogram, people: Float64Array.of(count, 1) }, [0.5])).toThrow('what is no count');
      expect(() => topShares({ ...histogram, contacts: Float64Array.of(1, count) }, [0.5])).toThrow('what is no count');
      expect(() => topShares({ ...histogram, totalContacts: count }, [0.5])).toThrow('what is no count');
      expect(() => topShares({ ...histogram, totalPeople: count }, [0.5])).toThrow('what is no count');
    }
    const none = { ...histogram, contacts: new Float64Array(), people: new Float64Array() };
    expect(() => topShares(none, [0.5])).toThrow('people for each count: 0 and 0');
    expect(() => topShares({ ...histogram, people: Float64Array.of(1) }, [0.5])).toThrow(
      'people for each count: 2 and 1',
    );
  });

  it('one person with a million contacts among a thousand is nearly 1', () => {
    const list = new Int32Array(1000);
    list[7] = 1_000_000;
    expect(giniOfHistogram(countHistogram(list))).toBeCloseTo(0.999, 9);
  });

  it('people with tens of thousands of contacts stand in order, whichever came first', () => {
    const { contacts, people } = countHistogram([90_000, 70_000, 65_535, 80_000, 70_000, 65_536]);
    expect([[...contacts], [...people]]).toEqual([
      [65_535, 65_536, 70_000, 80_000, 90_000],
      [1, 1, 2, 1, 1],
    ]);
  });

  it('no contact and nobody are said, not computed', () => {
    expect(giniOfHistogram(countHistogram([0, 0]))).toMatchObject({ reason: 'there was no contact' });
    expect(giniOfHistogram(countHistogram([]))).toMatchObject({ reason: 'there is nobody to share between' });
    expect(() => countHistogram([1.5])).toThrow('whole numbers');
  });
});
