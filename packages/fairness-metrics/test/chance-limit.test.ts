import { randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { calibration, scoreCellsFromRows } from '../src/index.ts';
import { chanceLimitOf } from '../src/score/chance-limit.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

it('is exceeded by five of a hundred, the observed one among them, and is the largest of fewer than twenty', () => {
  expect(chanceLimitOf(upTo(99))).toBe(95);
  expect(chanceLimitOf(upTo(199))).toBe(190);
  expect(chanceLimitOf(upTo(100))).toBe(96);
  expect(chanceLimitOf(upTo(19))).toBe(19);
  expect(chanceLimitOf(upTo(7))).toBe(7);
});

it('is 3 in ten for the calibration error of ten people at even odds, as the binomial has it', () => {
  // Heads of ten: at most 2 from five in .8906, at most 3 in .9785; 3 or more in 112 of 1,024.
  const rows = [
    { group: 'A', label: 1 as const, score: 0.5, count: 8 },
    { group: 'A', label: 0 as const, score: 0.5, count: 2 },
  ];
  const found = calibration(scoreCellsFromRows(rows), randomStream('coins'), { replicates: 3000 });
  if ('status' in found) throw new Error(found.reason);
  const { value, chanceLimit, pValue } = found.byGroup[0]!.expectedCalibrationError;
  expect([value, chanceLimit]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.3, 12)]);
  expect(Math.abs(pValue - 112 / 1024)).toBeLessThan(4 * Math.sqrt((0.11 * 0.89) / 3000));
});
