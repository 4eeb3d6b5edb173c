import { describe, expect, it } from 'vitest';
import { clericalEstimate, clericalRecall, type ReviewedStratum } from '../src/index.ts';

const stratum = (pairs: number, yesVotes: readonly number[], more: Partial<ReviewedStratum> = {}): ReviewedStratum => ({
  ...{ name: 'of one kind', pairs, yesVotes, reviewers: 1 },
  ...more,
});
const z = 1.959963984540054;
const estimate = (value: number, low: number, high: number, method: string) => ({
  ...{ status: 'computed', value: expect.closeTo(value, 12) },
  interval: { low: expect.closeTo(low, 12), high: expect.closeTo(high, 12), level: 0.95, method },
});
const wald = 'Stratified Wald interval';

describe('the share of links that is right', () => {
  it('weighs strata by their pairs, each without what was looked at already', () => {
    // Half of 30 and three quarters of 10: 0.75 · 0.5 + 0.25 · 0.75.
    const strata = [stratum(30, [1, 0, 1, 0]), stratum(10, [1, 1, 1, 0, 1, 1, 1, 0])];
    const variance = (0.75 ** 2 * 0.25 * (1 - 4 / 30)) / 3 + (0.25 ** 2 * 0.1875 * (1 - 8 / 10)) / 7;
    const reach = z * Math.sqrt(variance);
    expect(clericalEstimate(strata).middle).toEqual(estimate(0.5625, 0.5625 - reach, 0.5625 + reach, wald));
  });

  it('keeps a spread where all or none were right, and none where every pair was looked at', () => {
    // Agresti and Coull: 2 of 8, or 6 of 8; 3 of 5 where one of two was looked at.
    const reach = z * Math.sqrt((0.1875 * (1 - 4 / 10)) / 3);
    expect(clericalEstimate([stratum(10, [1, 1, 1, 1])]).middle).toEqual(estimate(1, 1 - reach, 1, wald));
    expect(clericalEstimate([stratum(10, [0, 0, 0, 0])]).middle).toEqual(estimate(0, 0, reach, wald));
    expect(clericalEstimate([stratum(4, [1, 1, 1, 0])]).middle).toEqual(estimate(0.75, 0.75, 0.75, wald));
    expect(clericalEstimate([stratum(2, [1])]).middle).toEqual(estimate(1, 1 - z * Math.sqrt(0.24 / 2), 1, wald));
  });

  it('counts a pair by every reviewer, by more than half of them, or by any', () => {
    const { worst, middle, best } = clericalEstimate([stratum(5, [0, 1, 2, 3, 4], { reviewers: 4 })]);
    expect([worst, middle, best].map((each) => each.status === 'computed' && each.value)).toEqual([0.2, 0.4, 0.8]);
  });

  it('is not computed without pairs, or of a kind that nobody looked at', () => {
    expect(clericalEstimate([stratum(0, [])]).best).toMatchObject({ reason: 'there are no pairs' });
    const unseen = stratum(1, [], { name: 'far' });
    expect(clericalEstimate([stratum(5, [1]), unseen]).best).toMatchObject({
      reason: 'no pair of "far" was looked at',
    });
    expect(clericalEstimate([stratum(5, [1, 0, 1, 0, 1]), stratum(0, [])]).best).toMatchObject({ value: 0.6 });
  });

  it.each<[Partial<ReviewedStratum>]>([
    [{ yesVotes: [2] }],
    [{ yesVotes: [-1] }],
    [{ yesVotes: [0.5] }],
    [{ reviewers: 1.5 }],
    [{ reviewers: Number.NaN }],
  ])('refuses votes that are none: %j', (odd) => {
    expect(() => clericalEstimate([stratum(5, [1], odd)])).toThrow(
      `votes on pairs of of one kind must be of its ${odd.reviewers ?? 1} reviewers`,
    );
    expect(() => clericalEstimate([stratum(5, [1], { pairsVariance: -1 })])).toThrow('pairs of of one kind');
  });
});

describe('the share of right pairs that is linked', () => {
  it('is drawn on the odds, wider where numbers of pairs are estimates', () => {
    const linked = [stratum(20, [1, 1, 1, 0])];
    // 15 found with variance 20 · 20 · (0.1875 ÷ 3) · (1 − 4/20); 2.5 missed with 10 · 10 · (0.1875 ÷ 3) · (1 − 4/10).
    const drawn = (more: number) => {
      const reach = z * Math.sqrt(20 / 15 ** 2 + (3.75 + more) / 2.5 ** 2);
      const [low, high] = [-reach, reach].map((by) => 1 / (1 + Math.exp(-Math.log(6) - by))) as [number, number];
      return estimate(15 / 17.5, low, high, 'Stratified logit interval');
    };
    expect(clericalRecall(linked, [stratum(10, [1, 0, 0, 0])]).middle).toEqual(drawn(0));
    // A quarter of an estimated number: its variance counts a sixteenth.
    const estimated = stratum(10, [1, 0, 0, 0], { pairsVariance: 8 });
    expect(clericalRecall(linked, [estimated]).middle).toEqual(drawn(0.5));
  });

  it('is drawn on the share where one side has none right, and certain where every pair was looked at', () => {
    // The other side's 0.5 · 20 = 10; this one's 10 pairs keep a variance of 3.75.
    const reach = z * Math.sqrt(3.75 / 10 ** 2);
    const [none, half] = [stratum(10, [0, 0, 0, 0]), stratum(20, [1, 0, 1, 0])];
    expect(clericalRecall([none], [half]).middle).toEqual(estimate(0, 0, reach, wald));
    expect(clericalRecall([half], [none]).middle).toEqual(estimate(1, 1 - reach, 1, wald));
    const [three, one] = [stratum(4, [1, 1, 1, 0]), stratum(4, [1, 0, 0, 0])];
    expect(clericalRecall([three], [one]).middle).toEqual(estimate(0.75, 0.75, 0.75, wald));
    expect(clericalRecall([three], []).middle).toEqual(estimate(1, 1, 1, wald));
    expect(clericalRecall([], [three]).middle).toEqual(estimate(0, 0, 0, wald));
  });

  it('is not computed without a right pair, without pairs, or where a side was not looked at', () => {
    const reasons = (linked: readonly ReviewedStratum[], outside: readonly ReviewedStratum[]) =>
      (clericalRecall(linked, outside).middle as { reason?: string }).reason;
    const [none, unseen, seen] = [stratum(3, [0]), stratum(3, []), stratum(3, [1])];
    expect(reasons([none], [none])).toBe('no pair was held for one person');
    expect(reasons([], [stratum(0, [])])).toBe('there are no pairs');
    expect(reasons([unseen], [seen])).toBe('no pair of "of one kind" was looked at');
    expect(reasons([seen], [unseen])).toBe('no pair of "of one kind" was looked at');
  });
});
