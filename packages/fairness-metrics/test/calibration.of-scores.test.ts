import { drawBinomial, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  abroca,
  areaBetween,
  calibration,
  pooledRates,
  receiverCurve,
  type ScoreCellRow,
  scoreCellsFromRows,
} from '../src/index.ts';

const SCORES = [0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85];

/** People whose outcomes follow their scores, through a slope and a shift of the log odds. */
function rowsOf(label: string, sizes: Readonly<Record<string, number>>, slope = 1, shift = 0): ScoreCellRow[] {
  const random = randomStream('calibration', label);
  return Object.entries(sizes).flatMap(([group, size]) =>
    SCORES.flatMap((score): ScoreCellRow[] => {
      const odds = shift + slope * Math.log(score / (1 - score));
      const present = drawBinomial(random, size, 1 / (1 + Math.exp(-odds)));
      return [
        { group, label: 1, score, count: present },
        { group, label: 0, score, count: size - present },
      ];
    }),
  );
}

const calibrated = (rows: readonly ScoreCellRow[], label = 'once') => {
  const result = calibration(scoreCellsFromRows(rows), randomStream('null', label), { replicates: 199 });
  if ('status' in result) throw new Error(result.reason);
  return result;
};

describe('calibration', () => {
  it('a group’s own rates as its scores have intercept 0, slope 1, no error and as many outcomes as expected', () => {
    const own = pooledRates(scoreCellsFromRows(rowsOf('own', { a: 400 })));
    const result = calibration(own, randomStream(1), { replicates: 99 });
    if ('status' in result) throw new Error(result.reason);
    const [row] = result.byGroup;
    expect(row).toMatchObject({
      intercept: { value: expect.closeTo(0, 9) },
      slope: { value: expect.closeTo(1, 9) },
      observedToExpected: { value: expect.closeTo(1, 12) },
    });
    expect(row!.expectedCalibrationError.value).toBeCloseTo(0, 12);
    expect(row!.expectedCalibrationError.pValue).toBe(1);
  });

  it('recovers a slope and a shift that were put in, for one group and not for the other', () => {
    const rows = [...rowsOf('right', { a: 3000 }), ...rowsOf('wrong', { b: 3000 }, 0.6, 0.4)];
    const { byGroup } = calibrated(rows);
    const within = (estimate: (typeof byGroup)[number]['slope'], truth: number) =>
      estimate.status === 'computed' &&
      'low' in estimate.interval &&
      estimate.interval.low <= truth &&
      truth <= estimate.interval.high!;
    expect(within(byGroup[0]!.slope, 1) && within(byGroup[0]!.intercept, 0)).toBe(true);
    expect(within(byGroup[1]!.slope, 0.6)).toBe(true);
    expect(within(byGroup[1]!.slope, 1)).toBe(false);
    expect(byGroup[1]!.expectedCalibrationError.pValue).toBeLessThan(0.01);
  });

  it('the chance limit is passed in about 5 of 100 perfectly calibrated groups, the small and the large alike', () => {
    const passed = { small: 0, large: 0 };
    for (let run = 0; run < 150; run++) {
      for (const { group, expectedCalibrationError } of calibrated(
        rowsOf(`run ${run}`, { small: 20, large: 600 }),
        `${run}`,
      ).byGroup) {
        if (expectedCalibrationError.pValue <= 0.05) passed[group as 'small' | 'large']++;
      }
    }
    // 5 % of 150 is 7.5; 16 is its 99.7 % point.
    expect(Math.max(passed.small, passed.large)).toBeLessThanOrEqual(16);
    expect(Math.min(passed.small, passed.large)).toBeGreaterThan(0);
  });

  it('deciles are no probabilities', () => {
    const cells = scoreCellsFromRows([{ group: 'a', label: 1, score: 7, count: 3 }]);
    expect(calibration(cells, randomStream(1))).toMatchObject({ reason: expect.stringContaining('not probabilities') });
  });

  it('a score of 0 has no log odds, and everything else is still computed', () => {
    const rows: ScoreCellRow[] = [...rowsOf('zero', { a: 50 }), { group: 'a', label: 0, score: 0, count: 9 }];
    const [row] = calibrated(rows).byGroup;
    expect(row!.slope).toMatchObject({ reason: 'a score of 0 or 1 has no log odds' });
    expect(row!.observedToExpected.status).toBe('computed');
  });
});

describe('ABROCA', () => {
  it('is the area between the curves by fine summation', () => {
    const cells = scoreCellsFromRows([...rowsOf('first', { a: 60 }), ...rowsOf('second', { b: 25 }, 0.3)]);
    const [a, b] = [receiverCurve(cells, 1)!, receiverCurve(cells, 2)!];
    const height = (curve: typeof a, x: number) => {
      let k = 0;
      while (k < curve.falsePositiveRate.length - 2 && curve.falsePositiveRate[k + 1]! <= x) k++;
      const [x0, x1] = [curve.falsePositiveRate[k]!, curve.falsePositiveRate[k + 1]!];
      const [y0, y1] = [curve.truePositiveRate[k]!, curve.truePositiveRate[k + 1]!];
      return x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    };
    let area = 0;
    const steps = 100_000;
    for (let step = 0; step < steps; step++)
      area += Math.abs(height(a, (step + 0.5) / steps) - height(b, (step + 0.5) / steps));
    expect(areaBetween(a, b)).toBeCloseTo(area / steps, 6);
    expect(areaBetween(a, b)).toBeCloseTo(areaBetween(b, a), 14);
    expect(areaBetween(a, a)).toBe(0);
  });

  it('calls groups different in about 5 of 100 runs where they are alike, sizes unequal', () => {
    let alarms = 0;
    for (let run = 0; run < 150; run++) {
      const cells = scoreCellsFromRows(rowsOf(`abroca ${run}`, { a: 60, b: 12 }));
      const result = abroca(cells, 'a', 'b', randomStream('abroca', run), { permutations: 99 });
      if (result.status === 'computed' && result.pValue <= 0.05) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(16);
    expect(alarms).toBeGreaterThan(0);
  });

  it('a group without one of the classes has no curve', () => {
    const cells = scoreCellsFromRows([...rowsOf('one', { a: 10 }), { group: 'b', label: 1, score: 0.5, count: 4 }]);
    expect(abroca(cells, 'a', 'b', randomStream(1))).toMatchObject({
      reason: 'b lacks people with the outcome or people without it',
    });
  });
});
