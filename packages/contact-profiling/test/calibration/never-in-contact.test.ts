import { drawGamma, drawPoisson, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { chaoLowerBound, frequenciesOf, zeroTruncatedRegression } from '../../src/index.ts';

const PEOPLE = 3000;

describe('people never in contact, where the truth is known', () => {
  it('equal rates: the Poisson model and the bound find the population; unequal rates: both stay below it', () => {
    for (const [shape, isEqual] of [
      [1e6, true],
      [0.8, false],
    ] as const) {
      const random = randomStream('never', shape);
      let poisson = 0;
      let bound = 0;
      const runs = 40;
      for (let run = 0; run < runs; run++) {
        const counts = Array.from({ length: PEOPLE }, () => drawPoisson(random, drawGamma(random, shape, 0.9 / shape)));
        const contacts = counts.filter((count) => count > 0);
        const fit = zeroTruncatedRegression('poisson', { contacts, design: contacts.map(() => 1), names: ['(all)'] });
        const chao = chaoLowerBound(frequenciesOf(contacts));
        if (fit.status !== 'computed' || chao.status !== 'computed') throw new Error('not computed');
        poisson += fit.population / runs;
        bound += chao.value / runs;
      }
      if (isEqual) {
        expect(poisson / PEOPLE).toBeCloseTo(1, 1.5);
        expect(bound / PEOPLE).toBeCloseTo(1, 1.5);
      } else {
        expect(poisson).toBeLessThan(0.8 * PEOPLE);
        expect(bound).toBeLessThan(0.9 * PEOPLE);
        expect(bound).toBeGreaterThan(poisson);
      }
    }
  });
});
