import { describe, expect, it } from 'vitest';
import {
  binomialFunnelLimits,
  InputError,
  intraclassCorrelation,
  intraclassCorrelationOfProportions,
  overDispersion,
  poissonFunnelLimits,
} from '../../src/index.ts';
import { expectClose, golden } from '../golden/golden.ts';

interface Icc {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly between: number;
}

const r = golden<{
  funnel: { target: number; size: number; level: number; binomial: [number, number]; poisson: [number, number] }[];
  dispersion: { x: number[]; n: number[]; target: number; factor: number; tau2: number };
  icc: Icc & { groups: number[][] };
  iccBinary: Icc;
}>('variation');

describe('agree with R', () => {
  it('funnel limits between counts, binomial and Poisson', () => {
    for (const { target, size, level, binomial, poisson } of r.funnel) {
      const mine = binomialFunnelLimits(target, size, { level, smooth: true });
      const rate = poissonFunnelLimits(target, size, { level, smooth: true });
      expectClose(mine.low, binomial[0], 1e-10, 1e-14, `binomial low ${target} ${size}`);
      expectClose(mine.high, binomial[1], 1e-10, 1e-14, `binomial high ${target} ${size}`);
      expectClose(rate.low, poisson[0], 1e-10, 1e-14, `Poisson low ${target} ${size}`);
      expectClose(rate.high, poisson[1], 1e-10, 1e-14, `Poisson high ${target} ${size}`);
    }
  });

  it('over-dispersion', () => {
    const { x, n, target, factor, tau2 } = r.dispersion;
    // R's tau² is of winsorised z² as they are; ours of those scaled back (see quoted.json).
    const units = x.map((count, index) => ({
      value: count / n[index]!,
      standardError: Math.sqrt((target * (1 - target)) / n[index]!),
    }));
    const mine = overDispersion(units, { target });
    if (mine.status !== 'computed') throw new Error(mine.reason);
    expectClose(mine.factor, factor, 1e-12);
    expect(mine.betweenVariance).toBeGreaterThan(tau2);
    expect(mine.pValue).toBeLessThan(0.01);
    for (const [index, z] of mine.z.entries()) expect(Math.abs(mine.adjustedZ[index]!)).toBeLessThan(Math.abs(z));
  });

  it('intraclass correlation of values and of proportions, as anova', () => {
    const binary = r.dispersion.x.map((successes, index) => ({ successes, total: r.dispersion.n[index]! }));
    for (const [mine, theirs] of [
      [intraclassCorrelation(r.icc.groups), r.icc],
      [intraclassCorrelationOfProportions(binary), r.iccBinary],
    ] as const) {
      if (mine.status !== 'computed' || 'status' in mine.interval) throw new Error('no interval');
      expectClose(mine.value, theirs.value, 1e-10);
      expectClose(mine.interval.low, theirs.low, 1e-9);
      expectClose(mine.interval.high, theirs.high, 1e-9);
      expectClose(mine.betweenVariance, theirs.between, 1e-10);
    }
  });
});

it('is 0 where units differ just as much as cases do: mean squares of 2 and 2', () => {
  // F tables: .975 of F(2, 3) is 16.0441, of F(3, 2) 39.1655; two cases a unit.
  const units = [
    [-2, 0],
    [-1, 1],
    [0, 2],
  ];
  expect(intraclassCorrelation(units)).toMatchObject({
    value: 0,
    interval: { low: expect.closeTo((1 - 16.0441) / (1 + 16.0441), 6), high: expect.closeTo(38.1655 / 40.1655, 6) },
  });
});

it('says what cannot be said about variation', () => {
  expect(overDispersion([], { target: 0 })).toMatchObject({ status: 'not-computed' });
  expect(() =>
    overDispersion(
      [
        { value: 1, standardError: 0 },
        { value: 1, standardError: 1 },
      ],
      { target: 0 },
    ),
  ).toThrow(InputError);
  expect(intraclassCorrelation([[1, 2]])).toMatchObject({ reason: 'fewer than two units have any cases' });
  expect(intraclassCorrelation([[1], [2]])).toMatchObject({ reason: 'no unit has two cases to compare' });
  expect(
    intraclassCorrelation([
      [1, 1],
      [1, 1],
    ]),
  ).toMatchObject({ reason: 'all cases are alike' });
  expect(
    intraclassCorrelation([
      [1, 1],
      [2, 2],
    ]),
  ).toMatchObject({ value: 1, interval: { status: 'not-computed' } });
  expect(binomialFunnelLimits(0, 10)).toEqual({ low: 0, high: 0 });
  expect(() => binomialFunnelLimits(0.1, 0)).toThrow(InputError);
  expect(() => poissonFunnelLimits(-1, 1)).toThrow(InputError);
});
