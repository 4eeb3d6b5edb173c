import { expect, it } from 'vitest';
import { clusteredSampleSize } from '../../src/index.ts';

it('plans a trial of whole clusters by R’s number for single cases times the design effect', () => {
  // R 4: power.prop.test(p1 = 0.5, p2 = 0.75, power = 0.9) gives n = 76.7 in each group.
  const design = { groupRate: 0.5, referenceRate: 0.75, power: 0.9 };
  expect(clusteredSampleSize({ ...design, clusterSize: 1, intraclassCorrelation: 0.5 })).toEqual({
    cases: 154,
    clusters: 154,
  });
  // 2 × 76.7 × (1 + 19 × 0.05) = 299.1 pupils of 20 in a school: 15 schools and one to make a pair.
  expect(clusteredSampleSize({ ...design, clusterSize: 20, intraclassCorrelation: 0.05 })).toEqual({
    cases: 300,
    clusters: 16,
  });
  const equal = { groupRate: 0.5, referenceRate: 0.5, power: 0.9, clusterSize: 20, intraclassCorrelation: 0.05 };
  expect(clusteredSampleSize(equal)).toMatchObject({ status: 'not-computed' });
  expect(() => clusteredSampleSize({ ...equal, clusterSize: 0 })).toThrow('one case or more: 0');
  expect(() => clusteredSampleSize({ ...equal, intraclassCorrelation: 2 })).toThrow('within 0 … 1: 2');
});
