import { dictionaryColumn, isComputed, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaChangeOfPeople, areaGapsOfPeople, calibrationLimits, peopleByBand } from '../src/index.ts';

const row = fc.record({
  group: fc.constantFrom('A', 'B', 'C', null),
  label: fc.constantFrom(0, 1, 2),
  score: fc.constantFrom(Number.NaN, 1, 2, 3, 4, 5, 6, 7),
  later: fc.constantFrom(Number.NaN, 1, 2, 3),
});
type Row = { group: string | null; label: number; score: number; later: number };

const columnsOf = (rows: readonly Row[]) => ({
  group: dictionaryColumn(rows.map(({ group }) => group)),
  label: Uint8Array.from(rows, ({ label }) => label),
  score: Float64Array.from(rows, ({ score }) => score),
});

/** The chance that somebody with the outcome scores above somebody without it, pair by pair. */
function areaByPairs(rows: readonly Row[], scoreOf: (row: Row) => number): number {
  const known = rows.filter((each) => each.label < 2 && !Number.isNaN(scoreOf(each)));
  const pairs = known
    .filter(({ label }) => label === 1)
    .flatMap((one) =>
      known.filter(({ label }) => label === 0).map((other) => (Math.sign(scoreOf(one) - scoreOf(other)) + 1) / 2),
    );
  return pairs.reduce((sum, each) => sum + each, 0) / pairs.length;
}

describe('people by band', () => {
  it('counts everyone with a score once, whatever the scores', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const bands = peopleByBand(columnsOf(rows));
        const values = [...new Set(rows.map(({ score }) => score))].filter((score) => !Number.isNaN(score)).sort();
        for (const group of ['A', 'B', 'C', null])
          for (const [at, value] of values.entries()) {
            const own = rows.filter((each) => each.group === group && each.score === value);
            const found = bands.find((band) => band.group === (group ?? 'Not recorded') && band.band === at + 1);
            expect(found?.people ?? 0).toBe(own.length);
            expect(found?.known ?? 0).toBe(own.filter(({ label }) => label < 2).length);
            expect(found?.happened ?? 0).toBe(own.filter(({ label }) => label === 1).length);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('cuts many scores into bands of equal numbers of everyone, and never parts equal ones', () => {
    const score = Float64Array.from({ length: 100 }, (_, at) => at);
    const columns = { group: dictionaryColumn(Array.from(score, () => 'A')), label: new Uint8Array(100), score };
    expect(peopleByBand(columns).map(({ people }) => people)).toEqual([20, 20, 20, 20, 20]);
    expect(peopleByBand(columns, { bands: 4 }).map(({ people }) => people)).toEqual([25, 25, 25, 25]);
    score.fill(0, 0, 60);
    expect(peopleByBand(columns).map(({ people }) => people)).toEqual([60, 20, 20]);
    expect(peopleByBand({ ...columns, score: score.fill(Number.NaN) })).toEqual([]);
  });
});

describe('gaps of areas', () => {
  it('are those of each group to the reference group, pair by pair', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 12, maxLength: 40 }), (rows) => {
        const known = rows.filter(({ label, score }) => label < 2 && !Number.isNaN(score));
        const groups = new Set(known.map(({ group }) => group));
        const gaps = areaGapsOfPeople(columnsOf(rows), null, 'A', randomStream);
        if (!Array.isArray(gaps)) {
          expect(groups.size).toBeLessThan(2);
          return;
        }
        expect(gaps).toHaveLength(groups.size - (groups.has('A') ? 1 : 0));
        for (const gap of gaps) {
          const own = rows.filter(({ group }) => (group ?? 'Not recorded') === gap.group);
          const base = rows.filter(({ group }) => group === 'A');
          const parts = [own, ...(groups.has('A') ? [base] : [])].flatMap((part) =>
            [0, 1].map((label) => known.filter((each) => each.label === label && part.includes(each)).length),
          );
          expect(gap.rows).toBe(parts.reduce((sum, part) => sum + part, 0));
          expect(gap.fewest).toBe(Math.min(...parts));
          if (typeof gap.difference === 'number')
            expect(gap.difference).toBeCloseTo(
              areaByPairs(own, ({ score }) => score) - areaByPairs(base, ({ score }) => score),
              12,
            );
        }
      }),
      { numRuns: 8 },
    );
  });

  it('are not computed without a reference group of known outcomes, and not there for one group', () => {
    const columns = {
      group: dictionaryColumn(['A', 'A', 'B', 'B']),
      label: Uint8Array.of(1, 0, 1, 0),
      score: Float64Array.of(2, 1, 2, 1),
    };
    const gaps = areaGapsOfPeople(columns, null, 'C', randomStream);
    expect(gaps).toMatchObject([
      { group: 'A', rows: 2, fewest: 1, between: { status: 'not-computed' } },
      { group: 'B', rows: 2, fewest: 1, difference: { status: 'not-computed' }, pValue: { status: 'not-computed' } },
    ]);
    expect(areaGapsOfPeople({ ...columns, label: Uint8Array.of(1, 0, 2, 2) }, null, 'A', randomStream)).toMatchObject({
      reason: 'only one group has scores of known outcome',
    });
  });
});

describe('the change of an area', () => {
  it('is among those whom both models score, pair by pair', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 6, maxLength: 40 }), (rows) => {
        const { label, score: before } = columnsOf(rows);
        const change = areaChangeOfPeople(
          { before, after: Float64Array.from(rows, ({ later }) => later), label },
          null,
        );
        const both = rows.filter((each) => each.label < 2 && !Number.isNaN(each.score) && !Number.isNaN(each.later));
        if (!isComputed(change)) {
          expect(both).toEqual([]);
          return;
        }
        const happened = both.filter((each) => each.label === 1).length;
        expect(change.rows).toBe(both.length);
        expect(change.fewest).toBe(Math.min(happened, both.length - happened));
        if (isComputed(change.difference))
          expect(change.difference.value).toBeCloseTo(
            areaByPairs(both, ({ later }) => later) - areaByPairs(both, ({ score }) => score),
            12,
          );
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the people of the rows that it keeps', () => {
    const [before, after] = [Float64Array.of(4, 1, 3, 2, 9, 5), Float64Array.of(4, 3, 2, 1, Number.NaN, 0)];
    const scores = { before, after, label: Uint8Array.of(1, 1, 0, 0, 1, 2) };
    const alone = areaChangeOfPeople(scores, dictionaryColumn(['p', 'q', 'r', 's', 'p', 'p']));
    const asRows = areaChangeOfPeople(scores, null);
    expect(alone).toMatchObject({
      rows: 4,
      fewest: 2,
      difference: { value: 0.5, interval: { method: 'DeLong interval, paired, between people' } },
    });
    expect(asRows).toMatchObject({
      rows: 4,
      fewest: 2,
      difference: { value: 0.5, interval: { method: 'DeLong interval, paired' } },
    });
  });
});

it('says beside a calibration that scores were binned, and that rows repeat people', () => {
  const person = dictionaryColumn(['p', 'p']);
  expect(calibrationLimits({ isOfBins: true }, { person })).toHaveLength(2);
  expect(calibrationLimits({ isOfBins: false }, { person })).toHaveLength(1);
  expect(calibrationLimits({ status: 'not-computed', reason: 'no scores' }, { person: null })).toEqual([]);
});
