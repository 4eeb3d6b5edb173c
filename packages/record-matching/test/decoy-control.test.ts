import { dictionaryColumn, poissonMass } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import { decoyControl, decoyPairs, decoyRows, levenshtein, predictedCount, toleranceSweep } from '../src/index.ts';

describe('decoy control', () => {
  it.each([1, 2, 3])('is within 0.001 of the true precision at tolerances 0 … 2, and covers it (seed %i)', (seed) => {
    const register = benchRegister(100_000, seed);
    const sweep = toleranceSweep(register, { truth: register.entity });
    const days = register.dateOfBirth.codes;
    const rows = decoyControl(register, days, sweep.pairsByClass);
    if ('status' in rows) throw new Error(rows.reason);
    for (const rule of [0, 5, 10]) {
      const { precision } = rows[rule]!;
      const { truePairs } = sweep.rows[rule]!.errors!;
      const truth = truePairs / sweep.rows[rule]!.pairs;
      if ('status' in precision) throw new Error(precision.reason);
      expect(Math.abs(precision.value - truth)).toBeLessThan(0.001);
      expect(precision.interval.low).toBeLessThanOrEqual(truth);
      expect(precision.interval.high).toBeGreaterThanOrEqual(truth);
    }
  });

  it('compares dates from a year and a month to three years apart, but for those about two years', () => {
    const names = dictionaryColumn(['Ann', 'Ann']);
    const records = { forename: names, surname: names, dateOfBirth: dictionaryColumn(['one', 'other']) };
    const compared = [31, 365, 395, 396, 723, 724, 730, 736, 737, 1090, 1091].filter(
      (apart) => decoyPairs(records, Int32Array.of(9000, 9000 + apart)).exposure === 1,
    );
    expect(compared).toEqual([396, 723, 737, 1090]);
  });

  it('finds what comparing every two records finds, with days written in two ways and days that are missing', () => {
    const name = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 }).map((each) => each.join(''));
    const record = fc.record({
      forename: name,
      surname: name,
      day: fc.integer({ min: -1, max: 9 }),
      other: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 40 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
        (rows, offsetsDays) => {
          const texts = rows.map(({ day, other }) => (day < 0 ? null : `${other ? '0' : ''}${day}`));
          const days = Int32Array.from(rows, ({ day }) => (day < 0 ? -2147483648 : day));
          const column = (of: 'forename' | 'surname') => dictionaryColumn(rows.map((row) => row[of]));
          const found = decoyPairs(
            { forename: column('forename'), surname: column('surname'), dateOfBirth: dictionaryColumn(texts) },
            days,
            { offsetsDays },
          );
          let exposure = 0;
          const byClass = new Float64Array(16);
          for (const one of rows) {
            for (const other of rows) {
              if (one.day < 0 || other.day < 0 || !offsetsDays.includes(other.day - one.day)) continue;
              exposure++;
              const forename = levenshtein(one.forename, other.forename);
              const surname = levenshtein(one.surname, other.surname);
              if (Math.max(forename, surname) <= 3) byClass[4 * forename + surname]!++;
            }
          }
          expect(found.exposure).toBe(exposure);
          expect(found.links.byClass).toEqual(byClass);
        },
      ),
      { seed: 20250305, numRuns: 60 },
    );
  });

  it('is less sure of links that hang on one name than of as many that each hang on their own', () => {
    const letters = [...'abcdefghijklmnopqrst'];
    const twin = (names: readonly string[], others: readonly string[]) => {
      const dates = [...names.map(() => 'one'), ...others.map(() => 'other')];
      const forename = dictionaryColumn([...names, ...others]);
      const surname = dictionaryColumn(dates.map(() => 'Lee'));
      const days = Int32Array.from(dates, (date) => (date === 'one' ? 9000 : 9396));
      const decoys = decoyPairs({ forename, surname, dateOfBirth: dictionaryColumn(dates) }, days);
      const rows = decoyRows(decoys, new Float64Array(16).fill(30));
      if ('status' in rows) throw new Error(rows.reason);
      return rows[4]!;
    };
    const common = twin(
      ['Ann'],
      letters.map((letter) => `Ann${letter}`),
    );
    const apart = twin(
      letters.map((letter) => letter.repeat(5)),
      letters.map((letter) => letter.repeat(6)),
    );
    expect([common.decoyPairs, apart.decoyPairs]).toEqual([20, 20]);
    // Σ over people of (pairs)² is 20² + 20, each pair apart adds 20 and is taken out twice, and 4 × 20² over 21 people: 323.8
    // for 20 links. Apart, 40 people have one pair each, and nothing is shared.
    const dispersionOf = { common: (20 + (400 + 20 - 40) - 1600 / 21) / 20, apart: 1 };
    for (const [found, exposure, dispersion] of [
      [common, 20, dispersionOf.common],
      [apart, 400, dispersionOf.apart],
    ] as const) {
      const next = found.falsePairs.value / (20 / exposure);
      expect(found.falsePairs.interval).toEqual(
        predictedCount({ events: 20, exposure }, next, { level: 0.95, dispersion }).interval,
      );
    }
  });

  it('is not computed where no two dates lie an offset apart, and refuses half days', () => {
    const register = benchRegister(10, 1);
    const days = new Int32Array(10).fill(100);
    expect(decoyControl(register, days, new Float64Array(16))).toMatchObject({ status: 'not-computed' });
    expect(() => decoyControl(register, days, new Float64Array(16), { offsetsDays: [1.5] })).toThrow(
      'a decoy offset must be a whole number of days from 1: 1.5.',
    );
  });
});

