import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDominated } from '../../src/release/is-dominated.ts';
import { roundCount } from '../../src/release/round-count.ts';

it('asks whether two give more than nine tenths, or the rest less than a tenth of the largest', () => {
  expect([isDominated([50, 40], 100), isDominated([40, 51], 100), isDominated([40, 50, 1], 100)]).toEqual([
    ...[false, true, false],
  ]);
  // One alone: the rest of 12 is more than a tenth of 100, the rest of 9 is not.
  expect([isDominated([100, 0], 112), isDominated([100, 0], 109)]).toEqual([false, true]);
});

it('asks of amounts below nought by their size, and of what they take off a sum as of what is added', () => {
  expect([isDominated([-10, -150], -160), isDominated([-150, 20], -100), isDominated([600, -400], 1000)]).toEqual([
    ...[true, true, true],
  ]);
  expect(isDominated([60, -40], 1000)).toBe(false);
});

it('lets no sum leave of which one who gives to it knows the largest to a tenth, whoever that is', () => {
  const amounts = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1000 })), {
    minLength: 2,
  });
  let leaving = 0;
  fc.assert(
    fc.property(amounts, (all) => {
      const total = all.reduce((sum, each) => sum + each, 0);
      const [first, second] = [...all].sort((a, b) => b - a) as [number, number];
      if (total === 0 || isDominated([second, first], total)) return;
      leaving++;
      // Whoever gave the second takes their own off, and all else but the largest is what they are out by.
      expect(total - second - first).toBeGreaterThanOrEqual(0.1 * first);
    }),
  );
  expect(leaving).toBeGreaterThan(20);
});

it('rounds counts to the nearest multiple, halves away from nought', () => {
  expect([0, 1, 2, 3, 7, 8, 12, 13, -2, -3].map((count) => roundCount(count, 5))).toEqual([
    ...[0, 0, 0, 5, 5, 10, 10, 15, -0, -5],
  ]);
  expect([5, 15, -5].map((count) => roundCount(count, 10))).toEqual([10, 20, -10]);
  expect(roundCount(7.3, 1)).toBe(7.3);
});
