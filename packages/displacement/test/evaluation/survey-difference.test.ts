import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { surveyDifference } from '../../src/index.ts';

// One answer before and one after in each area; changes 1, .5, −.25 where patrolled and .5, 0, −.5, .4 elsewhere.
const changes = [1, 0.5, -0.25, 0.5, 0, -0.5, 0.4];
const answers = {
  score: [...changes.map(() => 3), ...changes.map((change) => 3 + change)],
  area: [...changes.keys(), ...changes.keys()],
  later: [...changes.map(() => false), ...changes.map(() => true)],
  patrolledArea: [1, 1, 1, 0, 0, 0, 0],
};

describe('difference of area changes', () => {
  it('has Welch’s standard error: variances .395833 over 3 areas and .206667 over 4', () => {
    const error = Math.sqrt(0.3958333333333333 / 3 + 0.20666666666666667 / 4);
    expect(surveyDifference(answers, randomStream('survey'))).toMatchObject({
      value: expect.closeTo(1.25 / 3 - 0.1, 12),
      interval: {
        low: expect.closeTo(1.25 / 3 - 0.1 - 1.959963984540054 * error, 9),
        high: expect.closeTo(1.25 / 3 - 0.1 + 1.959963984540054 * error, 9),
      },
      // Four times in five: z of .975 and z of .8.
      minimumDetectable: expect.closeTo((1.959963984540054 + 0.8416212335729143) * error, 9),
    });
  });
  it('has the p-value of all 35 ways to name three of seven areas patrolled', () => {
    const extents = changes.flatMap((a, i) =>
      changes.slice(i + 1).flatMap((b, j) =>
        changes.slice(i + j + 2).map((c) => {
          const own = a + b + c;
          const total = changes.reduce((sum, change) => sum + change, 0);
          return Math.abs(own / 3 - (total - own) / 4);
        }),
      ),
    );
    const exact = extents.filter((each) => each >= extents[0]! - 1e-12).length / extents.length;
    expect(extents.length).toBe(35);
    const found = surveyDifference(answers, randomStream('survey'), { nPermutations: 4000 });
    if (found.status !== 'computed') throw new Error(found.reason);
    expect(Math.abs((found.pValue as number) - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 4000));
  });
  it('leaves an area out that answered in one wave alone', () => {
    const half = { ...answers, score: answers.score.map((score, at) => (at === 0 ? Number.NaN : score)) };
    expect(surveyDifference(half, randomStream('survey'))).toMatchObject({
      nAreas: 6,
      nNotStated: 1,
      value: expect.closeTo(0.125 - 0.1, 12),
    });
  });
});
