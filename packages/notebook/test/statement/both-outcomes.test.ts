import { expect, it } from 'vitest';
import { BOTH_OUTCOMES } from '../../src/index.ts';

it('rests on everybody, and may tell of the fewer of those to whom it happened and those to whom it did not', () => {
  const of = (positives: number, negatives: number) => [
    BOTH_OUTCOMES.contributors({ positives, negatives }),
    BOTH_OUTCOMES.fewest({ positives, negatives }),
  ];
  expect([of(2, 4_000), of(4_000, 3)]).toEqual([
    [4_002, 2],
    [4_003, 3],
  ]);
});
