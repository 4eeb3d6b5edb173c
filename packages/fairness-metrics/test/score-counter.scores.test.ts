import { dictionaryColumn, isComputed, mergeCounts, type Slice, textAt, topPlaces } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binsOfCuts,
  cutCounter,
  cutsOfCounts,
  edgeOfBin,
  listCounter,
  listCuts,
  peopleOfLists,
  peopleOfScores,
  placeAmong,
  placesAmongCuts,
  repeatedRowsOfCounts,
  scoreBin,
  scoreCounter,
  scoresOfCounts,
} from '../src/index.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const person = fc.record({
  group: fc.constantFrom('A', 'B', null),
  label: fc.constantFrom('yes', 'no', null),
  person: fc.constantFrom('p', 'q', 'r', null),
  score: fc.constantFrom(-1.5, -0, 0, 0.25, 0.2501, 7, Number.NaN),
});
type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never;

function sliceOf(own: readonly Person[], everybody: readonly Person[]): Slice {
  const column = (part: 'group' | 'label' | 'person') => dictionaryColumn(own.map((each) => each[part]));
  const rowsOf = new Map<string | null, number>();
  for (const each of everybody) rowsOf.set(each.person, (rowsOf.get(each.person) ?? 0) + 1);
  return {
    rowCount: own.length,
    columns: { group: column('group'), label: column('label'), person: column('person') },
    numbers: { score: Float64Array.from(own, ({ score }) => score) },
    sizes: Int32Array.from(own, (each) => (each.person === null ? 1 : rowsOf.get(each.person)!)),
  };
}

describe('scores that are counted', () => {
  const people = fc.array(person, { minLength: 1, maxLength: 40 });

  it('are counted alike however rows are divided, each once, with the rows beyond the first of their person', () => {
    fc.assert(
      fc.property(people, fc.nat(40), (everybody, cut) => {
        const countOf = (...slices: (readonly Person[])[]) =>
          mergeCounts(
            scoreCounter,
            slices.map((own) => scoreCounter.count(sliceOf(own, everybody), {})),
          );
        const whole = countOf(everybody);
        expect(countOf(everybody.slice(0, cut), everybody.slice(cut))).toEqual(whole);
        const counted = scoresOfCounts(whole, 'score');
        if (!counted.isExact) throw new Error('seven scores are few');
        for (const { group, label, score, count } of counted.scores) {
          const alike = everybody.filter((each) => {
            const own = Number.isNaN(each.score) ? null : each.score;
            return each.group === group && each.label === label && (own === score || (own === 0 && score === 0));
          });
          expect(count).toBe(alike.length);
        }
        const { group, label, score } = peopleOfScores(counted.scores);
        const told = Array.from(score, (own, row) => [textAt(group, row), textAt(label, row), own + 0]);
        const sorted = (rows: readonly unknown[][]) => rows.map((row) => String(row)).sort();
        expect(sorted(told)).toEqual(sorted(everybody.map((each) => [each.group, each.label, each.score + 0])));
        expect(scoresOfCounts(whole, 'secondScore')).toEqual({ isExact: true, scores: [] });
        const named = everybody.flatMap((each) => each.person ?? []);
        const repeated = repeatedRowsOfCounts(whole);
        if (named.length === 0) expect(repeated).toMatchObject({ status: 'not-computed' });
        else expect(repeated).toBeCloseTo(named.length - new Set(named).size, 9);
      }),
    );
  });

  it('fall into one bin at nought, on whichever side of it a computer wrote them', () => {
    expect(scoreBin(-0)).toBe(scoreBin(0));
  });

  it('fall into bins that ascend with them, each between its edge and the next', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const bin = scoreBin(a);
        expect(edgeOfBin(bin)).toBeLessThanOrEqual(a);
        if (Math.abs(a) < 1e300) expect(edgeOfBin(bin + 1)).toBeGreaterThan(a);
        if (a <= b) expect(scoreBin(b)).toBeGreaterThanOrEqual(bin);
      }),
    );
  });

  it('are counted by bins where more than 4,096 differ, in one slice or in all together, and say so', () => {
    const made = Array.from({ length: 4200 }, (_, row): Person => {
      return { group: 'A', label: 'no', person: `p${row}` as 'p', score: ((row * 7919) % 4200) / 4200 };
    });
    const counts = (...slices: (readonly Person[])[]) =>
      mergeCounts(
        scoreCounter,
        slices.map((own) => scoreCounter.count(sliceOf(own, own), {})),
      );
    const [one, two] = [counts(made), counts(made.slice(0, 2100), made.slice(2100))].map((each) =>
      scoresOfCounts(each, 'score'),
    );
    for (const counted of [one!, two!]) {
      if (counted.isExact) throw new Error('they are not told one by one');
      const binned = counted.bins.map(
        ({ from, until }) => made.filter(({ score }) => score >= from! && score < until!).length,
      );
      expect(counted.bins.map(({ count }) => count)).toEqual(binned);
      expect(counted.bins.reduce((sum, { count }) => sum + count, 0)).toBe(4200);
    }
  });

  it('are refused where one is infinite', () => {
    const infinite = { group: 'A', label: 'no', person: 'p', score: Infinity as 7 } as const;
    expect(() => scoreCounter.count(sliceOf([infinite], [infinite]), {})).toThrow('a score must be finite');
  });
});

