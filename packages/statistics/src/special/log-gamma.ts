import { InputError } from '../input-error.ts';

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * The natural logarithm of the gamma function for x > 0, to an absolute error near 1e-14 for small and a relative error
 * near 1e-15 for large values: Stirling's series from 12 up, reached by the recurrence below. At 0 it is Infinity; below
 * 0 it is refused, since the recurrence would climb without end.
 *
 * Source: Abramowitz & Stegun (1964), 6.1.15 and 6.1.41.
 *
 * @example
 * logGamma(0.5) // 0.5724
 */
export function logGamma(x: number): number {
  if (x < 0) throw new InputError(`the gamma function is taken of 0 and above: ${x}. Check the counts.`);
  if (x === Number.POSITIVE_INFINITY) return x;
  let product = 1;
  while (x < 12) product *= x++;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x) - Math.log(product);
}

/** Σ B₂ₖ ÷ (2k(2k − 1)x^(2k−1)), what Stirling's formula leaves out; error below 1e-16 from x = 12. */
export function stirlingSeries(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  return (
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156))))))
  );
}
