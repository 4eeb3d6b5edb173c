import { choleskyFactor, choleskyInverse, drawNormal, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { areaCorrelation, weightsFromNeighbours } from '../../src/index.ts';

const random = randomStream('area correlation');
const normals = (n: number) => Float64Array.from({ length: n }, () => drawNormal(random));
const plus = (a: Float64Array, b: Float64Array, factor: number) => a.map((value, area) => value + factor * b[area]!);

/** Another formula: minus the scaled entry of the inverse of the covariance matrix. */
function byInverse(columns: readonly Float64Array[]): number {
  const width = columns.length;
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const covariance = new Float64Array(width * width);
  columns.forEach((first, i) => {
    columns.forEach((second, j) => {
      covariance[i * width + j] = first.reduce(
        (sum, value, area) => sum + (value - means[i]!) * (second[area]! - means[j]!),
        0,
      );
    });
  });
  const inverse = choleskyInverse(choleskyFactor(covariance, width)!, width);
  return -inverse[1]! / Math.sqrt(inverse[0]! * inverse[width + 1]!);
}

const correlationOf = (result: ReturnType<typeof areaCorrelation>) => {
  if (result.status !== 'computed') throw new Error(result.reason);
  return result.value;
};

describe('area correlation', () => {
  it('equals the example', () => {
    expect(correlationOf(areaCorrelation([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]))).toBeCloseTo(0.8286, 4);
  });
  it('has Fisher’s interval with n − k − 3: r = .8286 of six areas is 0.0519 to 0.9807 in any table of z', () => {
    const found = areaCorrelation([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]);
    expect(found).toMatchObject({ interval: { low: expect.closeTo(0.0519, 4), high: expect.closeTo(0.9807, 4) } });
    // Two columns set aside cost two areas: the half width in z is 1.96 ÷ √(40 − 2 − 3).
    const [people, hours, calls, visits] = [normals(40), normals(40), normals(40), normals(40)];
    const partial = areaCorrelation(calls, visits, { given: [people, hours] });
    if (partial.status !== 'computed' || partial.interval === null || 'status' in partial.interval)
      throw new Error('no interval');
    const { low, high } = partial.interval;
    expect((Math.atanh(high!) - Math.atanh(low)) / 2).toBeCloseTo(1.959964 / Math.sqrt(35), 6);
  });
  it('equals the inverse of the covariance matrix, with two things set aside', () => {
    const people = normals(40);
    const hours = normals(40);
    const calls = plus(plus(normals(40), people, 2), hours, 1);
    const visits = plus(plus(normals(40), people, 1), calls, 0.5);
    expect(correlationOf(areaCorrelation(calls, visits, { given: [people, hours] }))).toBeCloseTo(
      byInverse([calls, visits, people, hours]),
      10,
    );
  });
  it('is the same with the two swapped, rescaled, or a thing set aside twice', () => {
    const people = normals(30);
    const calls = plus(normals(30), people, 1);
    const visits = plus(normals(30), people, 1);
    const value = correlationOf(areaCorrelation(calls, visits, { given: [people] }));
    expect(correlationOf(areaCorrelation(visits, calls, { given: [people] }))).toBeCloseTo(value, 12);
    expect(
      correlationOf(
        areaCorrelation(
          calls.map((each) => 3 * each - 7),
          visits,
          { given: [people] },
        ),
      ),
    ).toBeCloseTo(value, 12);
    expect(areaCorrelation(calls, visits, { given: [people, people.map((each) => 2 * each + 1)] })).toMatchObject(
      areaCorrelation(calls, visits, { given: [people] }),
    );
  });
  it('covers none where two things only share their neighbourhood, about nineteen times in twenty', () => {
    const side = 8;
    const n = side * side;
    const lists = Array.from({ length: n }, (_, area) =>
      [area - side, area + side, area % side > 0 ? area - 1 : -1, area % side < side - 1 ? area + 1 : -1].filter(
        (other) => other >= 0 && other < n,
      ),
    );
    const weights = weightsFromNeighbours(lists, { rowStandardised: true });
    let plainMisses = 0;
    let misses = 0;
    for (let run = 0; run < 400; run++) {
      const slope = Float64Array.from({ length: n }, (_, area) => Math.floor(area / side) - side / 2);
      const calls = plus(normals(n), slope, 0.7);
      const visits = plus(normals(n), slope, 0.7);
      const covers = (result: ReturnType<typeof areaCorrelation>) =>
        result.status === 'computed' &&
        'low' in result.interval &&
        result.interval.low <= 0 &&
        result.interval.high! >= 0;
      if (!covers(areaCorrelation(calls, visits))) plainMisses++;
      if (!covers(areaCorrelation(calls, visits, { given: [slope], weights }))) misses++;
    }
    expect(plainMisses).toBeGreaterThan(390);
    // Four standard errors of one in twenty over four hundred runs.
    expect(Math.abs(misses / 400 - 0.05)).toBeLessThan(0.044);
  });
  it('refuses too few areas, and columns that do not fit', () => {
    expect(areaCorrelation([1, 2, 3], [1, 3, 2])).toMatchObject({ status: 'not-computed' });
    expect(areaCorrelation([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1])).toMatchObject({ status: 'not-computed' });
    expect(() => areaCorrelation([1, 2], [1])).toThrow('one value for each area: 2 and 1');
    expect(() => areaCorrelation([1, Number.NaN, 2, 3, 4], [1, 2, 3, 4, 5])).toThrow('Leave the area out');
  });
});
