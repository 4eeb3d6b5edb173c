import { cohenKappa, dictionaryColumn, gwetAc1, poissonMass, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  blindSheet,
  clericalEstimate,
  drawClericalSample,
  duplicateMethod,
  planClericalSample,
  reviewerAgreement,
  wrongByDuplicates,
} from '../src/index.ts';

describe('duplicate method', () => {
  it('recovers the rates that made the counts', () => {
    const [lambda, p, people] = [0.05, 0.3, 1e6];
    const none = Math.round(people * (1 - p) * Math.exp(-lambda));
    const one = Math.round(people * (p + (1 - p) * lambda) * Math.exp(-lambda));
    const result = duplicateMethod({ none, one, several: people - none - one });
    if (result.status !== 'computed') throw new Error(result.reason);
    expect(result.falseLinksPerPerson).toBeCloseTo(lambda, 3);
    expect(result.trueLinkChance).toBeCloseTo(p, 3);
    expect(result.positivePredictiveValue).toBeCloseTo(p / (p + lambda), 3);
  });

  it('finds no right link where links fall like chance alone', () => {
    const counts = [0, 1].map((k) => Math.round(1e6 * poissonMass(k, 0.02)));
    const result = duplicateMethod({ none: counts[0]!, one: counts[1]!, several: 1e6 - counts[0]! - counts[1]! });
    expect(result.status === 'computed' && result.trueLinkChance).toBeLessThan(0.001);
  });

  it('is not computed where nobody was linked', () => {
    expect(duplicateMethod({ none: 10, one: 0, several: 0 })).toMatchObject({
      reason: 'nobody was linked to anything',
    });
    expect(wrongByDuplicates({ none: 10, one: 0, several: 0 })).toMatchObject({ status: 'not-computed' });
    // Nobody with two links: none is wrong, and not some billionth of one; but of 20 people nobody can say that it stays so.
    const none = wrongByDuplicates({ none: 2980, one: 20, several: 0 });
    expect(none).toMatchObject({ value: 0, interval: { low: 0, high: 1 } });
  });

  it('gives the share that is wrong, but where chance alone explains every link', () => {
    // Links Poisson with mean 0.05 beside a right one of chance 0.3.
    const shares = [0.7 * Math.exp(-0.05), (0.3 + 0.7 * 0.05) * Math.exp(-0.05)];
    const [none, one] = shares.map((share) => Math.round(1e6 * share));
    expect(wrongByDuplicates({ none: none!, one: one!, several: 1e6 - none! - one! })).toMatchObject({
      value: expect.closeTo(0.05 / 0.35, 3),
    });
    // Far more people with several links than with one.
    expect(wrongByDuplicates({ none: 100, one: 10, several: 90 })).toMatchObject({ status: 'not-computed' });
  });
});

