import { drawNormal, normalUpper, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { groupSignal } from '../../src/stop-test/group-signal.ts';
import { normalTail } from '../../src/stop-test/normal-tail.ts';
import { type ThresholdCells, ThresholdModel } from '../../src/stop-test/threshold-model.ts';

const cells: ThresholdCells = {
  groups: 2,
  places: 3,
  group: Int32Array.of(0, 1, 0, 1, 0, 1),
  place: Int32Array.of(0, 0, 1, 1, 2, 2),
  stops: Float64Array.of(1000, 200, 500, 300, 800, 90),
  searches: Float64Array.of(50, 20, 25, 20, 600, 10),
  finds: Float64Array.of(14, 4, 0, 4, 300, 10),
};

describe('normal tail by Hart’s rational form', () => {
  it('has the tail, its logarithm and its hazard to ten digits, from −9 to 9', () => {
    const into = new Float64Array(3);
    for (let z = -9; z < 9; z += 0.037) {
      normalTail(z, into);
      const tail = normalUpper(z);
      expect(into[2]! / tail).toBeCloseTo(1, 9);
      expect(into[0]!).toBeCloseTo(Math.log(tail), 9);
      expect((into[1]! * tail) / (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI))).toBeCloseTo(1, 9);
    }
  });
  it('keeps its logarithm where the tail itself is below the smallest number', () => {
    const into = new Float64Array(3);
    normalTail(40, into);
    // log of density ÷ z · (1 − 1/z² + 3/z⁴), the asymptotic series.
    expect(into[0]!).toBeCloseTo(
      -800 - Math.log(40 * Math.sqrt(2 * Math.PI)) + Math.log(1 - 1 / 1600 + 3 / 1600 ** 2),
      8,
    );
  });
});

describe('log posterior of the threshold test', () => {
  const model = new ThresholdModel(cells);
  const random = randomStream('points');
  const points = Array.from({ length: 6 }, () => model.start().map((value) => value + 0.4 * drawNormal(random)));

  it('its gradient is what finite differences give', () => {
    const gradient = new Float64Array(model.width);
    const scratch = new Float64Array(model.width);
    for (const point of points) {
      model.logDensity(point, gradient);
      for (let k = 0; k < model.width; k++) {
        const moved = point.slice();
        const step = 1e-5;
        moved[k] = point[k]! + step;
        const above = model.logDensity(moved, scratch);
        moved[k] = point[k]! - step;
        const below = model.logDensity(moved, scratch);
        const slope = (above - below) / (2 * step);
        expect(Math.abs(slope - gradient[k]!)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
      }
    }
  });

  it('a value does not depend on what was asked before', () => {
    const gradient = new Float64Array(model.width);
    const first = points.map((point) => model.logDensity(point, gradient));
    const again = points.toReversed().map((point) => model.logDensity(point, gradient));
    again.reverse().forEach((value, k) => {
      expect(value / first[k]!).toBeCloseTo(1, 11);
    });
  });

  it('solved thresholds give back the search rate that they were solved from', () => {
    for (const point of points) {
      const thresholds = model.thresholds(point);
      thresholds.forEach((threshold, cell) => {
        const ell = model.carryingLogit(point, cell, model.group(point, cells.group[cell]!));
        const delta = model.signal(point, cell);
        const phi = 1 / (1 + Math.exp(-ell));
        const x = (Math.log(threshold / (1 - threshold)) - ell) / delta + delta / 2;
        const rate = phi * normalUpper(x - delta) + (1 - phi) * normalUpper(x);
        expect(Math.log(rate / (1 - rate))).toBeCloseTo(model.rateLogit(point, cell), 6);
      });
    }
  });

  it('a group’s share and bar give back its search rate and find rate', () => {
    for (const [rate, find, delta] of [
      [0.05, -1, 1.6],
      [0.6, 0.4, 0.8],
      [0.002, -2.5, 2.5],
    ] as const) {
      const { carrying, threshold } = groupSignal(rate, find, delta, 1);
      const phi = 1 / (1 + Math.exp(-carrying));
      const x = (threshold - carrying) / delta + delta / 2;
      const found = phi * normalUpper(x - delta);
      const vain = (1 - phi) * normalUpper(x);
      expect(found + vain).toBeCloseTo(rate, 9);
      expect(Math.log(found / vain)).toBeCloseTo(find, 8);
    }
  });
});
