import { randomStream, textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import {
  calendarParts,
  clericalEstimate,
  clericalRecall,
  forEachOutsidePair,
  levenshtein,
  OUTSIDE_KINDS,
  toleranceSweep,
} from '../src/index.ts';
import { forEachPairOfOneDate } from '../src/without-labels/outside-pairs.ts';

describe('pairs outside a tolerance', () => {
  it('are each visited once, at the kind that brute force gives them', () => {
    const register = benchRegister(900, 3);
    const random = randomStream(1, 'few dates');
    const texts = ['1990-02-01', '1990-01-02', '1990-02-11', '1985-02-01', '1990-07-19', '1971-12-30'];
    const dateOfBirth = { values: texts, codes: Int32Array.from({ length: 900 }, () => random.integer(6)) };
    // A few names stand in each other's place.
    const values = [...register.forename.values, ...register.surname.values];
    const forename = { values, codes: register.forename.codes.slice() };
    const surname = { values, codes: register.surname.codes.map((code) => code + register.forename.values.length) };
    for (let row = 0; row < 900; row += 9) {
      [forename.codes[row], surname.codes[row]] = [surname.codes[row]!, forename.codes[row]!];
    }
    const records = { forename, surname, dateOfBirth };
    const tolerance = { forename: 1, surname: 1 };
    const found = new Map<string, number>();
    let again = 0;
    const { passedOver } = forEachOutsidePair(toleranceSweep(records), records, tolerance, (a, b, kind) => {
      const key = a < b ? `${a},${b}` : `${b},${a}`;
      if (found.has(key)) again++;
      found.set(key, kind);
    });
    expect([passedOver, again]).toEqual([0, 0]);
    const expected = new Map<string, number>();
    const folded = [forename, surname].map((column) =>
      Array.from(column.codes, (_, row) => textAt(column, row)!.toLowerCase()),
    );
    const name = (column: typeof forename, row: number) => folded[column === forename ? 0 : 1]![row]!;
    for (let b = 0; b < 900; b++) {
      for (let a = 0; a < b; a++) {
        const first = levenshtein(name(forename, a), name(forename, b), { atMost: 3 });
        const last = levenshtein(name(surname, a), name(surname, b), { atMost: 3 });
        const isLinked = first <= 1 && last <= 1;
        const kind = (): number | null => {
          if (dateOfBirth.codes[a] === dateOfBirth.codes[b]) {
            if (isLinked) return null;
            if (first <= 3 && last <= 3) return 0;
            if (name(forename, a) === name(surname, b) && name(surname, a) === name(forename, b)) return 1;
            return first === 0 ? 2 : null;
          }
          if (!isLinked) return null;
          const [x, y] = [a, b].map((row) => calendarParts(textAt(dateOfBirth, row)!)!);
          if (x!.year === y!.year && x!.month === y!.day && x!.day === y!.month) return 3;
          if (levenshtein(textAt(dateOfBirth, a)!, textAt(dateOfBirth, b)!) === 1) return 4;
          if (x!.month === y!.month && x!.day === y!.day) return 5;
          return x!.year === y!.year ? 6 : null;
        };
        const each = kind();
        if (each !== null) expected.set(`${a},${b}`, each);
      }
    }
    expect(new Set(expected.values()).size).toBe(OUTSIDE_KINDS.length);
    expect(found).toEqual(expected);
  });
});

describe('pairs of one date and first name', () => {
  it('are passed over and counted where more than two thousand records share both', () => {
    const shared = (records: number) => ({
      forename: { values: ['ann'], codes: new Int32Array(records) },
      surname: {
        values: ['okafor', 'lindqvist'],
        codes: Int32Array.from({ length: records }, (_, row) => Number(row === 0)),
      },
      dateOfBirth: { values: ['1980-01-01'], codes: new Int32Array(records) },
    });
    const visited = (records: number) => {
      let pairs = 0;
      const passedOver = forEachPairOfOneDate(shared(records), (_, __, kind) => {
        if (kind === 2) pairs++;
      });
      return { pairs, passedOver };
    };
    // The first record alone has another surname.
    expect(visited(2000)).toEqual({ pairs: 1999, passedOver: 0 });
    expect(visited(2001)).toEqual({ pairs: 0, passedOver: 2001 * 1000 });
  });
});

describe('recall from what people judged', () => {
  const linked = [
    { pairs: 4000, right: 0.99, sample: 60 },
    { pairs: 800, right: 0.7, sample: 60 },
  ];
  const outside = [
    { pairs: 900, right: 0.4, sample: 80 },
    { pairs: 20_000, right: 0.03, sample: 150 },
  ];
  const found = linked.reduce((sum, { pairs, right }) => sum + pairs * right, 0);
  const missed = outside.reduce((sum, { pairs, right }) => sum + pairs * right, 0);

  it('covers the true share about as often as it says', () => {
    const random = randomStream(1, 'recall');
    const review = (strata: typeof linked) =>
      strata.map(({ pairs, right, sample }, index) => ({
        name: `${index}`,
        pairs,
        reviewers: 1,
        yesVotes: Array.from({ length: sample }, () => (random.next() < right ? 1 : 0)),
      }));
    const runs = 2000;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const { middle } = clericalRecall(review(linked), review(outside));
      if (middle.status !== 'computed') throw new Error(middle.reason);
      const { low, high } = middle.interval;
      if (low! <= found / (found + missed) && high! >= found / (found + missed)) covered++;
    }
    // Four standard errors of the simulation about 95%, and a point for the delta method's want of tails.
    expect(covered / runs).toBeGreaterThan(0.92);
    expect(covered / runs).toBeLessThan(0.98);
  });

  it('is the plain count where every pair was looked at', () => {
    const all = (name: string, votes: number[]) => [{ name, pairs: votes.length, reviewers: 1, yesVotes: votes }];
    const { middle } = clericalRecall(all('in', [1, 1, 1, 0]), all('out', [1, 0, 0]));
    expect(middle).toMatchObject({ value: 0.75, interval: { low: 0.75, high: 0.75 } });
    expect(clericalRecall(all('in', [1]), []).middle).toMatchObject({ value: 1 });
    expect(clericalRecall(all('in', [0]), []).middle).toMatchObject({ reason: 'no pair was held for one person' });
    expect(clericalRecall([], []).middle).toMatchObject({ reason: 'there are no pairs' });
    expect(
      clericalRecall(all('in', [1]), [{ name: 'out', pairs: 3, reviewers: 1, yesVotes: [] }]).middle,
    ).toMatchObject({ reason: 'no pair of "out" was looked at' });
    expect(clericalEstimate(all('in', [1, 1, 1, 0])).middle).toMatchObject({ value: 0.75 });
  });

  it('is of a range by hand where one side had no right pair', () => {
    const votes = (right: number, of: number) => Array.from({ length: of }, (_, index) => (index < right ? 1 : 0));
    const none = [{ name: 'none', pairs: 100, reviewers: 1, yesVotes: votes(0, 50) }];
    const counted = [{ name: 'counted', pairs: 400, reviewers: 1, yesVotes: votes(300, 400) }];
    // Two of each beside none of 50: 2/54 × 52/54 ÷ 49, half of the 100 pairs unseen; over the 300 that were counted.
    const reach = (1.959964 * Math.sqrt((100 ** 2 * (2 / 54) * (52 / 54) * 0.5) / 49)) / 300;
    expect(clericalRecall(none, counted).middle).toMatchObject({
      value: 0,
      interval: { low: 0, high: expect.closeTo(reach, 8) },
    });
    expect(clericalRecall(counted, none).middle).toMatchObject({
      value: 1,
      interval: { low: expect.closeTo(1 - reach, 8), high: 1 },
    });
  });
});
