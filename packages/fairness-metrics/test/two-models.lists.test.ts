import { dictionaryColumn, drawLots, isComputed, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  cellRows,
  compare,
  decideByScore,
  groupCells,
  type ListedCells,
  type ListedColumns,
  listedCells,
  rateOf,
  scoreCells,
  thresholdSweep,
  twoModels,
} from '../src/index.ts';

function listed(columns: ListedColumns, places: number, options?: Parameters<typeof listedCells>[2]): ListedCells {
  const found = listedCells(columns, places, options);
  if (!isComputed(found)) throw new Error(found.reason);
  return found;
}

const selected = ({ cells }: ListedCells) =>
  groupCells(cells, ['group']).map((each) => rateOf(each, 'selectionRate').numerator);

describe('600 people on one decile and 500 places', () => {
  const people = {
    attributes: { group: dictionaryColumn(Array.from({ length: 600 }, (_, row) => (row % 3 === 0 ? 'A' : 'B'))) },
    label: Uint8Array.from({ length: 600 }, (_, row) => row % 2),
    score: new Float64Array(600).fill(10),
  };
  it('gives each five sixths of a place, and the list has 500', () => {
    const shared = listed(people, 500);
    expect(shared.list).toMatchObject({ above: 0, tied: 600, placesForTied: 500, cut: 10 });
    const [a, b] = selected(shared);
    expect(a).toBeCloseTo(200 * (5 / 6), 9);
    expect(a! + b!).toBeCloseTo(500, 9);
    const [rate] = groupCells(shared.cells, ['group']).map((each) => rateOf(each, 'selectionRate'));
    expect(rate!.denominator).toBe(200);
    expect(rate!.estimate).toMatchObject({ value: expect.closeTo(5 / 6, 12) });
  });
  it('by lot, 500 whole people, whatever the order of the rows', () => {
    const keys = Array.from({ length: 600 }, (_, row) => `p${row}`);
    const lots = drawLots(randomStream('lots'), keys);
    const chosen = decideByScore(people.score, { kind: 'top', count: 500, ties: { lots } });
    expect(chosen.reduce((sum, value) => sum + value, 0)).toBe(500);
    const back = keys.slice().reverse();
    const again = decideByScore(people.score, {
      kind: 'top',
      count: 500,
      ties: { lots: drawLots(randomStream('lots'), back) },
    });
    expect([...again].reverse()).toEqual([...chosen]);
    expect(selected(listed(people, 500, { lots })).reduce((sum, value) => sum + value, 0)).toBe(500);
  });
  it('compares groups with places shared: a test and a range, no refusal', () => {
    const [row] = compare(listed(people, 500).cells, {
      attributes: ['group'],
      metrics: ['falsePositiveRate'],
      scale: 'ratio',
      to: { kind: 'reference', group: 'A' },
    });
    expect(row).toMatchObject({ estimate: { value: expect.closeTo(1, 12) }, verdict: 'insufficient evidence' });
  });
});

describe('lists of equal length', () => {
  // Eight ties at the cut of the second model; left out, its list has 2 people and the first model's 5.
  const before = Float64Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  const after = Float64Array.of(9, 8, 5, 5, 5, 5, 5, 5, 5, 5);
  const group = dictionaryColumn(['A', 'B', 'A', 'A', 'A', 'B', 'B', 'B', 'B', 'B']);
  const columns = { before, after, group, label: new Uint8Array(10), neverCharged: new Uint8Array(10) };
  it('knows of whom that enter whether they were ever charged', () => {
    const neverCharged = Uint8Array.of(0, 0, 1, 1, 1, 1, 0, 2, 2, 2);
    const lots = drawLots(
      randomStream('lots'),
      Array.from({ length: 10 }, (_, row) => `p${row}`),
    );
    const turnover = twoModels({ ...columns, before: Float64Array.from(before).reverse(), neverCharged }, 5, {
      ties: { lots },
    });
    if ('status' in turnover) throw new Error(turnover.reason);
    const { entered, left, enteredKnown, enteredNeverCharged } = turnover.overall;
    expect(entered).toBe(left);
    // The first two lead the second list and end the first, and of both it is known.
    expect(enteredKnown).toBe(entered);
    expect(enteredNeverCharged).toBeLessThanOrEqual(entered - 2);
    const unknown = new Uint8Array(10).fill(2);
    const untold = twoModels({ ...columns, neverCharged: unknown }, 5);
    if ('status' in untold) throw new Error(untold.reason);
    expect(untold.overall.enteredKnown).toBe(0);
    // Of nobody who enters is it known: none is told as never charged, nor as no one.
    expect(untold.byGroup.map(({ entered, enteredNeverCharged }) => [entered > 0, enteredNeverCharged])).toEqual([
      [false, 0],
      [true, null],
    ]);
    expect(untold.gainedPerNeverCharged).toMatchObject({ reason: expect.stringMatching(/^of nobody who enters/) });
    expect(twoModels(columns, 5)).toMatchObject({
      gainedPerNeverCharged: { reason: 'no one who was never charged enters the list' },
    });
  });
  it('both have five places; whoever shares a place stays in part', () => {
    const turnover = twoModels(columns, 5);
    if ('status' in turnover) throw new Error(turnover.reason);
    expect(turnover.after).toMatchObject({ tied: 8, placesForTied: 3, above: 2 });
    expect(turnover.overall.flaggedBefore).toBe(5);
    expect(turnover.overall.flaggedAfter).toBeCloseTo(5, 12);
    // Three of five lose five eighths of their place, five others gain three eighths.
    expect(turnover.overall.left).toBeCloseTo(3 * (5 / 8), 12);
    expect(turnover.overall.entered).toBeCloseTo(5 * (3 / 8), 12);
    expect(turnover.byGroup.find((row) => row.group === 'A')!.flaggedAfter).toBeCloseTo(1 + 3 * (3 / 8), 12);
  });
  it('a list longer than the people, or a model that scores nobody, is not computed', () => {
    expect(twoModels(columns, 11)).toMatchObject({ status: 'not-computed' });
    const nobody = { ...columns, after: new Float64Array(10).fill(Number.NaN) };
    expect(twoModels(nobody, 5, { unscored: 'not-listed' })).toMatchObject({
      reason: 'after the change there is nobody to list',
    });
    const some = { ...columns, after: after.map((score, row) => (row < 4 ? score : Number.NaN)) };
    expect(twoModels(some, 5, { unscored: 'not-listed' })).toMatchObject({ status: 'not-computed' });
    const empty = { attributes: { group: dictionaryColumn([]) }, label: new Uint8Array(0), score: new Float64Array(0) };
    expect(listedCells(empty, 0)).toMatchObject({ reason: 'there is nobody to list' });
  });
  it('someone without a score is unknown, or not listed where that is what it means', () => {
    const score = after.map((value, row) => (row === 9 ? Number.NaN : value));
    const people = { attributes: { group }, label: new Uint8Array(10), score };
    const decisions = (options?: Parameters<typeof listedCells>[2]) =>
      cellRows(listed(people, 2, options).cells).map(({ decision, count }) => [decision, count]);
    expect(decisions()).toContainEqual([null, 1]);
    expect(decisions({ unscored: 'not-listed' })).not.toContainEqual([null, 1]);
  });
});

