/** Steps up to which a sum is added term by term: one person with a million contacts must not cost a million terms. */
const FEW = 64;

/** Σ 1 ÷ (z + k) for from ≤ k < to; long ones by the Euler–Maclaurin formula from where it is exact to rounding. */
export function reciprocalSum(z: number, from: number, to: number): number {
  const exactTo = to - from > FEW ? from + FEW / 2 : to;
  let sum = 0;
  for (let k = from; k < exactTo; k++) sum += 1 / (z + k);
  if (exactTo === to) return sum;
  const low = 1 / (z + exactTo);
  const high = 1 / (z + to);
  return sum + Math.log(low / high) + (low - high) / 2 + (low ** 2 - high ** 2) / 12 - (low ** 4 - high ** 4) / 120;
}
