import { drawLogGamma } from './draw-gamma.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * A rate that could lie behind so many successes (`first`) and failures (`second`): one beta draw, mean
 * first ÷ (first + second).
 *
 * From two gammas taken as logarithms: shapes near 0 give 0 or 1, never 0 ÷ 0.
 *
 * @throws InputError where a shape is not above 0.
 *
 * @example
 * drawBeta(randomStream('example'), 8, 2) // 0.8271
 */
export function drawBeta(random: RandomStream, first: number, second: number): number {
  const logFirst = drawLogGamma(random, first);
  const logSecond = drawLogGamma(random, second);
  return 1 / (1 + Math.exp(logSecond - logFirst));
}
