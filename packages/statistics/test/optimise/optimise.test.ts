import { describe, expect, it } from 'vitest';
import { findRoot, hessian, InputError, logGamma, minimise, minimiseNelderMead } from '../../src/index.ts';
import { golden } from '../golden/golden.ts';

const scipy = golden<{ cases: { name: string; start: number[]; seen: number[][] }[] }>('simplex');
const rosenbrock = (point: ArrayLike<number>) => (1 - point[0]!) ** 2 + 100 * (point[1]! - point[0]! ** 2) ** 2;

describe('minimise (BFGS)', () => {
  it('is done where it starts at the minimum, even with no tolerance at all', () => {
    const found = minimise((at) => at[0]! ** 2 + 3 * at[1]! ** 2, [0, 0], { tolerance: 0 });
    expect(found).toEqual({ status: 'computed', point: Float64Array.of(0, 0), value: 0, iterations: 0 });
  });

  it.each([
    [0.02, 1e3],
    [0.02, 1e5],
    [0.2, 1e3],
    [0.2, 1e6],
  ])('ends where slopes that err by %d tell no more, at a curvature of %d', (error, curvature) => {
    // As a sum over many histories: a large value, and slopes whose own rounding lies above the tolerance.
    let calls = 0;
    const sign = (at: number) => (Math.sin(1e11 * at) > 0 ? error : -error);
    const found = minimise(
      ([x, y]) => {
        calls++;
        return 1e6 + curvature * ((x! - Math.SQRT2) ** 2 + 3 * (y! - Math.E) ** 2 + (y! - Math.E) ** 4);
      },
      [0, 0],
      {
        gradient: ([x, y]) => [
          2 * curvature * (x! - Math.SQRT2) + sign(x! + y!),
          curvature * (6 * (y! - Math.E) + 4 * (y! - Math.E) ** 3) + sign(x! - y!),
        ],
      },
    );
    if (found.status !== 'computed') throw new Error(found.reason);
    const near = (2 * error) / curvature;
    expect(Math.abs(found.point[0]! - Math.SQRT2)).toBeLessThan(near);
    expect(Math.abs(found.point[1]! - Math.E)).toBeLessThan(near);
    expect(calls).toBeLessThan(200);
  });

  it("follows Rosenbrock's valley to (1, 1)", () => {
    const found = minimise(rosenbrock, [-1.2, 1]);
    if (found.status !== 'computed') throw new Error(found.reason);
    expect(found.point[0]).toBeCloseTo(1, 5);
    expect(found.point[1]).toBeCloseTo(1, 5);
  });

  it('uses a gradient where one is given, and agrees with the search without slopes', () => {
    const gradient = (p: Float64Array) => [
      -2 * (1 - p[0]!) - 400 * p[0]! * (p[1]! - p[0]! ** 2),
      200 * (p[1]! - p[0]! ** 2),
    ];
    const found = minimise(rosenbrock, [-1.2, 1], { gradient });
    const simplex = minimiseNelderMead(rosenbrock, [-1.2, 1]);
    if (found.status !== 'computed' || simplex.status !== 'computed') throw new Error('not computed');
    expect(found.point[0]).toBeCloseTo(1, 7);
    expect(simplex.point[0]).toBeCloseTo(1, 4);
    expect(simplex.point[1]).toBeCloseTo(1, 4);
  });

  it('says where slopes lead nowhere, and takes rounding at the bottom for the bottom', () => {
    // Slopes of the wrong sign: no step of any length goes down.
    expect(minimise(([x]) => x! * x!, [3], { gradient: ([x]) => [-2 * x!] })).toMatchObject({
      reason: 'the search found no way down and no minimum',
    });
    // The value moves by nothing within 10⁻⁶ of the bottom, where the slope still says that it would.
    const found = minimise(([x]) => 1e6 + Math.max(1e-12, (x! - 1) ** 2), [1 + 2e-7], {
      gradient: ([x]) => [2 * (x! - 1)],
      tolerance: 1e-14,
    });
    expect(found).toMatchObject({ status: 'computed', value: 1e6 + 1e-12 });
  });

  it('stays where a step promises just the last two bits of the value, and goes on where it promises more', () => {
    // Half a square: a step of −x promises x², of which 2⁻⁵⁰ is four times the last digit of 1.
    const from = (x: number) => minimise((at) => at[0]! ** 2 / 2, [x], { gradient: (at) => [at[0]!] });
    expect(from(2 ** -25)).toMatchObject({ point: Float64Array.of(2 ** -25), iterations: 0 });
    expect(from(2 ** -24)).toMatchObject({ point: Float64Array.of(0), iterations: 1 });
  });

  it('sets out anew down the slope where rounding has bent its direction upwards', () => {
    // Two creases that cross at 0: slopes jump, and what is learnt of curvature is of no use.
    for (const [x, y] of [
      [2, 10],
      [2, 1e6],
    ] as const) {
      const found = minimise((at) => x * Math.abs(at[0]!) + y * Math.abs(at[1]! - at[0]!), [5, 3]);
      if (found.status !== 'computed') throw new Error(found.reason);
      expect(found.value).toBeLessThan(1e-8);
    }
  });

  it('sets out anew from a direction that leads nowhere, once', () => {
    // The first slope is right and leads from 3 to 2; all that follow have the wrong sign.
    let slopes = 0;
    const found = minimise(([x]) => x! * x!, [3], { gradient: ([x]) => [(slopes++ === 0 ? 2 : -2) * x!] });
    expect(found).toMatchObject({ reason: 'the search found no way down and no minimum' });
    expect(slopes).toBe(2);
  });

  it('fits a negative binomial whose likelihood ends at 0', () => {
    const counts = [0, 0, 0, 1, 0, 2, 5, 0, 1, 12, 3, 0, 0, 1, 7];
    const minusLogLikelihood = (point: ArrayLike<number>) => {
      const [size, mean] = [point[0]!, point[1]!];
      if (!(size > 0 && mean > 0)) return Number.NaN;
      return -counts.reduce(
        (sum, x) =>
          sum +
          logGamma(x + size) -
          logGamma(size) -
          logGamma(x + 1) +
          size * Math.log(size / (size + mean)) +
          x * Math.log(mean / (size + mean)),
        0,
      );
    };
    const found = minimise(minusLogLikelihood, [1, 1]);
    const simplex = minimiseNelderMead(minusLogLikelihood, [1, 1]);
    if (found.status !== 'computed' || simplex.status !== 'computed') throw new Error('not computed');
    // The mean of a negative binomial is fitted by the plain mean.
    expect(found.point[1]).toBeCloseTo(32 / 15, 5);
    expect(found.point[0]).toBeCloseTo(simplex.point[0]!, 3);
    expect(found.value).toBeLessThanOrEqual(simplex.value + 1e-8);
  });

  it('says when there is no minimum, and refuses a start outside the domain', () => {
    expect(minimise(([x]) => -x!, [0], { maximumIterations: 30 })).toMatchObject({ status: 'not-computed' });
    expect(minimiseNelderMead(([x]) => -x!, [0])).toMatchObject({ status: 'not-computed' });
    expect(() => minimise(() => Number.NaN, [0])).toThrow(InputError);
    expect(() => minimiseNelderMead(() => Number.NaN, [0])).toThrow(InputError);
  });
});

