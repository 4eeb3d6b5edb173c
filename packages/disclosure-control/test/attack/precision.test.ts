import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printedError } from '../../src/attack/precision.ts';

it('is half a unit of the last digit', () => {
  const printed = [0.25, 1200.5, 7, -0.25, 3e-7, 1e21];
  expect(printed.map((value) => Number(printedError(value).toPrecision(6)))).toEqual([
    0.005, 0.05, 0.5, 0.005, 5e-8, 5e20,
  ]);
});

it('adds the millionth part of a millionth for arithmetic', () => {
  expect(printedError(4e15) - 5e14).toBe(4000);
  expect(printedError(1_234_567_890_123) - 0.5).toBeCloseTo(1.234567890123, 3);
});

it('holds what was rounded to any digits, halves in either direction', () => {
  const half = fc.tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 9 }));
  fc.assert(
    fc.property(half, ([units, decimals]) => {
      const exact = (units + 0.5) / 10 ** decimals;
      for (const printed of [units, units + 1]) {
        const value = printed / 10 ** decimals;
        expect(Math.abs(exact - value)).toBeLessThanOrEqual(printedError(value));
        expect(printedError(value)).toBeLessThan(printed % 10 === 0 ? Infinity : 0.51 / 10 ** decimals);
      }
    }),
    { seed: 9 },
  );
});
