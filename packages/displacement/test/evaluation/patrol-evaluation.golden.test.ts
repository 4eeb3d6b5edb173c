import { readFileSync } from 'node:fs';
import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  areaCorrelation,
  displacementRatio,
  incidenceRateRatio,
  patrolDayCrossover,
  patrolUrn,
  surveyDifference,
} from '../../src/index.ts';

const golden = JSON.parse(readFileSync(new URL('../golden/evaluations.json', import.meta.url), 'utf8'));
const computed = <T extends { status: string }>(result: T) => {
  if (result.status !== 'computed') throw new Error(JSON.stringify(result));
  return result as Extract<T, { status: 'computed' }>;
};

describe('values worked elsewhere', () => {
  it('share moved, with unequal periods, sizes and a control that serves both', () => {
    const { ratio, equivalence } = displacementRatio(
      {
        treated: { before: 200, after: 150 },
        control: { before: 900, after: 1500 },
        displacement: { before: 300, after: 480 },
      },
      { afterPerBefore: 1.5, controlScale: { treated: 0.25, displacement: 0.4 }, overdispersion: 2, margin: 0.5 },
    );
    const { value, interval } = computed(ratio);
    expect(value).toBeCloseTo(golden.displacementRatio.value, 12);
    expect(interval.low).toBeCloseTo(golden.displacementRatio.low, 9);
    expect(interval.high).toBeCloseTo(golden.displacementRatio.high, 9);
    if (!('pDisplacedLess' in equivalence)) throw new Error();
    expect(equivalence.pDisplacedLess).toBeCloseTo(golden.displacementRatio.less, 9);
    expect(equivalence.pDiffusedLess).toBeCloseTo(golden.displacementRatio.diffused, 9);
  });
  it('survey: difference, interval and smallest change of area means', () => {
    const { treated, others, value, half, minimum } = golden.survey;
    const changes = [...treated, ...others] as number[];
    // One answer of 3 before and of 3 + change after in every area.
    const result = computed(
      surveyDifference(
        {
          score: changes.flatMap((change) => [3, 3 + change]),
          area: changes.flatMap((_, area) => [area, area]),
          later: changes.flatMap(() => [0, 1]),
          patrolledArea: changes.map((_, area) => area < treated.length),
        },
        randomStream('survey'),
      ),
    );
    expect(result.value).toBeCloseTo(value, 12);
    expect(result.interval.high! - result.value).toBeCloseTo(half, 9);
    expect(result.value - result.interval.low!).toBeCloseTo(half, 9);
    expect(result.minimumDetectable).toBeCloseTo(minimum, 9);
  });
  it('crossover: days re-dealt within blocks and never across them', () => {
    const { counts, days, extreme } = golden.crossover;
    const result = computed(
      patrolDayCrossover(counts, days, randomStream('blocks'), { blockDays: 3, nPermutations: 20_000 }),
    );
    expect(result.pValue as number).toBeCloseTo(extreme, 2);
  });
  it('partial correlation of areas: as many degrees of freedom as areas less what is set aside less three', () => {
    const { x, y, given, value, low, high } = golden.correlation;
    const result = computed(areaCorrelation(x, y, { given: [given] }));
    expect(result.value).toBeCloseTo(value, 10);
    const interval = result.interval as { low: number; high: number };
    expect(interval.low).toBeCloseTo(low, 9);
    expect(interval.high).toBeCloseTo(high, 9);
  });
  it('rate ratio with few areas behind its variance', () => {
    const result = computed(
      incidenceRateRatio(
        { treated: { before: 50, after: 30 }, control: { before: 60, after: 55 } },
        { overdispersion: 2, degreesOfFreedom: 9 },
      ),
    );
    expect(result.interval.low).toBeCloseTo(golden.student.low, 9);
    expect(result.pValue).toBeCloseTo(golden.student.p, 9);
    expect(result.interval.method).toContain('Student');
  });
  it('urn: a loop that ends with nearly nothing for the first area ran away as much as one that ends with all', () => {
    const end = (priors: readonly [number, number]) =>
      patrolUrn(
        { rates: [1, 1], priors, discoveredWeight: 0, reportedWeight: 0, decay: 0, nDays: 1, mitigation: 'none' },
        randomStream('tail'),
        20,
      ).runawayShare;
    expect([end([1, 99]), end([99, 1]), end([6, 94]), end([94, 6])]).toEqual([1, 1, 0, 0]);
  });
});
