import type { RandomStream } from './random-stream.ts';

/**
 * How long until the next event where one is expected per unit of time? One exponential draw with mean 1 by inversion;
 * multiply by the mean that is wanted.
 *
 * @example
 * 7 * drawExponential(randomStream('example')) // 18.02
 */
export function drawExponential(random: RandomStream): number {
  return -Math.log1p(-random.next());
}
