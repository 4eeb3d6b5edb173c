import { InputError, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import type { BeforeAfter } from '../../src/index.ts';
import {
  cumulativeMonitor,
  harmWeightedDifference,
  overdispersion,
  weightedDisplacementDifference,
} from '../../src/index.ts';
import golden from '../golden/weighted-difference.json' with { type: 'json' };

const pair = ([before, after]: readonly number[]): BeforeAfter => ({ before: before!, after: after! });

interface Row {
  readonly control: readonly number[];
  readonly treated: readonly number[];
  readonly displacement?: readonly number[];
  readonly displacementControl?: readonly number[];
  readonly time?: readonly number[];
  readonly area?: readonly number[];
}

function evaluate(row: Row, level: number) {
  return weightedDisplacementDifference(
    {
      treated: pair(row.treated),
      control: pair(row.control),
      ...(row.displacement && { displacement: pair(row.displacement) }),
      ...(row.displacementControl && { displacementControl: pair(row.displacementControl) }),
    },
    {
      level,
      ...(row.time && { timeWeights: pair(row.time) }),
      ...(row.area && {
        areaWeights: {
          control: row.area[0]!,
          treated: row.area[1]!,
          displacementControl: row.area[2]!,
          displacement: row.area[3]!,
        },
      }),
    },
  );
}

describe('weighted displacement difference equals ptools and the published spreadsheet', () => {
  it.each(golden.rows.map((row) => [row.call, row] as const))('%s', (_, row) => {
    const result = evaluate(row, row.level);
    expect(result.local.value).toBeCloseTo(row.local, 12);
    expect(result.local.standardError).toBeCloseTo(row.localError, 10);
    const last = 'total' in row ? result.total : result.local;
    if (last.status !== 'computed') throw new Error(last.reason);
    if (row.total !== undefined) {
      expect(result.displacement).toMatchObject({ value: expect.closeTo(row.moved!, 12) });
      expect(result.displacement).toMatchObject({ standardError: expect.closeTo(row.movedError!, 10) });
      expect(last.value).toBeCloseTo(row.total, 12);
      expect(last.standardError).toBeCloseTo(row.totalError!, 10);
    }
    if (row.z !== undefined) expect(last.z).toBeCloseTo(row.z, 10);
    if (row.twoSided !== undefined) expect(last.pValue).toBeCloseTo(row.twoSided, 12);
    if (row.low !== undefined)
      expect(last.interval).toMatchObject({ low: expect.closeTo(row.low, 9), high: expect.closeTo(row.high!, 9) });
  });

  it.each(golden.printedToOneDecimal.map((row) => [row.call, row] as const))('%s', (_, row) => {
    const result = evaluate(row, 0.9);
    const last = result.total.status === 'computed' ? result.total : result.local;
    expect(last.value).toBe(row.estimate);
    expect(last.standardError).toBeCloseTo(row.error, 1);
    expect(last.interval).toMatchObject({ low: expect.closeTo(row.low, 1), high: expect.closeTo(row.high, 1) });
  });
});

describe('weighted displacement difference', () => {
  const areas = {
    treated: { before: 207, after: 110 },
    control: { before: 308, after: 318 },
    displacement: { before: 178, after: 157 },
  };

  it('counts a control that serves twice as one control: variance T + D + 4C', () => {
    const { total } = weightedDisplacementDifference(areas);
    expect(total).toMatchObject({ value: -97 - 21 - 20 });
    expect(total).toMatchObject({ standardError: expect.closeTo(Math.sqrt(317 + 335 + 4 * 626), 12) });
  });

  it('widens by the root of the over-dispersion and never narrows', () => {
    const poisson = weightedDisplacementDifference(areas).local.standardError;
    expect(weightedDisplacementDifference(areas, { overdispersion: 3 }).local.standardError).toBeCloseTo(
      poisson * Math.sqrt(3),
      12,
    );
    expect(weightedDisplacementDifference(areas, { overdispersion: 0.4 }).local.standardError).toBe(poisson);
  });

  it('has no interval where no crime was counted at all, and says why', () => {
    const zero = { before: 0, after: 0 };
    const { local, displacement } = weightedDisplacementDifference({ treated: zero, control: zero });
    expect(local.value).toBe(0);
    expect(local.interval).toEqual({
      status: 'not-computed',
      reason: 'no crime was counted in any of the cells, so there is no variation to judge by',
    });
    expect(displacement.status).toBe('not-computed');
  });

  it('refuses negative counts and empty periods with the value and the remedy', () => {
    const negative = { ...areas, treated: { before: -1, after: 3 } };
    expect(() => weightedDisplacementDifference(negative)).toThrow(
      new InputError('treated count before must be zero or more: -1. Count the crimes, then weight them.'),
    );
    expect(() => weightedDisplacementDifference(areas, { timeWeights: { before: 0, after: 1 } })).toThrow(
      'time weight before must be above zero: 0. Give the length of the period.',
    );
    expect(() => weightedDisplacementDifference(areas, { level: 95 })).toThrow('level must lie between 0 and 1: 95');
  });
});

it('cumulative monitor equals crimepy after fifteen weeks', () => {
  const { treated, control, ...expected } = golden.cumulative;
  const [row] = cumulativeMonitor([treated], [control], 0.9);
  expect(row!.difference.value).toBe(expected.difference);
  expect(row!.difference.standardError).toBeCloseTo(expected.error, 6);
  expect(row!.difference.interval).toMatchObject({
    low: expect.closeTo(expected.low, 6),
    high: expect.closeTo(expected.high, 6),
  });
  expect(row!.ratio.value).toBeCloseTo(expected.ratio, 6);
  expect(row!.ratio.interval.low).toBeCloseTo(expected.ratioLow, 6);
  expect(row!.ratio.interval.high).toBeCloseTo(expected.ratioHigh, 6);
  expect(cumulativeMonitor([3, 4], [5, 6])[1]).toMatchObject({ treated: 7, control: 11 });
  expect(() => cumulativeMonitor([1], [1, 2])).toThrow('1 and 2');
});

describe('overdispersion', () => {
  it('is Pearson χ² over (areas − 1)(periods − 1)', () => {
    expect(overdispersion([10, 20, 20, 10], 2)).toMatchObject({
      factor: expect.closeTo(20 / 3, 12),
      degreesOfFreedom: 1,
    });
  });
  it('does not sink below one, and drops areas without crime from its degrees of freedom', () => {
    expect(overdispersion([10, 10, 10, 10, 0, 0], 2)).toMatchObject({ factor: 1, degreesOfFreedom: 1 });
    expect(overdispersion([1, 2, 3], 3)).toMatchObject({ status: 'not-computed' });
    expect(() => overdispersion([1, 2, 3], 2)).toThrow('periods must divide the 3 counts evenly: 2');
  });
});

describe('harm-weighted difference', () => {
  const cells = { treatedBefore: [10, 10], treatedAfter: [10], controlBefore: [5], controlAfter: [5] };
  it('has variance Σ w² over crimes', () => {
    const { estimate } = harmWeightedDifference(cells, randomStream('harm'));
    expect(estimate.value).toBe(-10);
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(350), 12);
  });
  it('shows how far one grave crime carries the estimate', () => {
    const grave = { ...cells, treatedAfter: [10, 7979] };
    const result = harmWeightedDifference(grave, randomStream('harm'));
    expect(result.withoutHeaviestEvent).toEqual({ value: -10, weight: 7979 });
    expect(result.estimate.value).toBe(7969);
  });
  it('has the bootstrap-t limits of one crime: how often it is drawn is Poisson, at least once', () => {
    // Drawn once, twice, three times in .582, .291 and .097 of draws: (n − 1) ÷ √n is 0, .707, 1.155. The weight is 5.
    const one = { treatedBefore: [], treatedAfter: [5], controlBefore: [], controlAfter: [] };
    const at = (level: number) => harmWeightedDifference(one, randomStream('one'), { level }).bootstrapT;
    expect(at(0.5)).toMatchObject({ low: expect.closeTo(5 - 5 / Math.SQRT2, 12), high: 5, level: 0.5 });
    expect(at(0.9)).toMatchObject({ low: expect.closeTo(5 - 10 / Math.sqrt(3), 12), high: 5 });
    // A fall of 5: mirrored.
    const fall = { ...one, treatedBefore: [5], treatedAfter: [] };
    expect(harmWeightedDifference(fall, randomStream('one'), { level: 0.5 }).bootstrapT).toMatchObject({
      low: -5,
      high: expect.closeTo(-5 + 5 / Math.SQRT2, 12),
    });
  });
  it('cuts weights at the 99th percentile: the second of a hundred crimes from above', () => {
    const sizes = Array.from({ length: 100 }, (_, at) => at + 1);
    const { winsorised } = harmWeightedDifference(
      { treatedBefore: [], treatedAfter: sizes.toReversed(), controlBefore: [], controlAfter: [] },
      randomStream('cut'),
      { nReplicates: 1 },
    );
    expect(winsorised.value).toBe((99 * 100) / 2 + 99);
  });
  it('refuses a crime without a weight', () => {
    expect(() => harmWeightedDifference({ ...cells, controlAfter: [Number.NaN] }, randomStream('harm'))).toThrow(
      'harm weight must be zero or more: NaN (controlAfter, event 1)',
    );
  });
});
