import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { feasibleAccuracy, hotspotAccuracy, predictiveAccuracy } from '../../src/index.ts';

const column = <K extends 'pai' | 'pei' | 'recapture'>(rows: ReturnType<typeof predictiveAccuracy>, name: K) =>
  rows.map((row) => row[name] as number);

describe('predictive accuracy and efficiency equal ptools', () => {
  const rows = predictiveAccuracy({ observed: [6, 7, 3, 2, 1, 0], predicted: [8, 4, 4, 2, 1, 0] });
  it('order: ties in prediction put fewer observed first', () =>
    expect(rows.map((row) => row.area + 1)).toEqual([1, 3, 2, 4, 5, 6]));
  it('PAI', () => {
    const expected = [1.89473684210526, 1.42105263157895, 1.68421052631579, 1.42105263157895, 1.2, 1];
    for (const [i, value] of column(rows, 'pai').entries()) expect(value).toBeCloseTo(expected[i]!, 13);
  });
  it('PEI', () => {
    const expected = [0.857142857142857, 0.692307692307692, 1, 1, 1, 1];
    for (const [i, value] of column(rows, 'pei').entries()) expect(value).toBeCloseTo(expected[i]!, 13);
  });
  it('recapture rate', () => {
    for (const [i, value] of [1.33333333333333, 1.33333333333333, 1].entries())
      expect(column(rows, 'recapture')[i]).toBeCloseTo(value, 13);
  });
  it('second published table', () => {
    const second = predictiveAccuracy({ observed: [6, 3, 0], predicted: [3, 2, 1] });
    expect(column(second, 'pai')).toEqual([2, 1.5, 1]);
    expect(column(second, 'pei')).toEqual([1, 1, 1]);
  });
});

describe('predictive accuracy', () => {
  it('does not let small areas pass for accurate: hindsight takes part of an area', () => {
    const [first] = predictiveAccuracy({ observed: [4, 40], predicted: [9, 1], size: [1, 10] });
    expect(first!.pai).toBeCloseTo(4 / 44 / (1 / 11), 12);
    expect(first!.pei).toBeCloseTo(4 / 4, 12);
  });
  it('is not computed where nothing happened', () => {
    expect(predictiveAccuracy({ observed: [0, 0], predicted: [1, 2] })[0]).toMatchObject({
      pai: { status: 'not-computed' },
      pei: { status: 'not-computed' },
    });
    expect(() => predictiveAccuracy({ observed: [1], predicted: [1, 2] })).toThrow('1, 2, 1');
  });
});

describe('PEI*: against what could have been patrolled', () => {
  const forecast = { observed: [4, 6, 9, 1], predicted: [4, 3, 2, 1] };
  it('is the PAI over the best feasible one', () => {
    const result = feasibleAccuracy(forecast, [0], [[0], [1]], randomStream('pei'));
    expect(result.pai).toBeCloseTo(0.2 / 0.25, 12);
    expect(result.peiStar).toBeCloseTo(4 / 6, 12);
  });
  it('leaves out deployments larger than the chosen one, and has an interval that holds the PAI', () => {
    const result = feasibleAccuracy(
      forecast,
      [0, 1],
      [
        [0, 1, 2],
        [2, 3],
      ],
      randomStream('pei'),
    );
    expect(result.peiStar).toBeCloseTo(1, 12);
    expect(result.interval).toMatchObject({
      low: expect.any(Number),
      method: expect.stringContaining('Poisson bootstrap'),
    });
    const { low, high } = result.interval as { low: number; high: number };
    expect(low).toBeLessThan(result.pai as number);
    expect(high).toBeGreaterThan(result.pai as number);
  });
  it('is not computed without a choice, a crime or a feasible deployment', () => {
    expect(feasibleAccuracy(forecast, [], [[0]], randomStream('x')).pai).toMatchObject({
      reason: 'no area was chosen',
    });
    expect(feasibleAccuracy({ observed: [0, 0], predicted: [1, 1] }, [0], [[0]], randomStream('x')).pai).toMatchObject({
      status: 'not-computed',
    });
    const inVain = feasibleAccuracy({ observed: [4, 0, 0], predicted: [1, 0, 0] }, [0], [[1], [2]], randomStream('x'));
    const none = { reason: 'no feasible deployment of this size caught any crime' };
    expect([inVain.peiStar, inVain.bestFeasiblePai]).toMatchObject([none, none]);
    expect(feasibleAccuracy(forecast, [0], [[0, 1, 2]], randomStream('x')).peiStar).toMatchObject({
      status: 'not-computed',
    });
  });
});

describe('accuracy of the busiest areas', () => {
  const areas = { before: [8, 4, 4, 2, 1, 1], after: [6, 7, 3, 2, 2, 0], size: [1, 1, 1, 1, 1, 1] };
  const found = (nTop: number, given = areas) => hotspotAccuracy(given, nTop, randomStream('hotspots'), 19);

  it('is the index of the areas chosen, over hindsight and over the best with one patrol moved', () => {
    const { pai, pei, peiStar, recapture } = found(1);
    // Six of twenty crimes in a sixth of the city; the best sector had seven.
    expect(pai).toMatchObject({ status: 'computed', value: expect.closeTo(6 / 20 / (1 / 6), 12) });
    expect([pei, peiStar]).toEqual([expect.closeTo(6 / 7, 12), expect.closeTo(6 / 7, 12)]);
    // As many crimes before as after, so that eight were expected where six were found.
    expect(recapture).toBeCloseTo(8 / 6, 12);
    expect(found(1, { ...areas, before: areas.before.map((count) => 3 * count) }).recapture).toBeCloseTo(8 / 6, 12);
  });

  it('reaches the crime in half, once, twice and four times as many areas, as far as there are', () => {
    // Of two areas as busy before, the one with fewer crimes after comes first.
    expect(found(2).reach).toEqual([
      { nAreas: 1, nEvents: 6 },
      { nAreas: 2, nEvents: 9 },
      { nAreas: 4, nEvents: 18 },
    ]);
    expect(found(1).reach.map(({ nAreas }) => nAreas)).toEqual([1, 2, 4]);
    expect(found(6).reach.map(({ nAreas }) => nAreas)).toEqual([3]);
  });

  it('is not computed without crime, and refuses a choice of none or of more than all', () => {
    const nothing = found(2, { ...areas, after: [0, 0, 0, 0, 0, 0] });
    expect(nothing.pai).toMatchObject({ status: 'not-computed' });
    expect(nothing.peiStar).toMatchObject({ status: 'not-computed' });
    for (const nTop of [0, 7, 1.5, Number.NaN])
      expect(() => found(nTop)).toThrow(`top must be from 1 to 6 areas: ${nTop}`);
  });
});
