import { isComputed, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { calibratedProbability, clericalCalibration, type JudgedPair } from '../src/index.ts';
import golden from './golden/clerical-calibration.json' with { type: 'json' };

const pairsOf = (rows: readonly (readonly number[])[]): JudgedPair[] =>
  rows.map(([weight, same, standsFor]) => ({ weight: weight!, isOnePerson: same === 1, standsFor: standsFor! }));
const computed = <Value extends { readonly status: string }>(value: Value) => {
  if (value.status !== 'computed') throw new Error('not computed');
  return value as Extract<Value, { readonly status: 'computed' }>;
};

describe('calibration by pairs that people judged', () => {
  it('gives the coefficients and the sandwich of statsmodels', () => {
    const found = computed(clericalCalibration(pairsOf(golden.pairs)));
    for (const [at, value] of golden.coefficients.entries()) expect(found.coefficients[at]).toBeCloseTo(value, 8);
    for (const [at, value] of golden.covariance.entries()) expect(found.covariance[at]).toBeCloseTo(value, 8);
  });

  it('holds the true share in about 95 of 100 where a stratified sample of 400 was judged', () => {
    const random = randomStream('clerical calibration');
    // Of a model that is too sure: odds of p to the power of .6, and half of that again.
    const truth = (weight: number) => 1 / (1 + Math.exp(-(-0.7 + 0.6 * Math.LN2 * weight)));
    const RUNS = 400;
    const WEIGHTS = [-2, 2, 6, 9];
    const held = WEIGHTS.map(() => 0);
    let fitted = 0;
    for (let run = 0; run < RUNS; run++) {
      const judged = Array.from({ length: 400 }, (_, at): JudgedPair => {
        const isFar = at % 2 === 0;
        const weight = isFar ? -6 + 8 * random.next() : 2 + 10 * random.next();
        return { weight, isOnePerson: random.next() < truth(weight), standsFor: isFar ? 2 : 20 };
      });
      const found = clericalCalibration(judged);
      if (!isComputed(found)) continue;
      fitted++;
      for (const [at, weight] of WEIGHTS.entries()) {
        const share = computed(calibratedProbability(found, weight));
        if (share.interval === null || 'status' in share.interval) throw new Error('no interval');
        if (share.interval.low <= truth(weight) && truth(weight) <= share.interval.high!) held[at]!++;
      }
    }
    expect(fitted).toBe(RUNS);
    // 380 of 400 expected; 367 lies three standard deviations below.
    for (const [at, weight] of WEIGHTS.entries()) expect(held[at], `${weight} bits`).toBeGreaterThanOrEqual(367);
  });

  it('keeps the order of pairs, and says where nothing can be fitted', () => {
    const judged = pairsOf(golden.pairs);
    const found = computed(clericalCalibration(judged));
    const shares = [-30, -5, 0, 5, 12, 30].map((weight) => computed(calibratedProbability(found, weight)).value);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const turned = clericalCalibration(judged.map((pair) => ({ ...pair, isOnePerson: !pair.isOnePerson })));
    expect(computed(turned).coefficients.slice(1)).toEqual([0, 0]);
    expect(clericalCalibration(judged.slice(0, 15))).toMatchObject({ status: 'not-computed' });
    const parted = judged.map((pair) => ({ ...pair, isOnePerson: pair.weight > 3 }));
    expect(clericalCalibration(parted)).toMatchObject({ status: 'not-computed' });
    expect(() => clericalCalibration([{ ...judged[0]!, standsFor: 0 }])).toThrow('stand for some pairs');
  });
});
