import { describe, expect, it } from 'vitest';
import * as statistics from '../../src/index.ts';
import { expectClose, golden } from '../golden/golden.ts';

interface Row {
  readonly name: keyof typeof statistics;
  readonly args: readonly number[];
  readonly value: number;
}

const { rows } = golden<{ rows: readonly Row[] }>('special');

const functions = new Map<string, unknown>(Object.entries(statistics));

// Relative, except near zeros of the function (log gamma at 1 and 2, quantiles at the median), where the absolute bound rules.
const RELATIVE = 1e-12;
const ABSOLUTE: Record<string, number> = { logGamma: 1e-14, normalQuantile: 1e-16 };

describe('special functions agree with R to 12 digits', () => {
  for (const name of new Set(rows.map((row) => row.name))) {
    it(name, () => {
      const f = functions.get(name) as (...args: readonly number[]) => number;
      const mine = rows.filter((row) => row.name === name);
      expect(mine.length).toBeGreaterThan(5);
      for (const { args, value } of mine) expectClose(f(...args), value, RELATIVE, ABSOLUTE[name], `${name}(${args})`);
    });
  }
});

it('the normal quantile refuses 0, 1 and NaN', () => {
  for (const bad of [0, 1, Number.NaN, -1]) expect(() => statistics.normalQuantile(bad)).toThrow(statistics.InputError);
});

describe('binomialMass of what is no number', () => {
  it.each([
    [Number.NaN, 10, 0.5],
    [3, Number.NaN, 0.5],
    [3, 10, Number.NaN],
    [3, Number.POSITIVE_INFINITY, 0.5],
  ])('ends, and gives none: %s of %s at %s', (x, n, probability) => {
    expect(statistics.binomialMass(x, n, probability)).toBeNaN();
  });

  it.each([-1, 11, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is 0 for %s of 10', (x) => {
    expect(statistics.binomialMass(x, 10, 0.5)).toBe(0);
  });
});
