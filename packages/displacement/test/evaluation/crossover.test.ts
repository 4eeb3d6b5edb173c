import { randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { patrolDayCrossover } from '../../src/index.ts';

/** Every way to deal the patrol days of each block among its own days. */
function deals(patrol: readonly number[], blockDays: number): number[][] {
  if (patrol.length === 0) return [[]];
  const block = patrol.slice(0, blockDays);
  const own = [...Array(2 ** block.length).keys()]
    .map((bits) => block.map((_, day) => (bits >> day) & 1))
    .filter((dealt) => dealt.filter((day) => day === 1).length === block.filter((day) => day === 1).length);
  const rest = deals(patrol.slice(blockDays), blockDays);
  return own.flatMap((first) => rest.map((others) => [...first, ...others]));
}

// Many crimes on the first days, few on the last: patrol days dealt across blocks would give other ratios.
it.each([
  { counts: [30, 12, 25, 4, 9, 2, 1, 3], patrol: [0, 1, 0, 0, 0, 1, 1, 0], blockDays: 3 },
  { counts: [20, 31, 26, 22, 3, 1, 4, 2], patrol: [1, 0, 0, 0, 0, 1, 1, 1], blockDays: 4 },
])('has the p-value of every deal of patrol days within blocks of $blockDays', ({ counts, patrol, blockDays }) => {
  const mean = (days: readonly number[], kind: number) => {
    const own = counts.filter((_, day) => days[day] === kind);
    return own.reduce((sum, count) => sum + count, 0) / own.length;
  };
  const extent = (days: readonly number[]) => Math.abs(Math.log(mean(days, 1) / mean(days, 0)));
  const all = deals(patrol, blockDays).map(extent);
  const exact = all.filter((each) => each >= extent(patrol) - 1e-12).length / all.length;
  const nPermutations = 4000;
  const found = patrolDayCrossover(counts, patrol, randomStream('deals'), { blockDays, nPermutations });
  if (found.status !== 'computed') throw new Error(found.reason);
  expect(found.ratio).toBeCloseTo(mean(patrol, 1) / mean(patrol, 0), 12);
  expect(Math.abs((found.pValue as number) - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / nPermutations));
});