describe('where lists are cut', () => {
  const scores = fc.array(fc.oneof(fc.constantFrom(1, 2, 2.5, -3, 0), finite), { minLength: 1, maxLength: 60 });
  const lengths = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 4 });
  const timesOf = (all: readonly number[]) => all.map((score) => ({ score, count: 1 }));

  it('places put the same people on a list as their scores, sure of a place or tied', () => {
    fc.assert(
      fc.property(scores, lengths, (all, lengths) => {
        const counts = new Map<number, number>();
        for (const score of all) counts.set(score + 0, (counts.get(score + 0) ?? 0) + 1);
        const cuts = listCuts(
          [...counts].map(([score, count]) => ({ score, count })),
          lengths,
        );
        const places = all.map((score) => placeAmong(cuts, score)!);
        expect([...placesAmongCuts(Float64Array.of(...all, Number.NaN), lengths)]).toEqual([...places, -1]);
        for (const length of lengths) {
          if (length >= all.length) continue;
          const [byScore, byPlace] = [topPlaces(all, length), topPlaces(places, length)];
          if (!isComputed(byScore) || !isComputed(byPlace)) throw new Error('a list shorter than everybody');
          expect(cuts).toContain(byScore.cut);
          expect(byPlace.shares).toEqual(byScore.shares);
          expect([byPlace.above, byPlace.tied]).toEqual([byScore.above, byScore.tied]);
        }
      }),
    );
  });

  it('is found of bins, and of the scores of those in which a list is cut', () => {
    fc.assert(
      fc.property(scores, lengths, fc.nat(60), (all, lengths, cut) => {
        const parts = [all.slice(0, cut), all.slice(cut)];
        const slice = (own: readonly number[]): Slice => ({
          rowCount: own.length,
          columns: {},
          numbers: { score: Float64Array.from(own) },
          sizes: null,
        });
        const counted = parts.map((own) => scoreCounter.count(slice(own), {}));
        const bins = binsOfCuts(mergeCounts(scoreCounter, counted), lengths);
        const near = parts.map((own) => cutCounter.count(slice(own), bins));
        const found = cutsOfCounts(mergeCounts(cutCounter, near), lengths)!;
        // A number is written and read again without the sign of a zero.
        expect(JSON.parse(String(found['cuts']))).toEqual(listCuts(timesOf(all), lengths).map((each) => each + 0));
      }),
    );
  });

  it('is not told where too many scores lie in the bin in which a list is cut', () => {
    const all = Float64Array.from({ length: 5000 }, (_, row) => 1 + row / 5_000_000);
    const slice: Slice = { rowCount: 5000, columns: {}, numbers: { score: all }, sizes: null };
    const bins = binsOfCuts(scoreCounter.count(slice, {}).rows, [100]);
    expect(cutsOfCounts(cutCounter.count(slice, bins).rows, [100])).toBeNull();
  });
});

describe('people counted by lists', () => {
  it('are counted by the year of a day, and where their scores lie', () => {
    const column = (...texts: (string | null)[]) => dictionaryColumn(texts);
    const slice: Slice = {
      rowCount: 4,
      columns: {
        group: column('A', 'A', null, 'A'),
        label: column('no', 'no', 'no', 'no'),
        day: column('2023-04-05', '2023-12-31', '2023-02-30', null),
      },
      numbers: { score: Float64Array.of(5, 6, 3, Number.NaN) },
      sizes: null,
    };
    const { rows } = listCounter.count(slice, { cuts: '[3,5]', secondCuts: '[]' });
    const people = peopleOfLists(rows);
    if (!('counts' in people)) throw new Error('four people are told');
    const { columns, counts } = people;
    const texts = (part: string) => Array.from(counts, (_, row) => columns[part]!.values[columns[part]!.codes[row]!]);
    expect(texts('day')).toEqual(['2023-01-01', '2023-01-01', '2023-02-30', undefined]);
    expect(texts('place')).toEqual(['3', '4', '1', undefined]);
    expect(texts('secondPlace')).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('are as many ways of one slice as of several, whatever days their years are written by', () => {
    const [groups, days] = [300, 365];
    const rowCount = groups * days;
    const each = (text: (row: number) => string) =>
      dictionaryColumn(Array.from({ length: rowCount }, (_, row) => text(row)));
    const dayOf = (row: number) => new Date(Date.UTC(2023, 0, 1 + Math.floor(row / groups))).toISOString().slice(0, 10);
    const columns = { group: each((row) => String(row % groups)), day: each(dayOf) };
    const { rows } = listCounter.count({ rowCount, columns, numbers: {}, sizes: null }, {});
    expect(rows.map(({ what, count }) => [JSON.parse(what)[5], count])).toEqual(
      Array.from({ length: groups }, () => ['2023-01-01', days]),
    );
  });

  it('are not told where they would be rows by another name, and what else was counted stands', () => {
    const group = dictionaryColumn(Array.from({ length: 100_001 }, (_, row) => String(row)));
    const slice: Slice = { rowCount: 100_001, columns: { group }, numbers: {}, sizes: null };
    const { rows } = listCounter.count(slice, {});
    expect(rows).toEqual([{ what: 'too many', at: 0, size: 0, count: 100_001 }]);
    expect(peopleOfLists(rows)).toMatchObject({ status: 'not-computed' });
  });
});

describe('limits of what is told', () => {
  const row = (what: readonly unknown[]) => ({ what: JSON.stringify(what), at: 0, size: 0, count: 1 });

  it('are of the whole table, however it was divided', () => {
    const ways = (many: number) =>
      Array.from({ length: many }, (_, at) => row(['A', 'no', null, `${at}`, null, null, null, null, null]));
    expect('status' in peopleOfLists(ways(100_000))).toBe(false);
    expect(peopleOfLists(ways(100_001))).toMatchObject({ reason: expect.stringContaining('so many ways') });
    const scores = (many: number) => Array.from({ length: many }, (_, at) => row(['score', 'score', 0.5 + at / 1e9]));
    expect(cutsOfCounts(scores(4096), [10])).not.toBeNull();
    expect(cutsOfCounts(scores(4097), [10])).toBeNull();
  });
});
