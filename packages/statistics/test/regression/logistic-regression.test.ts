import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logisticRegression, naturalSpline } from '../../src/index.ts';

const golden = JSON.parse(readFileSync(new URL('../golden/regression.json', import.meta.url), 'utf8'));
const x = Float64Array.of(0.5, 1.2, -0.3, 2.2, 0.1, -1.5, 0.9, 1.8, -0.7, 0.4, 1.1, -0.2);
const z = Float64Array.of(0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1);
const ones = new Float64Array(12).fill(1);
const trials = Float64Array.of(10, 12, 8, 9, 15, 11, 7, 14, 10, 13, 6, 20);
const successes = Float64Array.of(4, 9, 2, 8, 7, 1, 4, 12, 4, 5, 3, 8);

const fitOf = (data: Parameters<typeof logisticRegression>[0]) => {
  const fit = logisticRegression(data);
  if (fit.status !== 'computed') throw new Error(fit.reason);
  return fit;
};

describe('logistic regression', () => {
  it('agrees with R’s glm', () => {
    const fit = fitOf({ columns: [ones, x, z], successes, trials });
    for (const k of [0, 1, 2]) {
      expect(fit.coefficients[k]).toBeCloseTo(golden.coefficients[k], 10);
      expect(fit.standardErrors[k]).toBeCloseTo(golden.standardErrors[k], 8);
    }
    expect(fit.deviance).toBeCloseTo(golden.deviance, 9);
  });

  it('clusters widen or narrow the errors as the sandwich by hand does in R', () => {
    const clusters = Int32Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
    const fit = fitOf({ columns: [ones, x, z], successes, trials, clusters });
    for (const k of [0, 1, 2]) expect(fit.standardErrors[k]).toBeCloseTo(golden.clusterErrors[k], 8);
  });

  it('holds a known part of the log odds fixed', () => {
    const fit = fitOf({ columns: [ones], successes, trials, offset: x.map((value) => value / 2) });
    expect(fit.coefficients[0]).toBeCloseTo(golden.offsetIntercept, 10);
  });

  it('halves a step that overshoots, where one row lies far from the others', () => {
    const columns = [Float64Array.of(1, 1, 1), Float64Array.of(-16, 504, 5)];
    const fit = fitOf({ columns, successes: Float64Array.of(2, 0, 2), trials: Float64Array.of(3, 1, 52) });
    // The far row has a chance of 1e-42, so that the line runs through the log odds of the other two: 2 to 1 and 2 to 50.
    const slope = Math.log(2 / 50 / 2) / 21;
    expect(fit.coefficients[1]).toBeCloseTo(slope, 10);
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(2) + 16 * slope, 10);
  });

  it('an intercept alone is the log odds: 30 of 40 gives log 3', () => {
    const fit = fitOf({ columns: [Float64Array.of(1)], successes: Float64Array.of(30), trials: Float64Array.of(40) });
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(3), 12);
    expect(fit.standardErrors[0]).toBeCloseTo(0.3651, 4);
  });

  it('perfect separation and dependent columns are not computed', () => {
    const rows = { successes: Float64Array.of(0, 0, 1, 1), trials: Float64Array.of(1, 1, 1, 1) };
    const four = new Float64Array(4).fill(1);
    const separated = logisticRegression({ columns: [four, Float64Array.of(0, 1, 2, 3)], ...rows });
    expect(separated).toMatchObject({ status: 'not-computed', reason: expect.stringContaining('perfectly') });
    const dependent = logisticRegression({ columns: [four, four], ...rows });
    expect(dependent).toMatchObject({ status: 'not-computed', reason: 'the covariates depend on each other' });
  });

  it('refuses more successes than trials', () => {
    expect(() =>
      logisticRegression({ columns: [Float64Array.of(1)], successes: Float64Array.of(3), trials: Float64Array.of(2) }),
    ).toThrow('successes must lie between 0 and trials: 3 of 2');
  });
});

describe('natural spline', () => {
  it('spans the same curves as R’s ns(x, 4)', () => {
    const minute = Float64Array.from({ length: 60 }, (_, i) => Math.round(1000 + (280 * i) / 59));
    const y = minute.map((value) => ((value * 7919) % 11 < 5 ? 1 : 0));
    const columns = [new Float64Array(60).fill(1), ...naturalSpline(minute, 4)];
    const fit = fitOf({ columns, successes: y, trials: new Float64Array(60).fill(1) });
    expect(fit.deviance).toBeCloseTo(golden.splineDeviance, 8);
    for (const [index, row] of [0, 19, 59].entries()) {
      const odds = columns.reduce((sum, column, k) => sum + fit.coefficients[k]! * column[row]!, 0);
      expect(1 / (1 + Math.exp(-odds))).toBeCloseTo(golden.splineFitted[index], 8);
    }
  });

  it('gives the number of columns asked for, fewer where values are few, none where there is one', () => {
    expect(naturalSpline(Float64Array.of(0, 1, 2, 3, 4), 2)).toHaveLength(2);
    expect(naturalSpline(Float64Array.of(0, 0, 0, 1), 4).length).toBeLessThan(4);
    expect(naturalSpline(Float64Array.of(5, 5), 3)).toEqual([]);
  });
});
