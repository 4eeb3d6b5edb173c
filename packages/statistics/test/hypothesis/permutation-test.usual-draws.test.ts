import { expect, it } from 'vitest';
import { chiSquareMonteCarlo, permutationTest, randomStream } from '../../src/index.ts';

it('deals 9,999 times unless told otherwise: with what was seen, ten thousand arrangements', () => {
  const dealt = permutationTest([5, 6, 7], [1, 2, 6], { random: randomStream('deals') });
  const drawn = chiSquareMonteCarlo(
    [
      [3, 1],
      [1, 4],
    ],
    { random: randomStream('tables') },
  );
  for (const found of [dealt, drawn]) {
    if (found.status !== 'computed') throw new Error(found.reason);
    expect(found.pValue).toBeLessThan(0.5);
    expect(found.pValue * 10_000).toBeCloseTo(Math.round(found.pValue * 10_000), 9);
  }
});