describe('range of the duplicate method', () => {
  /** Every share on a grid whose best likelihood over a grid of links is not too far below the best of all. */
  function bruteForce({ none, one, several }: { none: number; one: number; several: number }): [number, number] {
    const of = (lambda: number, p: number): number => {
      const [zero, single] = [(1 - p) * Math.exp(-lambda), (p + (1 - p) * lambda) * Math.exp(-lambda)];
      const terms = [none, one, several].map((count, at) => count * Math.log([zero, single, 1 - zero - single][at]!));
      return terms.reduce((sum, term, at) => sum + ([none, one, several][at] === 0 ? 0 : term), 0);
    };
    const shares = Array.from({ length: 200 }, (_, at) => (at + 1) / 201);
    const best = shares.map((share) => {
      let most = Number.NEGATIVE_INFINITY;
      for (let step = 1; step <= 1500; step++) {
        const lambda = Math.exp(-12 + (14 * step) / 1500);
        const p = (lambda * (1 - share)) / share;
        if (p <= 1) most = Math.max(most, of(lambda, p));
      }
      return most;
    });
    const peak = Math.max(...best);
    const within = shares.filter((_, at) => best[at]! >= peak - 1.920729);
    return [within[0]!, within.at(-1)!];
  }

  it.each([
    { none: 9000, one: 980, several: 20 },
    { none: 640, one: 158, several: 0 },
    { none: 640, one: 150, several: 8 },
    { none: 100, one: 60, several: 3 },
  ])('is every share under which $one with one and $several with more are not too unlikely', (people) => {
    const found = wrongByDuplicates(people);
    if (found.status !== 'computed' || 'status' in found.interval) throw new Error('not computed');
    const [low, high] = bruteForce(people);
    expect(Math.abs(found.interval.low - low)).toBeLessThan(1 / 100);
    expect(Math.abs(found.interval.high! - high)).toBeLessThan(1 / 100);
  });

  it('covers the share that made the counts, and at most so many where people differ in how many share their name', () => {
    const random = randomStream('duplicates', 'range');
    for (const spread of [0, 1.5]) {
      let [covered, below] = [0, 0];
      const registers = 300;
      for (let register = 0; register < registers; register++) {
        const [p, mean] = [0.15, 0.03];
        const people = { none: 0, one: 0, several: 0 };
        for (let person = 0; person < 1500; person++) {
          // Log-normal with this mean: common names draw many strangers.
          const noise = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
          const lambda = mean * Math.exp(spread * noise - spread ** 2 / 2);
          let links = random.next() < p ? 1 : 0;
          for (let left = random.next() - Math.exp(-lambda), k = 1, mass = Math.exp(-lambda); left > 0; k++) {
            links++;
            mass *= lambda / k;
            left -= mass;
          }
          people[links === 0 ? 'none' : links === 1 ? 'one' : 'several']++;
        }
        const found = wrongByDuplicates(people);
        if (found.status !== 'computed' || 'status' in found.interval) throw new Error('not computed');
        const truth = mean / (mean + p);
        if (found.interval.low <= truth && truth <= found.interval.high!) covered++;
        if (truth <= found.interval.high!) below++;
      }
      if (spread === 0) expect(covered / registers).toBeGreaterThan(0.92);
      expect(below / registers).toBeGreaterThan(0.95);
    }
  });
});

