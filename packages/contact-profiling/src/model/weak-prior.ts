/** Standard deviation, in logarithms, of what the weak prior holds each parameter to: a factor of 150 either way. */
const SPREAD = 5;

/**
 * Histories whose likelihood rises for ever along a ridge (all people drop out alike, or all have one rate) say so little of
 * one parameter that any is as good: a weak prior about the start then picks one near by. Minus its log density.
 */
export function weakPrior(point: ArrayLike<number>, start: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < point.length; index++) sum += ((point[index]! - start[index]!) / SPREAD) ** 2 / 2;
  return sum;
}

/** The slope of {@link weakPrior}. */
export function weakPriorSlope(point: ArrayLike<number>, start: ArrayLike<number>): Float64Array {
  return Float64Array.from(point, (entry, index) => (entry - start[index]!) / SPREAD ** 2);
}
