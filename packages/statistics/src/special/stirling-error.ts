import { logGamma, stirlingSeries } from './log-gamma.ts';

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Of small counts, and of the half that every normal tail asks for. */
const HALVES = Float64Array.from({ length: 24 }, (_, twice) => ofFew(twice / 2));

/** ln n! − ln(√(2πn)(n/e)ⁿ) for n > 0: what Stirling's formula lacks (Loader 2000). */
export function stirlingError(n: number): number {
  return n >= 12 ? stirlingSeries(n) : (HALVES[2 * n] ?? ofFew(n));
}

function ofFew(n: number): number {
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
}

/** x ln(x ÷ mean) + mean − x without losing digits where x is near the mean (Loader 2000, `bd0`). */
export function saddleDeviance(x: number, mean: number): number {
  // Written so that what is no number, near to nothing, takes this way too: the series below would not end.
  if (!(Math.abs(x - mean) < 0.1 * (x + mean))) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let total = (x - mean) * v;
  let term = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    term *= v * v;
    const next = total + term / odd;
    if (next === total) return total;
    total = next;
  }
}
