import type { RandomStream } from './random-stream.ts';

/** One exponential draw with mean 1 by inversion; multiply by the mean that is wanted. */
export function drawExponential(random: RandomStream): number {
  return -Math.log1p(-random.next());
}
