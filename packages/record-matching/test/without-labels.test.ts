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
    // Nobody with two links: none is wrong, and not some billionth of one.
    expect(wrongByDuplicates({ none: 2980, one: 20, several: 0 })).toBe(0);
  });

  it('gives the share that is wrong, but where chance alone explains every link', () => {
    // Links Poisson with mean 0.05 beside a right one of chance 0.3.
    const shares = [0.7 * Math.exp(-0.05), (0.3 + 0.7 * 0.05) * Math.exp(-0.05)];
    const [none, one] = shares.map((share) => Math.round(1e6 * share));
    expect(wrongByDuplicates({ none: none!, one: one!, several: 1e6 - none! - one! })).toBeCloseTo(0.05 / 0.35, 3);
    // Far more people with several links than with one.
    expect(wrongByDuplicates({ none: 100, one: 10, several: 90 })).toMatchObject({ status: 'not-computed' });
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
