import { drawBeta, drawExponential, drawGamma, drawPoisson, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { fitBgNbd, fitNegativeBinomial, fitParetoNbd, rankBiasedOverlap } from '../src/index.ts';

describe('the negative binomial fits every sample that is spread by more than chance', () => {
  const counts = [0, 1, 2, 3, 4, 5, 6, 8];
  const weight = [163, 72, 32, 24, 12, 9, 6, 3];
  it('as scipy, whatever the order of the rows', () => {
    // scipy.optimize.minimize of −Σ w · (nbinom.logpmf): shape .74324, rate .66089.
    const fit = fitNegativeBinomial({ counts, exposure: 1, weight });
    expect(fit).toMatchObject({ shape: expect.closeTo(0.74324, 5), rate: expect.closeTo(0.66089, 5) });
    const back = { counts: [...counts].reverse(), exposure: 1, weight: [...weight].reverse() };
    expect(fitNegativeBinomial(back)).toEqual(fit);
    const rows = counts.flatMap((count, cell) => new Array<number>(weight[cell]!).fill(count));
    expect(fitNegativeBinomial({ counts: rows, exposure: 1 })).toEqual(fit);
  });
  it('1,000 samples at shape .4 and scale 4, seen over one time or over unlike times', () => {
    const random = randomStream('negative binomial samples');
    for (let sample = 0; sample < 1000; sample++) {
      const exposure = Array.from({ length: 200 }, () => (sample % 2 ? 1 : 0.2 + 3 * random.next()));
      const drawn = exposure.map((time) => drawPoisson(random, drawGamma(random, 0.4) * 4 * time));
      expect(fitNegativeBinomial({ counts: drawn, exposure }).status).toBe('computed');
    }
  });
  it('refuses counts that are no counts', () => {
    expect(() => fitNegativeBinomial({ counts: [0.5], exposure: 1 })).toThrow('counts must be whole numbers');
  });
});

describe('models of drop-out', () => {
  /** People whose need ends after a contact with a chance of their own. */
  function histories(seed: number, people: number, shape: number, rate: number, a: number, b: number) {
    const random = randomStream('drop-out', seed);
    const rows = Array.from({ length: people }, () => {
      const own = drawGamma(random, shape) / rate;
      const chance = drawBeta(random, a, b);
      const age = Math.round((20 + random.next() * 20) * 7) / 7;
      let [time, repeats, recency] = [0, 0, 0];
      for (;;) {
        time += drawExponential(random) / own;
        if (time > age) break;
        repeats++;
        recency = Math.floor(time * 7) / 7;
        if (random.next() < chance) break;
      }
      return { repeats, recency, age };
    });
    return {
      repeats: rows.map((row) => row.repeats),
      recency: rows.map((row) => row.recency),
      age: rows.map((row) => row.age),
    };
  }
  it('BG/NBD fits 200 samples of its own, some held by the prior, in any order', () => {
    let held = 0;
    for (let seed = 0; seed < 200; seed++) {
      const sample = histories(seed, 300, 0.5, 10, 1, 4);
      const fit = fitBgNbd(sample);
      if (fit.status !== 'computed') throw new Error(`${seed}: ${fit.reason}`);
      if (fit.isHeldByPrior) held++;
      if (seed < 5) {
        const back = {
          repeats: [...sample.repeats].reverse(),
          recency: [...sample.recency].reverse(),
          age: [...sample.age].reverse(),
        };
        expect(fitBgNbd(back)).toEqual(fit);
      }
    }
    expect(held).toBeLessThan(60);
  });
  it('Pareto/NBD fits samples of BG/NBD', () => {
    for (let seed = 0; seed < 6; seed++) {
      const fit = fitParetoNbd(histories(seed, 120, 0.5, 10, 1, 4));
      expect(fit.status, String(seed)).toBe('computed');
    }
  });
});

it('says where an extrapolated overlap leaves its own bounds, which only lists of unequal length do', () => {
  const random = randomStream('overlap bounds');
  let outside = 0;
  for (let pair = 0; pair < 500; pair++) {
    const listOf = (length: number) => {
      const names = Array.from({ length: 14 }, (_, name) => name);
      return Array.from({ length }, () => names.splice(random.integer(names.length), 1)[0]!);
    };
    const [a, b] = [listOf(1 + random.integer(12)), listOf(1 + random.integer(12))];
    const found = rankBiasedOverlap(a, b, { persistence: 0.8 });
    const { extrapolated, minimum, residual } = found;
    expect(found.isWithinBounds).toBe(extrapolated >= minimum - 1e-12 && extrapolated <= minimum + residual + 1e-12);
    if (!found.isWithinBounds) {
      outside++;
      expect(a.length).not.toBe(b.length);
    }
  }
  expect(outside).toBeLessThan(100);
});
