import { InputError } from '../input-error.ts';
import { drawGamma } from './draw-gamma.ts';
import { drawPoisson } from './draw-poisson.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * How many events happen where the rate itself varies from unit to unit? One negative binomial draw: Poisson with a
 * gamma rate, mean `mean`, variance mean + mean² ÷ size. A mean of 0 gives 0.
 *
 * @throws InputError where size is not above 0 or mean is negative.
 *
 * @example
 * drawNegativeBinomial(randomStream('example'), 2, 10) // 25
 */
export function drawNegativeBinomial(random: RandomStream, size: number, mean: number): number {
  if (!(mean >= 0 && Number.isFinite(mean)))
    throw new InputError(`mean must be 0 or more: ${mean}. Pass a mean count.`);
  if (mean === 0) return 0;
  return drawPoisson(random, drawGamma(random, size, mean / size));
}
