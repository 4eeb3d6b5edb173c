/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for 0 ≤ z < 1, by its series; callers bring it to a form in which few
 * terms are needed.
 *
 * Source: Abramowitz & Stegun (1964), 15.1.1.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; k < 1_000_000; k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
    if (!Number.isFinite(term)) return Number.NaN;
    if (Math.abs(term) <= 1e-16 * Math.abs(sum) && k > Math.abs(a) - c) break;
  }
  return sum;
}