it('hessian gives the curvature of a quadratic and of a logarithm', () => {
  const found = hessian((p) => 3 * p[0]! ** 2 + p[0]! * p[1]! - Math.log(p[1]!), Float64Array.of(0.5, 2));
  for (const [index, value] of [6, 1, 1, 0.25].entries()) expect(found[index]).toBeCloseTo(value, 6);
});

describe('minimiseNelderMead', () => {
  const kink = (p: ArrayLike<number>) => Math.abs(p[0]! - 1) + 3 * Math.abs(p[1]! + 2) + Math.abs(p[0]! * p[2]!);
  const spike = (p: ArrayLike<number>) => Math.abs(p[0]!) ** 0.1 + 1.3 * Math.abs(p[1]!) ** 0.1;
  const functions: Readonly<Record<string, typeof kink>> = { rosenbrock, kink, spike };
  it.each(scipy.cases)('looks at the points that scipy looks at, in order: $name', ({ name, start, seen }) => {
    const own: number[][] = [];
    minimiseNelderMead((point) => {
      own.push([...point]);
      return functions[name]!(point);
    }, start);
    for (const [at, point] of seen.entries())
      expect(own[at], `point ${at}`).toEqual(point.map((entry) => expect.closeTo(entry, 9)));
  });
  it('counts its steps from the first simplex, and stops where values and corners are within the share', () => {
    const square = ([x]: Float64Array) => x! * x!;
    expect(minimiseNelderMead(square, [0], { tolerance: 1 })).toMatchObject({ iterations: 0 });
    // Corners at 0 and .1: values .01 apart are within .011, corners .1 apart within its root; and not within .009.
    expect(minimiseNelderMead(square, [0], { tolerance: 0.011 })).toMatchObject({ iterations: 0 });
    expect(minimiseNelderMead(square, [0], { tolerance: 0.009, maximumIterations: 1 })).toMatchObject({
      reason: 'the search did not settle in 1 steps',
    });
  });
});

describe('findRoot', () => {
  it('finds roots to the last digits, at an end too, and refuses a bracket without one', () => {
    expect(findRoot(Math.cos, 1, 2)).toBeCloseTo(Math.PI / 2, 15);
    expect(findRoot((x) => x ** 3 - 2, 0, 10)).toBeCloseTo(2 ** (1 / 3), 15);
    expect(findRoot((x) => x, 0, 1)).toBeCloseTo(0, 12);
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(InputError);
    expect(() => findRoot(() => Number.NaN, -1, 1)).toThrow(InputError);
  });

  it('meets a straight line in its first secant, and a function whose inverse is a parabola in the step after', () => {
    const lookedAt = (f: (x: number) => number): number[] => {
      const points: number[] = [];
      findRoot(
        (x) => {
          points.push(x);
          return f(x);
        },
        0,
        1,
      );
      return points;
    };
    const line = lookedAt((x) => x - 0.3);
    expect(line[2]).toBeCloseTo(0.3, 14);
    // √x − 0.6 is −0.6 at 0 and 0.4 at 1: the secant's point is 0.6, and the parabola through the three has its root at 0.36.
    const root = lookedAt((x) => Math.sqrt(x) - 0.6);
    expect(root[2]).toBeCloseTo(0.6, 14);
    expect(root[3]).toBeCloseTo(0.36, 14);
  });

  it('stops where the bracket is as narrow as was asked, within the steps that Brent bounds', () => {
    for (const tolerance of [0.5, 1e-3, 1e-6]) {
      let calls = 0;
      // Never exactly 0 near its root, the square root of 2.
      const found = findRoot(
        (x) => {
          calls++;
          return x * x - 2 + (x < Math.SQRT2 ? -1e-300 : 1e-300);
        },
        0,
        2,
        tolerance,
      );
      expect(Math.abs(found - Math.SQRT2)).toBeLessThanOrEqual(tolerance);
      // Brent (1973), section 4.3: at most (log2 of width ÷ tolerance, and one) squared.
      expect(calls).toBeLessThanOrEqual((Math.ceil(Math.log2(2 / tolerance)) + 1) ** 2);
      if (tolerance === 0.5) expect(calls).toBeLessThanOrEqual(8);
    }
  });
});