describe('predicted count', () => {
  it('follows its example and includes nought where nothing was seen', () => {
    expect(predictedCount({ events: 20, exposure: 2 }, 1).value).toBe(10);
    expect(predictedCount({ events: 0, exposure: 10 }, 1).interval.low).toBe(0);
  });

  it('ends where the beta function of scipy says, rounded outwards', () => {
    // scipy.special.betainc and brentq: betainc(x, y + 1, p) = tail below, betainc(x + 1, y, p) = 1 - tail above; p is the
    // share of the exposure that was seen, x and y are counts over the dispersion.
    for (const [events, exposure, next, level, dispersion, low, high] of [
      [20, 2, 1, 0.95, 1, 2.937632, 19.657195],
      [20, 2, 1, 0.95, 2.5, 0, 27.343088],
      [3, 1, 1, 0.95, 1, 0, 11.283679],
      [0, 10, 1, 0.95, 1, 0, 1.538382],
      [0, 1, 4, 0.9, 3, 0, 40.275405],
      [7, 3, 2, 0.9, 1.4, 0, 13.00286],
      [12, 1, 5, 0.99, 1, 20.915337, 126.574491],
      [400, 1, 2, 0.95, 1.7, 678.035976, 933.679051],
    ] as const) {
      const found = predictedCount({ events, exposure }, next, { level, dispersion });
      expect([found.value, found.interval.low, found.interval.high, found.interval.level]).toEqual([
        (events * next) / exposure,
        Math.floor(low),
        Math.ceil(high),
        level,
      ]);
    }
  });

  it('covers the next count at least as often as it says, over seen and unseen counts alike', () => {
    for (const [seenMean, nextMean] of [
      [3, 1],
      [40, 5],
      [10, 30],
    ] as const) {
      let covered = 0;
      for (let seen = 0; seen < 120; seen++) {
        const { interval } = predictedCount({ events: seen, exposure: seenMean }, nextMean);
        let inside = 0;
        for (let next = interval.low; next <= interval.high!; next++) inside += poissonMass(next, nextMean);
        covered += inside * poissonMass(seen, seenMean);
      }
      expect(covered).toBeGreaterThan(0.95);
    }
  });
});
