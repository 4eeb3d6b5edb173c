import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import {
  clericalRecall,
  drawnStrata,
  forEachLinkedPair,
  forEachOutsidePair,
  linkedPairsAt,
  OUTSIDE_KINDS,
  pairsToDraw,
  toleranceSweep,
} from '../src/index.ts';

// Few names and the dates of six years, so that each kind has pairs.
const RECORDS = 1200;
const { entity, ...register } = benchRegister(RECORDS, 5);
const draws = randomStream(5, 'dates');
const two = (number: number) => `${number}`.padStart(2, '0');
const dates = Array.from(
  { length: 6 * 12 * 28 },
  (_, day) => `${1950 + 11 * Math.floor(day / 336)}-${two(1 + (Math.floor(day / 28) % 12))}-${two(1 + (day % 28))}`,
);
const dateOfBirth = { values: dates, codes: Int32Array.from({ length: RECORDS }, () => draws.integer(dates.length)) };
for (let row = 1; row < RECORDS; row += 4) dateOfBirth.codes[row] = dateOfBirth.codes[row - 1]!;
const forename = { values: register.forename.values, codes: register.forename.codes.map((code) => code % 6) };
const surname = { values: register.surname.values, codes: register.surname.codes.map((code) => code % 9) };
for (let row = 1; row < RECORDS; row += 8) surname.codes[row] = surname.codes[row - 1]!;
for (let row = 1; row < RECORDS; row += 12) forename.codes[row] = forename.codes[row - 1]!;
const records = { forename, surname, dateOfBirth };
const tolerance = { forename: 2, surname: 2 };
const sweep = toleranceSweep(records, { truth: entity });

/** Every pair of each kind, in the order in which all are visited. */
function everyPair(): [number, number][][] {
  const kinds: [number, number][][] = Array.from({ length: 4 + OUTSIDE_KINDS.length }, () => []);
  forEachLinkedPair(
    sweep,
    (first, last) => first <= 2 && last <= 2,
    (left, right, first, last) => kinds[Math.max(first, last)]!.push([left, right]),
  );
  forEachOutsidePair(sweep, records, tolerance, (left, right, kind) => kinds[4 + kind]!.push([left, right]));
  return kinds;
}
const codesOf = (texts: readonly string[]) => {
  const values = [...new Set(texts)];
  return Int32Array.from(texts, (text) => values.indexOf(text));
};
const all = everyPair();
const isTrue = ([left, right]: readonly [number, number]) => entity.codes[left] === entity.codes[right];

describe('pairs to be drawn from', () => {
  it('are all pairs of each kind, in order, with those about one person', () => {
    const { kinds } = pairsToDraw(sweep, records, { tolerance, truth: entity }, randomStream(1, 'pairs'));
    expect(all.filter((pairs) => pairs.length > 0).length).toBeGreaterThan(5);
    for (const [index, kind] of kinds.entries()) {
      expect(kind.pairs).toBe(all[index]!.length);
      expect(kind.within).toBe(kind.pairs);
      expect(kind.isEstimated).toBe(false);
      expect(kind.truePairs).toBe(all[index]!.filter(isTrue).length);
      expect(kind.at(all[index]!.map((_, position) => position))).toEqual(all[index]);
      expect(kind.at([kind.pairs - 1].filter((position) => position >= 0))).toEqual(all[index]!.slice(-1));
    }
    const { kinds: unlabelled } = pairsToDraw(
      toleranceSweep(records),
      records,
      { tolerance },
      randomStream(1, 'pairs'),
    );
    expect(unlabelled.every(({ truePairs }) => truePairs === null)).toBe(true);
  });

  it('are all counted where few values bring records together, however few comparisons are allowed', () => {
    // No reading of these dates has more values than are always drawn; some have one, and some none.
    const of = (texts: readonly string[]) => ({ values: [...new Set(texts)], codes: codesOf(texts) });
    const few = {
      forename: of(['Ann', 'Ann', 'Anna', 'Bo', 'Bo', 'Bo']),
      surname: of(['Lee', 'Lee', 'Lee', 'Oak', 'Oak', 'Oak']),
      dateOfBirth: of(['1990-02-03', '1990-03-02', '1990-02-04', '1971-07-09', '1972-07-09', '1971-07-08']),
    };
    const found = (mostComparisons?: number) =>
      pairsToDraw(
        toleranceSweep(few),
        few,
        { tolerance, ...(mostComparisons !== undefined && { mostComparisons }) },
        randomStream(1, 'few'),
      ).kinds.map(({ at, ...kind }) => kind);
    expect(found().filter(({ pairs }) => pairs > 0).length).toBeGreaterThan(2);
    expect(found(0.5)).toEqual(found());
  });

  it('are found at any position of what a rule links', () => {
    const rule = (first: number, last: number) => first + last <= 3;
    const pairs: [number, number][] = [];
    forEachLinkedPair(sweep, rule, (left, right) => pairs.push([left, right]));
    expect(linkedPairsAt(sweep, rule, [0, 3, 4, pairs.length - 1])).toEqual(
      [0, 3, 4, pairs.length - 1].map((at) => pairs[at]),
    );
    expect(linkedPairsAt(sweep, rule, [])).toEqual([]);
    // One name and date of five records: ten pairs, each once, beside the two of another pair.
    const alike = (texts: readonly string[]) => ({ values: [...new Set(texts)], codes: codesOf(texts) });
    const names = ['Bo', 'Ann', 'Ann', 'Ann', 'Bo', 'Ann', 'Ann'];
    const born = alike(names.map(() => '1990-02-01'));
    const few = toleranceSweep({ forename: alike(names), surname: alike(names), dateOfBirth: born });
    const found = linkedPairsAt(few, (first, last) => first + last === 0, [...Array(11).keys()]);
    const rows = names.map((_, row) => row);
    const expected = rows.flatMap((left) =>
      rows.filter((right) => right > left && names[left] === names[right]).map((right) => `${left} ${right}`),
    );
    expect(found.map((pair) => [...pair].sort((one, other) => one - other).join(' ')).sort()).toEqual(expected.sort());
  });

  it('are counted from some dates about as they are from all, with a range that says how nearly', () => {
    const runs = 60;
    const random = randomStream(1, 'some dates');
    const relaxed = Array.from({ length: 4 }, () => ({ sum: 0, variance: 0, covered: 0, estimated: 0 }));
    for (let run = 0; run < runs; run++) {
      const { kinds } = pairsToDraw(
        sweep,
        records,
        { tolerance, truth: entity, mostComparisons: 1000 },
        random.split(`${run}`),
      );
      for (const [index, tally] of relaxed.entries()) {
        const kind = kinds[7 + index]!;
        const exact = all[7 + index]!;
        expect(kind.truePairs).toBe(exact.filter(isTrue).length);
        expect(kind.within).toBeLessThanOrEqual(exact.length);
        if (kind.isEstimated) tally.estimated++;
        tally.sum += kind.pairs;
        tally.variance += kind.pairsVariance;
        if (Math.abs(kind.pairs - exact.length) <= 2 * Math.sqrt(kind.pairsVariance)) tally.covered++;
      }
    }
    for (const [index, { sum, variance, covered, estimated }] of relaxed.entries()) {
      const exact = all[7 + index]!.length;
      if (estimated < runs / 2 || exact < 30) continue;
      // Four standard errors of the mean of the runs, and the ratio's bias of a hundredth.
      expect(Math.abs(sum / runs - exact)).toBeLessThan(4 * Math.sqrt(variance / runs / runs) + exact / 100);
      expect(covered / runs).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / runs));
    }
    expect(relaxed.filter(({ estimated }) => estimated > runs / 2).length).toBeGreaterThanOrEqual(2);
  });
});

