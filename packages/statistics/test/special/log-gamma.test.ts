import { describe, expect, it } from 'vitest';
import { InputError, logFactorial, logGamma } from '../../src/index.ts';

describe('logGamma', () => {
  it('refuses what lies below nought, however far: it once went round without end', () => {
    for (const x of [-1e-300, -1, -1e300, Number.NEGATIVE_INFINITY]) expect(() => logGamma(x)).toThrow(InputError);
    expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
  });

  // The C library, by Python: math.lgamma(x)
  it.each([
    [1e-300, 690.7755278982137],
    [11.999, 17.499865227646104],
    [12, 17.502307845873887],
    [1e6, 12815504.569147613],
  ])('of %s is %s, as elsewhere', (x, value) => expect(logGamma(x)).toBeCloseTo(value, 8));
});

describe('logFactorial', () => {
  it('reads between its table and beyond it by the gamma function, and refuses what has no factorial', () => {
    expect(logFactorial(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI) / 2), 12);
    expect(logFactorial(256) - logFactorial(255)).toBeCloseTo(Math.log(256), 10);
    expect(() => logFactorial(-2)).toThrow(InputError);
  });
});