describe('clerical sample', () => {
  const strata = [
    { name: 'equal', pairs: 9000, expectedShare: 0.99 },
    { name: 'two edits', pairs: 1000, expectedShare: 0.7 },
    { name: 'rare', pairs: 12, expectedShare: 0.5 },
  ];

  it('looks at 30 of each kind at least, or at all there are', () => {
    const plan = planClericalSample(strata, 300);
    expect(plan.map(({ sample }) => sample >= 12)).toEqual([true, true, true]);
    expect(plan[2]!.sample).toBe(12);
    expect(plan[0]!.sample + plan[1]!.sample).toBeGreaterThan(280);
    expect(new Set(drawClericalSample(1000, 30, randomStream(1, 'sheet'))).size).toBe(30);
  });

  it('looks at none of a kind that has none, in a plan of others or alone', () => {
    const empty = { name: 'none', pairs: 0, expectedShare: 0.5 };
    expect(planClericalSample([empty, strata[0]!], 300).map(({ sample }) => sample)).toEqual([0, 300]);
    expect(planClericalSample([empty], 300)).toEqual([{ ...empty, sample: 0 }]);
    // By hand: 1000 · √0.25 and 1000 · √0.16 are as 5 to 4, and a share of all or none as 0.0025.
    const [even, uneven, sure] = [0.5, 0.8, 1].map((expectedShare) => ({ name: '', pairs: 1000, expectedShare }));
    expect(planClericalSample([even!, uneven!], 900).map(({ sample }) => sample)).toEqual([500, 400]);
    expect(planClericalSample([even!, sure!], 1100).map(({ sample }) => sample)).toEqual([1000, 100]);
    for (const odd of [0, 1.5, Number.NaN])
      expect(() => planClericalSample([even!], odd)).toThrow(
        `the sample must be a whole number of pairs from 1: ${odd}.`,
      );
    expect(planClericalSample([even!], 1)[0]!.sample).toBe(30);
    for (const odd of [-0.1, 1.1])
      expect(() => planClericalSample([{ ...even!, expectedShare: odd }], 9)).toThrow('must lie within 0 … 1');
  });

  it('covers the true share about as often as it says', () => {
    const truth = [0.985, 0.7];
    const sizes = [9000, 1000];
    const share = (9000 * 0.985 + 1000 * 0.7) / 10_000;
    let covered = 0;
    const runs = 600;
    const random = randomStream(1, 'coverage');
    for (let run = 0; run < runs; run++) {
      const reviewed = truth.map((p, index) => ({
        name: `${index}`,
        pairs: sizes[index]!,
        reviewers: 1,
        yesVotes: Array.from({ length: [200, 100][index]! }, () => (random.next() < p ? 1 : 0)),
      }));
      const { middle } = clericalEstimate(reviewed);
      if (middle.status !== 'computed') throw new Error(middle.reason);
      if (middle.interval.low <= share && middle.interval.high! >= share) covered++;
    }
    // 95% of 600 ± three standard errors, and what a Wald interval is known to lack near 1.
    expect(covered / runs).toBeGreaterThan(0.91);
    expect(covered / runs).toBeLessThanOrEqual(1);
  });

  it('reads three reviewers at worst, by majority and at best', () => {
    const { worst, middle, best } = clericalEstimate([{ name: 'all', pairs: 4, reviewers: 3, yesVotes: [3, 2, 1, 0] }]);
    expect([worst, middle, best].map((each) => each.status === 'computed' && each.value)).toEqual([0.25, 0.5, 0.75]);
    expect(clericalEstimate([{ name: 'x', pairs: 5, reviewers: 1, yesVotes: [] }]).worst).toMatchObject({
      reason: 'no pair of "x" was looked at',
    });
  });

  it('hides score and kind from reviewers, and formulas from spreadsheets', () => {
    const sheet = blindSheet(['name'], [{ id: 'p1', left: ['=1+1'], right: ['O"Neil, J'] }]);
    expect(sheet.split('\r\n')).toEqual([
      'pair,name (a),name (b),same person? (yes / no / cannot tell)',
      `p1,'=1+1,"O""Neil, J",`,
      '',
    ]);
  });
});

describe('agreement of reviewers', () => {
  const verdicts = (rows: readonly (readonly [string, string, string | null])[]) => ({
    item: dictionaryColumn(rows.map(([item]) => item)),
    reviewer: dictionaryColumn(rows.map(([, reviewer]) => reviewer)),
    verdict: dictionaryColumn(rows.map(([, , verdict]) => verdict)),
  });

  it('compares every two reviewers on the cases that both judged', () => {
    const cases = [...'abcdefgh'];
    const rows = reviewerAgreement(
      verdicts([
        ...cases.map((item, index): [string, string, string] => [item, 'one', index < 4 ? 'yes' : 'no']),
        ...cases.map((item, index): [string, string, string] => [item, 'two', index < 5 ? 'yes' : 'no']),
        ['a', 'three', 'no'],
        ['z', 'three', 'yes'],
        ['a', 'three', 'yes'],
        ['b', 'three', null],
      ]),
    );
    expect(rows.map(({ reviewers }) => reviewers)).toEqual(['1 and 2', '1 and 3', '2 and 3']);
    expect(rows.map(({ first, second, cases: of, same }) => [first, second, of, same])).toEqual([
      ['one', 'three', 1, 0],
      ['one', 'two', 8, 7],
      ['three', 'two', 1, 0],
    ]);
    const table = [
      [4, 0],
      [1, 3],
    ];
    expect(rows[1]!.kappa).toEqual(cohenKappa(table));
    expect(rows[1]!.ac1).toEqual(gwetAc1(table));
  });

  it('has no row for one reviewer alone, and refuses columns of different length', () => {
    expect(reviewerAgreement(verdicts([['a', 'one', 'yes']]))).toEqual([]);
    expect(() => reviewerAgreement({ ...verdicts([['a', 'one', 'yes']]), reviewer: dictionaryColumn([]) })).toThrow(
      'Pass one of each per verdict',
    );
  });
});