describe('pairs drawn of every kind', () => {
  const drawn = (reviews: number) =>
    drawnStrata(sweep, records, { tolerance, truth: entity, reviews }, (label) => randomStream('drawn', label));

  it('are so many as are to be looked at, each of its kind and none twice', () => {
    const { strata, passedOver } = drawn(200);
    expect(passedOver).toBe(pairsToDraw(sweep, records, { tolerance }, randomStream(1)).passedOver);
    expect(strata.filter(({ isLinked }) => isLinked).length).toBeGreaterThan(0);
    for (const { name, isLinked, pairs, sample, drawn, truePairs } of strata) {
      const kind = all.find((_, at) => at < 4 === isLinked && name === nameOf(at))!;
      expect([name, pairs, drawn.length]).toEqual([name, kind.length, Math.min(sample, pairs)]);
      expect(truePairs).toBe(kind.filter(isTrue).length);
      const keys = new Set(kind.map(String));
      expect(drawn.every((pair) => keys.has(String(pair)))).toBe(true);
      expect(new Set(drawn.map(String)).size).toBe(drawn.length);
    }
  });

  it('are those of before in a kind of which no more are drawn', () => {
    const [few, many] = [drawn(200), drawn(2000)];
    const unchanged = few.strata.filter(
      ({ name, sample }) => many.strata.find((each) => each.name === name)?.sample === sample,
    );
    for (const { name, drawn } of unchanged) {
      expect(many.strata.find((each) => each.name === name)!.drawn).toEqual(drawn);
    }
  });
});

const LINKED_NAMES = ['names the same', 'one edit in the worse name', 'two edits in the worse name'];
const nameOf = (kind: number) =>
  kind < 4 ? `linked, ${[...LINKED_NAMES, 'three edits in the worse name'][kind]}` : OUTSIDE_KINDS[kind - 4];

describe('recall from an estimated number of pairs', () => {
  it('is no surer than from a counted one', () => {
    const votes = (right: number, of: number) => Array.from({ length: of }, (_, index) => (index < right ? 1 : 0));
    const linked = [{ name: 'linked', pairs: 900, reviewers: 1, yesVotes: votes(28, 30) }];
    const outside = (pairsVariance: number) => [
      { name: 'outside', pairs: 500, reviewers: 1, yesVotes: votes(6, 30), pairsVariance },
    ];
    const counted = clericalRecall(linked, outside(0)).middle;
    const estimated = clericalRecall(linked, outside(100 ** 2)).middle;
    if (counted.status !== 'computed' || estimated.status !== 'computed') throw new Error('not computed');
    expect(estimated.value).toBe(counted.value);
    expect(estimated.interval.low!).toBeLessThan(counted.interval.low!);
    expect(estimated.interval.high!).toBeGreaterThan(counted.interval.high!);
    // By hand: M = 500 × 6/30; what the number adds to its variance is (6/30)² × 100².
    const logit = (share: number) => Math.log(share / (1 - share));
    const reach = (each: typeof counted) => logit(each.interval.high!) - logit(each.value);
    expect((reach(estimated) / 1.959964) ** 2 - (reach(counted) / 1.959964) ** 2).toBeCloseTo(
      (0.2 * 100) ** 2 / 100 ** 2,
      6,
    );
  });
});
