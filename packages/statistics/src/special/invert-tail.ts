import { InputError } from '../input-error.ts';

/** A distribution function along an axis without ends, with both tails and its slope there. */
interface TailFunction {
  lower(t: number): number;
  upper(t: number): number;
  slope(t: number): number;
}

/**
 * The point where the lower tail equals `probability`: Newton's rule on the logarithm of the smaller tail, kept inside a
 * bracket by bisection, so it cannot run away and keeps its digits far out.
 */
export function invertTail(tails: TailFunction, probability: number, start: number): number {
  if (!(probability > 0 && probability < 1 && Number.isFinite(start))) {
    throw new InputError(
      `a quantile needs a probability between 0 and 1, and parameters above 0: probability ${probability}. Check the level and the counts.`,
    );
  }
  const fromBelow = probability <= 0.5;
  const target = Math.log(fromBelow ? probability : 1 - probability);
  let low = -750;
  let high = 750;
  let t = Math.min(Math.max(start, low + 1), high - 1);
  for (let round = 0; round < 300; round++) {
    const tail = fromBelow ? tails.lower(t) : tails.upper(t);
    const gap = fromBelow ? Math.log(tail) - target : target - Math.log(tail);
    if (gap > 0) high = t;
    else low = t;
    let next = t - (gap * tail) / tails.slope(t);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - t) <= 2e-16 * Math.max(1, Math.abs(t))) return next;
    t = next;
  }
  return t;
}
