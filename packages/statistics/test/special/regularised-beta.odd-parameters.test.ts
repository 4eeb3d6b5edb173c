import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpper,
  InputError,
  regularisedBeta,
} from '../../src/index.ts';

const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, -1, 1e300];

// Each of these once went round without end.
describe('parameters that are none end in one line', () => {
  it.each(odd)('%s', (parameter) => {
    for (const ask of [
      () => regularisedBeta(0.4, parameter, 3),
      () => regularisedBeta(0.4, 3, parameter),
      () => betaQuantile(0.4, parameter, 3),
      ...(parameter === 1e300 ? [] : [() => chiSquareCdf(3, parameter), () => chiSquareUpper(3, parameter)]),
      ...(parameter === 1e300 ? [] : [() => chiSquareQuantile(0.4, parameter)]),
    ]) {
      expect(ask).toThrow(InputError);
      expect(ask).toThrow(/^[^\n]+\.$/);
    }
  });

  it('a probability that is no number', () => {
    expect(() => betaQuantile(Number.NaN, 2, 3)).toThrow(InputError);
    expect(() => chiSquareQuantile(Number.NaN, 3)).toThrow(InputError);
  });
});
