import { dictionaryColumn, drawLots, InputError, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditedRows,
  countCells,
  groupCells,
  happenedByGroup,
  happenedOnList,
  highestScores,
  rateCounts,
  rateOf,
  scoredAmong,
} from '../src/index.ts';

const lotsOf = (people: number) =>
  drawLots(
    randomStream('highest'),
    Array.from({ length: people }, (_, at) => `p${at}`),
  );

describe('the list of the highest scores', () => {
  it('holds exactly so many people, none below one who is not on it, whatever ties', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(1, 2, 3, Number.NaN), { minLength: 1, maxLength: 12 }),
        fc.nat(14),
        (scores, size) => {
          const score = Float64Array.from(scores);
          const scored = scores.filter((each) => !Number.isNaN(each));
          const list = highestScores(score, size, lotsOf(scores.length));
          expect(scoredAmong(score)).toBe(scored.length === 0 ? null : scored.length);
          if (size === 0 || size >= scored.length) {
            expect(list.status).toBe('not-computed');
            return;
          }
          if (list.status !== 'computed') throw new Error(list.reason);
          const on = scores.filter((_, row) => list.listed[row] === 1);
          const off = scores.filter((each, row) => list.listed[row] === 0 && !Number.isNaN(each));
          expect(on).toHaveLength(size);
          expect(on.some(Number.isNaN)).toBe(false);
          expect(Math.min(...on)).toBeGreaterThanOrEqual(Math.max(...off));
          expect(list.places.places).toBe(size);
        },
      ),
    );
  });

  it('leaves whom the model does not score off it, or not known', () => {
    const score = Float64Array.of(Number.NaN, 3, 2);
    expect(highestScores(score, 1, lotsOf(3))).toMatchObject({ listed: Uint8Array.of(0, 1, 0) });
    expect(highestScores(score, 1, lotsOf(3), { unscored: 'unknown' })).toMatchObject({
      listed: Uint8Array.of(2, 1, 0),
    });
  });

  it('says why it chooses nobody, and refuses half a place', () => {
    const reasonOf = (score: Float64Array, size: number) =>
      (highestScores(score, size, lotsOf(score.length)) as { reason?: string }).reason;
    expect(reasonOf(Float64Array.of(Number.NaN), 1)).toBe('nobody has a score of this model');
    expect(reasonOf(Float64Array.of(1, 2), 2)).toMatch(/a place for everybody/);
    expect(reasonOf(Float64Array.of(1, 2), 0)).toMatch(/no place/);
    expect(() => reasonOf(Float64Array.of(1, 2), 0.5)).toThrow(InputError);
  });

  it('counts whom it scores among those that are marked', () => {
    expect(scoredAmong(Float64Array.of(1, 2, Number.NaN, 4), Uint8Array.of(1, 0, 1, 2))).toBe(1);
    expect(scoredAmong(Float64Array.of(1, Number.NaN), Uint8Array.of(0, 1))).toBe(0);
  });

  it('counts nobody as scored by a model without scores, or as marked where of nobody it is known', () => {
    expect(scoredAmong(Float64Array.of(Number.NaN, Number.NaN))).toBeNull();
    expect(scoredAmong(Float64Array.of(Number.NaN), Uint8Array.of(1))).toBeNull();
    expect(scoredAmong(Float64Array.of(1, 2), Uint8Array.of(2, 2))).toBeNull();
  });
});

describe('to how many of each group it happened', () => {
  const group = dictionaryColumn(['A', 'B', 'A', null, 'A']);
  const label = Uint8Array.of(1, 0, 2, 1, 0);

  it('counts people, those of whom it is known, and those to whom it did', () => {
    expect(happenedByGroup(group, label)).toEqual([
      { group: 'A', people: 3, happened: 1, known: 2 },
      { group: 'B', people: 1, happened: 0, known: 1 },
      { group: 'Not recorded', people: 1, happened: 1, known: 1 },
    ]);
  });

  it('counts a row of a table of counts as so many', () => {
    const counted = happenedByGroup(dictionaryColumn(['A', 'B']), Uint8Array.of(1, 0), Float64Array.of(3, 2));
    expect(counted).toEqual(happenedByGroup(dictionaryColumn(['A', 'A', 'A', 'B', 'B']), Uint8Array.of(1, 1, 1, 0, 0)));
  });

  it('refuses columns of unlike length', () => {
    expect(() => happenedByGroup(group, Uint8Array.of(1))).toThrow(InputError);
  });
});

describe('audited rows', () => {
  const columns = {
    attributes: { group: dictionaryColumn(['A', 'B']) },
    label: Uint8Array.of(0, 0),
    decision: Uint8Array.of(1, 0),
  };

  it('are counted once, with whom each is about', () => {
    const person = dictionaryColumn(['p', 'p']);
    const rows = auditedRows(columns, person);
    expect(rows.person).toBe(person);
    expect(groupCells(rows.cells, ['group']).map((own) => rateOf(own, 'falsePositiveRate').numerator)).toEqual([1, 0]);
  });

  it('refuse a column of persons of another length', () => {
    expect(() => auditedRows(columns, dictionaryColumn(['p']))).toThrow('label has 2, person 1. Check the join.');
  });
});

describe('what happened to those on a list', () => {
  it('is counted as their positive predictive value is, of those of whom it is known', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 })), { minLength: 1 });
    fc.assert(
      fc.property(rows, (rows) => {
        const [decision, label] = [0, 1].map((part) => Uint8Array.from(rows, (row) => row[part]!));
        const [cells] = groupCells(countCells({ attributes: {}, label: label!, decision: decision! }), []);
        expect(happenedOnList(decision!, label!)).toEqual(rateCounts(cells!, 'positivePredictiveValue'));
      }),
    );
  });

  it('is nothing of nobody, and refused of columns of two lengths', () => {
    expect(happenedOnList([], [])).toEqual({ of: 0, outOf: 0 });
    expect(() => happenedOnList([1], [])).toThrow('1 and 0');
  });
});
