import { dictionaryColumn, drawBinomial, drawNormal, isComputed, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { coverageOfArea, SHAPES } from '../calibrate/small-areas.ts';
import {
  areaLimits,
  areasByGroup,
  areaTest,
  calibration,
  cellsFromRows,
  extremeGroups,
  groupCells,
  rateOf,
  romanoWolfAdjustment,
  scoreCells,
  scoreCellsFromRows,
} from '../src/index.ts';
import { confusionRows } from './published-compas.ts';

describe('areas of small groups', () => {
  it.each([
    [3, 3, 0.95],
    [3, 30, 0.5],
    [5, 50, 0.7],
    [10, 200, 0.85],
    [100, 5, 0.98],
  ])('%s with and %s without the outcome, true area %s: .93 of intervals hold it', (positives, negatives, area) => {
    for (const shape of SHAPES) {
      const { held } = coverageOfArea(positives, negatives, area, shape, 300);
      // Four standard deviations of 300 below .93 for sampling: what DeLong's intervals gave, .1 to .9, lies far below.
      expect(held, shape.name).toBeGreaterThan(0.93 - 4 * Math.sqrt((0.93 * 0.07) / 300));
    }
  });
  it('always has a width, also where every pair is in order', () => {
    for (const area of [0, 1]) {
      const limits = areaLimits({ area, variance: 0, positives: 3, negatives: 20 }, 0.95);
      if ('status' in limits) throw new Error(limits.reason);
      expect(limits.high! - limits.low).toBeGreaterThan(0.3);
    }
    // Mirrored: 1 − area.
    const [a, b] = [0.8, 0.2].map((area) => areaLimits({ area, variance: 0.01, positives: 6, negatives: 9 }, 0.95));
    if (!a || !b || 'status' in a || 'status' in b) throw new Error('no limits');
    expect(a.low).toBeCloseTo(1 - b.high!, 9);
  });
  it('is DeLong’s where enough pairs are out of order: R’s pROC on the published deciles is in fixtures', () => {
    const limits = areaLimits({ area: 0.7, variance: 0.0001, positives: 400, negatives: 600 }, 0.95);
    expect(limits).toMatchObject({ low: expect.closeTo(0.7 - 0.0195996, 6), method: 'DeLong interval' });
  });
  it('two areas of small groups differ by chance in about 1 of 20', () => {
    const random = randomStream('areas');
    let rejected = 0;
    const RUNS = 400;
    const own = (positives: number, negatives: number) => {
      const n = positives + negatives;
      const label = Uint8Array.from({ length: n }, (_, row) => (row < positives ? 1 : 0));
      const score = Float64Array.from(label, (has) => drawNormal(random) + (has ? 0.8 : 0));
      return areasByGroup(scoreCells({ group: dictionaryColumn(new Array<string>(n).fill('A')), label, score }))[0]!;
    };
    for (let run = 0; run < RUNS; run++) {
      const test = areaTest(own(6, 40), own(25, 100));
      if (!isComputed(test)) throw new Error(test.reason);
      if (test.pValue <= 0.05) rejected++;
    }
    expect(rejected).toBeLessThanOrEqual(34); // 20 expected of 400; 34 is the 99.8 % point
  });
});

it('observed to expected holds at .95 where risks are high, as Byar’s does not', () => {
  const random = randomStream('observed to expected');
  const scores = [0.3, 0.6, 0.8, 0.9];
  let held = 0;
  let width = 0;
  const RUNS = 1500;
  for (let run = 0; run < RUNS; run++) {
    const cells = scoreCellsFromRows(
      scores.flatMap((score) => {
        const happened = drawBinomial(random, 60, score);
        return [
          { group: 'A', label: 1 as const, score, count: happened },
          { group: 'A', label: 0 as const, score, count: 60 - happened },
        ];
      }),
    );
    const found = calibration(cells, random.split(run), { replicates: 19 });
    if ('status' in found) throw new Error(found.reason);
    const { observedToExpected } = found.byGroup[0]!;
    if (!isComputed(observedToExpected) || 'status' in observedToExpected.interval) throw new Error('no interval');
    const { low, high } = observedToExpected.interval;
    width += (high! - low) / RUNS;
    if (low <= 1 && high! >= 1) held++;
  }
  expect(held / RUNS).toBeGreaterThan(0.93);
  expect(held / RUNS).toBeLessThan(0.968);
  // Byar's of 156 expected is .32 wide.
  expect(width).toBeLessThan(0.18);
});

describe('the widest gap of groups that are treated alike', () => {
  const random = randomStream('widest');
  const RUNS = 400;
  const sizes = [100, 100, 80, 120, 150];
  let seen = 0;
  let shrunk = 0;
  let byChance = 0;
  for (let run = 0; run < RUNS; run++) {
    const groups = groupCells(
      cellsFromRows(
        sizes.flatMap((size, g) => {
          const x = drawBinomial(random, size, 0.3);
          return confusionRows('abcde'[g]!, [size - x, x, 0, 0]);
        }),
      ),
      ['race'],
    );
    const found = extremeGroups(
      groups.map((each) => ({ group: each.group, rate: rateOf(each, 'falsePositiveRate') })),
      'difference',
    );
    if (!isComputed(found.estimate) || typeof found.shrunk !== 'number' || typeof found.byChance !== 'number') {
      throw new Error('not computed');
    }
    seen += found.estimate.value / RUNS;
    shrunk += found.shrunk / RUNS;
    byChance += found.byChance / RUNS;
  }
  it('is as wide as it says that chance makes it', () => {
    expect(seen).toBeGreaterThan(0.08);
    expect(Math.abs(byChance - seen)).toBeLessThan(0.01);
  });
  it('shrunk, loses most of that', () => {
    expect(shrunk).toBeLessThan(seen / 3);
  });
  it('keeps a real gap: 20 points among groups of 1,000', () => {
    const groups = groupCells(
      cellsFromRows([...confusionRows('a', [700, 300, 0, 0]), ...confusionRows('b', [500, 500, 0, 0])]),
      ['race'],
    );
    const named = groups.map((each) => ({ group: each.group, rate: rateOf(each, 'falsePositiveRate') }));
    expect(extremeGroups(named, 'difference').shrunk).toBeGreaterThan(0.19);
    // By hand: p = .4, v = .00024, weights 2 / v, Q = 2 · .01 / .00024 = 83.33, τ² = 82.33 / (1 / v), B = .98799…
    expect(extremeGroups(named, 'difference').shrunk).toBeCloseTo(0.2 * (0.01976 / (0.01976 + 0.00024)), 9);
  });
});

it('Romano–Wolf with 30 people against 1,000 raises a false alarm in about 5 of 100 families', () => {
  const random = randomStream('unequal family');
  let alarms = 0;
  const RUNS = 400;
  for (let run = 0; run < RUNS; run++) {
    const rows = [1000, 30, 30].flatMap((size, g) => {
      const positives = drawBinomial(random, size, 0.4);
      const fp = drawBinomial(random, size - positives, 0.15);
      const tp = drawBinomial(random, positives, 0.6);
      return confusionRows('abc'[g]!, [size - positives - fp, fp, positives - tp, tp]);
    });
    const family = ['b', 'c'].flatMap((group) =>
      (['falsePositiveRate', 'positivePredictiveValue'] as const).map((metric) => ({
        group,
        comparedWith: 'a',
        metric,
      })),
    );
    const adjusted = romanoWolfAdjustment(groupCells(cellsFromRows(rows), ['race']), family, random, {
      replicates: 299,
    });
    if (adjusted.some((p) => typeof p === 'number' && p <= 0.05)) alarms++;
  }
  // 20 expected of 400; 34 is its 99.8 % point. Replicates divided by one standard error gave 84.
  expect(alarms).toBeLessThanOrEqual(34);
});

it('the chance limit of a calibration error is the 95th percentile of what chance gives', () => {
  // One bin of 100 people at .5: the error is |x − 50| ÷ 100, x binomial. P(|x − 50| ≤ 10) = .9648, ≤ 9: .9431.
  const cells = scoreCellsFromRows([
    { group: 'A', label: 1, score: 0.5, count: 60 },
    { group: 'A', label: 0, score: 0.5, count: 40 },
  ]);
  const found = calibration(cells, randomStream('ece'), { replicates: 20_000 });
  if ('status' in found) throw new Error(found.reason);
  const { value, chanceLimit, pValue } = found.byGroup[0]!.expectedCalibrationError;
  expect(value).toBeCloseTo(0.1, 12);
  expect(chanceLimit).toBeCloseTo(0.1, 12);
  // scipy: 2 * binom.sf(59, 100, .5) = 0.05688793
  expect(pValue).toBeCloseTo(0.0568879, 2);
});
