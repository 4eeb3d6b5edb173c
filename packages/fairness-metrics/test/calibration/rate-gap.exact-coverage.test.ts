import { readFileSync } from 'node:fs';
import { binomialMass, isComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { cellsFromRows, groupCells, type IntervalKind, rateGap, rateOf } from '../../src/index.ts';

interface CoverageRow {
  readonly what: 'rate' | 'difference';
  readonly sizes: readonly number[];
  readonly limits: IntervalKind;
  /** Over true rates. */
  readonly mean: number;
  readonly least: number;
  readonly shareAbove93: number;
}

const GOLDEN = JSON.parse(readFileSync(new URL('../golden/coverage.json', import.meta.url), 'utf8')) as CoverageRow[];

const RATES = Array.from({ length: 999 }, (_, k) => (k + 1) / 1000);
const GAP_RATES = [0.005, 0.01, ...Array.from({ length: 25 }, (_, k) => 0.02 + 0.04 * k), 0.99, 0.995];

function rates(size: number, kind: IntervalKind) {
  return Array.from({ length: size + 1 }, (_, flagged) => {
    const cells = cellsFromRows([
      { groups: { g: 'a' }, label: 0, decision: 1, count: flagged },
      { groups: { g: 'a' }, label: 0, decision: 0, count: size - flagged },
    ]);
    return rateOf(groupCells(cells, ['g'])[0]!, 'falsePositiveRate', 0.95, kind);
  });
}

function intervalOf(estimate: ReturnType<typeof rateGap>): { low: number; high: number } {
  if (!isComputed(estimate) || 'status' in estimate.interval) throw new Error('no interval');
  return { low: estimate.interval.low, high: estimate.interval.high ?? Number.POSITIVE_INFINITY };
}

/** Exactly, by adding the probabilities of all outcomes whose interval holds the truth. */
function coverageOfRate(size: number, kind: IntervalKind): number[] {
  const limits = rates(size, kind).map(({ estimate }) => intervalOf(estimate));
  return RATES.map((truth) =>
    limits.reduce(
      (sum, { low, high }, x) => sum + (low <= truth && truth <= high ? binomialMass(x, size, truth) : 0),
      0,
    ),
  );
}

function coverageOfDifference([first, second]: readonly number[], kind: IntervalKind): number[] {
  const [one, other] = [rates(first!, kind), rates(second!, kind)];
  const limits = one.map((a) => other.map((b) => intervalOf(rateGap(a, b, 'difference', 0.95, kind))));
  const masses = (size: number) =>
    GAP_RATES.map((truth) => Array.from({ length: size + 1 }, (_, x) => binomialMass(x, size, truth)));
  const [massOne, massOther] = [masses(first!), masses(second!)];
  return GAP_RATES.flatMap((a, i) =>
    GAP_RATES.map((b, j) => {
      let sum = 0;
      limits.forEach((row, x) => {
        row.forEach(({ low, high }, y) => {
          if (low <= a - b + 1e-12 && a - b - 1e-12 <= high) sum += massOne[i]![x]! * massOther[j]![y]!;
        });
      });
      return sum;
    }),
  );
}

describe('coverage of nominal 95 % intervals, by enumeration of every outcome', () => {
  it.each(GOLDEN.map((row) => [`${row.what}, sizes ${row.sizes}, ${row.limits}`, row] as const))('%s', (_, row) => {
    const covered =
      row.what === 'rate' ? coverageOfRate(row.sizes[0]!, row.limits) : coverageOfDifference(row.sizes, row.limits);
    const mean = covered.reduce((sum, value) => sum + value, 0) / covered.length;
    const least = Math.min(...covered);
    // What another implementation finds for its own intervals.
    expect(mean).toBeCloseTo(row.mean, 6);
    expect(least).toBeCloseTo(row.least, 6);
    // What is promised: score limits on average over true rates, exact limits at every one.
    if (row.limits === 'score') expect(mean).toBeGreaterThanOrEqual(0.949);
    else expect(least).toBeGreaterThanOrEqual(row.what === 'rate' ? 0.95 : 0.947);
  });
});
