import { dictionaryColumn, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textLevels } from '../src/index.ts';
import { CandidatePairs } from '../src/model/candidate-pairs.ts';
import { patternRadix } from '../src/model/level-column.ts';
import { listWhileCounting } from '../src/model/list-while-counting.ts';
import { pairWeights } from '../src/model/pair-weights.ts';
import type { Hope, PatternPass } from '../src/model/pattern-pass.ts';
import { scalarPatterns } from '../src/model/scalar-patterns.ts';
import { linkProbability, reachesProbability, scorePairs } from '../src/model/score-pairs.ts';
import { vectorPatterns } from '../src/model/vector-patterns.ts';

const weightAt = (probability: number) => Math.log2(probability / (1 - probability));

it('says by the weight what the probability says, next to the limit too', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 1e-12, 1 - 1e-12, 0.95, 0.999)),
      fc.oneof(fc.double({ min: -60, max: 60, noNaN: true }), fc.constantFrom(-Infinity, Infinity)),
      fc.constantFrom(0, 1e-16, 1e-12, 1e-7, 9e-4, 1.1e-3),
      (atLeast, elsewhere, away) => {
        const reaches = reachesProbability(atLeast);
        const limit = weightAt(atLeast);
        for (const weight of [elsewhere, limit, limit - away, limit + away, Math.fround(limit)]) {
          expect(reaches(weight)).toBe(linkProbability(weight) >= atLeast);
        }
      },
    ),
  );
});

it('keeps every pair that is kept when nothing is held for hopeless, common values and rare ones', () => {
  const random = randomStream('hope');
  const names = ['Ann', 'Ann', 'Ann', 'Ann', 'Anne', 'Bea', 'Bea', 'Cy', 'Dee', null];
  const some = () => dictionaryColumn(Array.from({ length: 60 }, () => names[random.integer(names.length)]!));
  let kept = 0;
  let looks = 0;
  for (let round = 0; round < 12; round++) {
    const fields = ['first', 'second'].map((name) =>
      textLevels(name, some(), { similarity: [0.8], termFrequency: true }),
    );
    const candidates = new CandidatePairs([{ name: 'all', codes: new Int32Array(60), keyCount: 1, informs: [] }]);
    const multipliers = Int32Array.of(1, patternRadix(fields[0]!));
    const task = { candidates, fields, multipliers, patternSpace: patternRadix(fields[0]!) * patternRadix(fields[1]!) };
    const weights = () => Float64Array.from([3, 1, -3], (each) => each + random.next());
    const scoring = {
      ...task,
      fitted: fields.map(() => ({ u: Float64Array.of(0.2, 0.1, 0.7), m: new Float64Array(3), weights: weights() })),
      priorShare: 0.05 + 0.2 * random.next(),
      kinShare: round % 2 === 0 ? 0 : 0.01,
      apart: [0],
      keepAbove: 0.3 + 0.4 * random.next(),
    };
    const scalar = scalarPatterns(task);
    const counting = (pass: PatternPass, hopeOf: (hope: Hope) => Hope): PatternPass => ({
      ...pass,
      forEach: (rule, hope, visit) =>
        pass.forEach(rule, hopeOf(hope), (...pair) => {
          looks += hopeOf(hope) === hope ? 1 : 0;
          visit(...pair);
        }),
    });
    const all = scorePairs({
      ...scoring,
      pass: counting(scalar, (hope) => ({
        ...hope,
        terms: 0,
        isHopeless: new Uint8Array(task.patternSpace),
        bits: new Int32Array(task.patternSpace),
      })),
    });
    kept += all.length;
    expect(scorePairs({ ...scoring, pass: counting(scalar, (hope) => hope) })).toEqual(all);
    expect(scorePairs({ ...scoring, pass: vectorPatterns(task)! })).toEqual(all);
    // Listed on the way by what the model itself hopes for, by more than that, and by less: then they are compared again.
    for (const slack of [0, 3, -1, -50]) {
      let isCompared = false;
      const watched = {
        ...(slack === 0 ? scalar : vectorPatterns(task)!),
        forEach: (...visit: Parameters<PatternPass['forEach']>) => {
          isCompared = true;
          scalar.forEach(...visit);
        },
      };
      const guessed = listWhileCounting(() => watched, pairWeights({ ...scoring, slack }).hope);
      guessed.count(0);
      expect(scorePairs({ ...scoring, pass: guessed })).toEqual(all);
      expect(isCompared).toBe(slack < 0);
      const few = listWhileCounting(() => watched, pairWeights({ ...scoring, slack }).hope, 3);
      few.count(0);
      expect(scorePairs({ ...scoring, pass: few })).toEqual(all);
    }
  }
  // Some are kept, and few others are looked at.
  expect(kept).toBeGreaterThan(300);
  expect(looks).toBeLessThan(1.5 * kept);
});
