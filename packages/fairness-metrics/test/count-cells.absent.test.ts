import { dictionaryColumn, isComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  areasByGroup,
  areaTest,
  cellsFromRows,
  compare,
  countCells,
  extremeGroups,
  groupCells,
  pairedAreaDifference,
  populationRates,
  rateOf,
  scoreCells,
} from '../src/index.ts';
import { confusionRows } from './published-compas.ts';

describe('what is not there is not computed', () => {
  const nobody = { attributes: { group: dictionaryColumn([]) }, label: new Uint8Array(0), decision: new Uint8Array(0) };
  it('an empty table has no rate, no gap and no verdict', () => {
    const cells = countCells(nobody);
    expect(groupCells(cells, ['group'])).toEqual([]);
    expect(extremeGroups([], 'difference')).toMatchObject({
      estimate: { status: 'not-computed' },
      shrunk: { status: 'not-computed' },
      byChance: { status: 'not-computed' },
    });
  });
  it('a model that decided nothing has no selection rate, and no equivalence', () => {
    const group = dictionaryColumn(['A', 'B', 'A', 'B']);
    const cells = countCells({
      attributes: { group },
      label: Uint8Array.of(0, 0, 1, 1),
      decision: new Uint8Array(4).fill(2),
    });
    for (const row of compare(cells, {
      attributes: ['group'],
      metrics: ['selectionRate', 'falsePositiveRate', 'truePositiveRate'],
      scale: 'ratio',
      to: { kind: 'reference', group: 'A' },
      margin: 1.25,
    })) {
      expect(isComputed(row.rate.estimate)).toBe(false);
      expect(row).toMatchObject({ estimate: { status: 'not-computed' }, verdict: 'insufficient evidence' });
      expect(row.reason).toMatch(/^There is no range: this group has no people/);
    }
  });
  it('a score that nobody has gives no area', () => {
    const cells = scoreCells({
      group: dictionaryColumn(['A', 'A']),
      label: Uint8Array.of(0, 1),
      score: new Float64Array(2).fill(Number.NaN),
    });
    expect(areasByGroup(cells)).toEqual([]);
  });
});

describe('names that hold the crossing sign', () => {
  it('a × b with c and a with b × c are two groups', () => {
    const cells = cellsFromRows(
      [
        ['a × b', 'c'],
        ['a', 'b × c'],
      ].map(([first, second], index) => ({
        groups: { first: first!, second: second! },
        label: 0,
        decision: 1,
        count: 5 + index,
      })),
    );
    const names = groupCells(cells, ['first', 'second']).map(({ group }) => group);
    expect(new Set(names).size).toBe(2);
    expect(names).toEqual(['“a × b” × c', 'a × “b × c”']);
  });
});

describe('what is no number is refused', () => {
  const label = Uint8Array.of(1, 1, 0, 0);
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('%s as a score of a paired comparison', (odd) => {
    expect(() => pairedAreaDifference(Float64Array.of(1, odd, 0, 0), Float64Array.of(1, 2, 3, 4), label)).toThrow(
      'both models must score everyone',
    );
    // Someone whose outcome is unknown is left out, whatever their score.
    expect(
      pairedAreaDifference(
        Float64Array.of(1, 2, 0, 3, odd),
        Float64Array.of(1, 2, 3, 4, 5),
        Uint8Array.of(1, 1, 0, 0, 2),
      ).difference.status,
    ).toBe('computed');
  });
  it.each([1e-300, 1e-160, 1e200])('a weight of %s, whose square is lost', (weight) => {
    const group = dictionaryColumn(['A', 'B']);
    const columns = { attributes: { group }, label: Uint8Array.of(0, 1), decision: Uint8Array.of(1, 1) };
    expect(() => countCells({ ...columns, weights: Float64Array.of(1, weight) })).toThrow(
      'Divide all weights by their mean',
    );
  });
});

it('a reference row has no interval against itself', () => {
  const rows = [
    { group: 'White', events: 100, population: 10_000 },
    { group: 'Black', events: 30, population: 1000 },
  ];
  const [white, black] = populationRates(rows, { reference: 'White', benchmark: 'invented' });
  for (const estimate of [white!.relativeRate, white!.relativeRisk]) {
    expect(estimate).toMatchObject({ value: 1, interval: { status: 'not-computed' } });
  }
  expect(white!.relativeRateBounds).toMatchObject({ status: 'not-computed' });
  expect(black!.relativeRate).toMatchObject({ interval: { low: expect.any(Number) } });
});

it('areas of fewer than three people with or without the outcome have no interval and no test', () => {
  const area = (positives: number, negatives: number) => {
    const n = positives + negatives;
    const label = Uint8Array.from({ length: n }, (_, row) => (row < positives ? 1 : 0));
    const score = Float64Array.from({ length: n }, (_, row) => (row * 7) % 5);
    return areasByGroup(scoreCells({ group: dictionaryColumn(new Array(n).fill('A')), label, score }))[0]!;
  };
  expect(area(2, 50).area).toMatchObject({ status: 'computed', interval: { status: 'not-computed' } });
  expect(area(3, 3).area).toMatchObject({ interval: { low: expect.any(Number), high: expect.any(Number) } });
  expect(areaTest(area(2, 50), area(9, 9))).toMatchObject({ status: 'not-computed' });
  expect(areaTest(area(4, 50), area(9, 9))).toMatchObject({ method: 'joined score intervals (MOVER)' });
  const groups = groupCells(cellsFromRows(confusionRows('a', [1, 1, 1, 1])), ['race']);
  expect(rateOf(groups[0]!, 'falsePositiveRate').denominator).toBe(2);
});
