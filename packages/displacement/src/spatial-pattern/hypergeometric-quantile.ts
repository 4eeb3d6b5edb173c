import { logFactorial } from '@assay/statistics';

/** Least x with P(X ≤ x) ≥ probability, for X marked among `drawn` of a `population` that holds `marked`. */
export function hypergeometricQuantile(probability: number, population: number, marked: number, drawn: number): number {
  const least = Math.max(0, drawn - (population - marked));
  const most = Math.min(drawn, marked);
  const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const all = logChoose(population, drawn);
  let cumulative = 0;
  for (let x = least; x < most; x++) {
    cumulative += Math.exp(logChoose(marked, x) + logChoose(population - marked, drawn - x) - all);
    // One part in 10¹² forgives rounding of a cumulative sum that should equal the probability.
    if (cumulative >= probability * (1 - 1e-12)) return x;
  }
  return most;
}