describe('100,000 distinct scores', () => {
  const count = 100_000;
  const score = Float64Array.from({ length: count }, (_, row) => ((row * 7919) % count) / count);
  const columns = {
    group: dictionaryColumn(Array.from({ length: count }, (_, row) => (row % 4 === 0 ? 'A' : 'B'))),
    label: Uint8Array.from({ length: count }, (_, row) => row % 2),
    score,
  };
  const flagged = (at: Parameters<typeof thresholdSweep>[1]['at']) =>
    thresholdSweep(columns, { metrics: ['selectionRate'], at }).map((row) => [row.flagged, row.rate.numerator]);
  it('columns are counted exactly: the top 10, the top 4,000, and ten at .9999 and above', () => {
    const own = (group: number, least: number) =>
      score.reduce((sum, value, row) => sum + (value >= least && (row % 4 === 0) === (group === 0) ? 1 : 0), 0);
    expect(flagged({ top: [10, 4000] })).toEqual([
      [10, own(0, 0.9999)],
      [10, own(1, 0.9999)],
      [4000, own(0, 0.96)],
      [4000, own(1, 0.96)],
    ]);
    expect(flagged({ thresholds: [0.9999, 0.5, 2] })).toEqual([
      [10, own(0, 0.9999)],
      [10, own(1, 0.9999)],
      [50_000, own(0, 0.5)],
      [50_000, own(1, 0.5)],
      [0, 0],
      [0, 0],
    ]);
  });
  it('binned cells say so, and refuse a threshold or a cut inside a bin', () => {
    const binned = scoreCells(columns);
    expect(binned.isExact).toBe(false);
    const at = (where: Parameters<typeof thresholdSweep>[1]['at']) => () =>
      thresholdSweep(binned, { metrics: ['selectionRate'], at: where });
    expect(at({ thresholds: [0.9999] })).toThrow('a threshold falls inside a bin of scores: 0.9999');
    expect(at({ top: [10] })).toThrow('ends inside a bin of several scores');
    // Between bins the counts are exact.
    const edge = binned.lowest[4000]!;
    const expected = score.reduce((sum, value) => sum + (value >= edge ? 1 : 0), 0);
    expect(at({ thresholds: [edge] })()[0]!.flagged).toBe(expected);
    expect(at('all')()[2 * 4000]!).toMatchObject({ threshold: edge, flagged: expected });
  });
  it('a threshold shares no places: nobody ties for them, and there is no list', () => {
    const [row] = thresholdSweep(columns, { metrics: ['selectionRate'], at: { thresholds: [0.9999] } });
    expect(row).toMatchObject({ threshold: 0.9999, flagged: 10, tied: 0, placesForTied: 0 });
  });
  it('no binning where it is not wanted', () => {
    expect(scoreCells(columns, { maximumDistinct: count }).isExact).toBe(true);
  });
  it('refuses an infinite score', () => {
    const spoilt = score.slice();
    spoilt[3] = Number.POSITIVE_INFINITY;
    expect(() => scoreCells({ ...columns, score: spoilt })).toThrow('a score must be finite: Infinity in row 3');
  });
});
