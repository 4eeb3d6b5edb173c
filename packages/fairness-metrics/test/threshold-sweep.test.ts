import { dictionaryColumn, isComputed } from '@assay/statistics';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type MetricName, type SweepOptions, scoreCells, thresholdSweep } from '../src/index.ts';

type Person = readonly [group: string | null, outcome: 0 | 1, score: number];

const people = fc.array(
  fc.tuple(
    fc.constantFrom('A', 'B', null),
    fc.constantFrom<0 | 1>(0, 1),
    fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9),
  ) satisfies fc.Arbitrary<Person>,
  { minLength: 1, maxLength: 30 },
);
const columnsOf = (rows: readonly Person[]) => ({
  group: dictionaryColumn(rows.map(([group]) => group)),
  label: Uint8Array.from(rows, ([, outcome]) => outcome),
  score: Float64Array.from(rows, ([, , score]) => score),
});
const metrics: readonly MetricName[] = ['selectionRate', 'truePositiveRate', 'falsePositiveRate'];
/** Among whom a rate is: everyone, those with the outcome, those without. */
const isAmong = (metric: MetricName, outcome: 0 | 1) =>
  metric === 'selectionRate' || outcome === (metric === 'truePositiveRate' ? 1 : 0);

/** By looking at each person: who is flagged, whole or for a share of a place, in whom. */
function counted(
  rows: readonly Person[],
  group: string | null,
  metric: MetricName,
  flagged: (score: number) => number,
) {
  const among = rows.filter(([own, outcome]) => own === group && isAmong(metric, outcome));
  return [among.reduce((sum, [, , score]) => sum + flagged(score), 0), among.length];
}

function expectSweep(rows: readonly Person[], at: SweepOptions['at'], flagged: (score: number) => number) {
  const columns = columnsOf(rows);
  for (const source of [columns, scoreCells(columns)]) {
    const found = thresholdSweep(source, { metrics, at });
    const isIn = (group: string) => rows.some(([own]) => (own ?? 'Not recorded') === group);
    expect(found.map(({ group, metric }) => [group, metric])).toEqual(
      ['Not recorded', ...columns.group.values]
        .filter(isIn)
        .flatMap((group) => metrics.map((metric) => [group, metric])),
    );
    for (const row of found) {
      const [numerator, denominator] = counted(
        rows,
        row.group === 'Not recorded' ? null : row.group,
        row.metric,
        flagged,
      );
      expect(row.rate.numerator).toBeCloseTo(numerator!, 9);
      expect(row.rate.denominator).toBeCloseTo(denominator!, 9);
    }
    const all = rows.reduce((sum, [, , score]) => sum + flagged(score), 0);
    for (const row of found) expect(row.flagged).toBeCloseTo(all, 9);
  }
}

it('flags at each threshold whom looking at each person does', () => {
  fc.assert(
    fc.property(people, fc.constantFrom(0, 0.25, 0.3, 0.9, 2), (rows, threshold) => {
      expectSweep(rows, { thresholds: [threshold] }, (score) => (score >= threshold ? 1 : 0));
    }),
    { seed: 21 },
  );
});

it('lists the highest, and shares the last places among those who tie for them', () => {
  fc.assert(
    fc.property(people, fc.nat(30), (rows, drawn) => {
      const places = drawn % (rows.length + 1);
      const cut = rows.map(([, , score]) => score).sort((a, b) => b - a)[places - 1] ?? Number.POSITIVE_INFINITY;
      const above = rows.filter(([, , score]) => score > cut).length;
      const tied = rows.filter(([, , score]) => score === cut).length;
      const share = (places - above) / tied;
      expectSweep(rows, { top: [places] }, (score) => (score > cut ? 1 : score === cut ? share : 0));
      const [row] = thresholdSweep(columnsOf(rows), { metrics, at: { top: [places] } });
      const isCut = share < 1;
      expect(row).toMatchObject({
        threshold: places === 0 ? null : cut,
        flagged: places,
        tied: isCut ? tied : 0,
        placesForTied: isCut ? places - above : 0,
      });
    }),
    { seed: 22 },
  );
});

it('says of a list longer than the people that it is not computed, and counts nobody on it', () => {
  const rows: Person[] = [
    ['A', 1, 0.5],
    ['A', 0, 0.1],
  ];
  const found = thresholdSweep(columnsOf(rows), { metrics, at: { top: [3] } });
  expect(found).toHaveLength(metrics.length);
  for (const { rate, flagged, threshold, tied, placesForTied } of found) {
    expect(isComputed(rate.estimate)).toBe(false);
    expect(flagged).toBe(rate.estimate);
    expect([threshold, tied, placesForTied, rate.numerator, rate.denominator]).toEqual([null, 0, 0, 0, 0]);
  }
});
