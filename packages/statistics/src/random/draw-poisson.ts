import { InputError } from '../input-error.ts';
import { logFactorial } from '../special/log-factorial.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * How many events happen when `mean` are expected? One Poisson draw, exact. A mean of 0 gives 0.
 *
 * Inversion below a mean of 10, else transformed rejection (PTRS).
 *
 * @throws InputError where mean is negative, not finite or above 2^50.
 *
 * Source: Hörmann (1993), algorithm PTRS.
 *
 * @example
 * drawPoisson(randomStream('example'), 12) // 14
 */
export function drawPoisson(random: RandomStream, mean: number): number {
  if (!(mean >= 0 && mean <= 2 ** 50)) {
    throw new InputError(`mean must lie between 0 and 2^50: ${mean}. Pass an expected count.`);
  }
  if (mean === 0) return 0;
  return mean < 10 ? inverted(random, mean) : rejected(random, mean);
}

function inverted(random: RandomStream, mean: number): number {
  const none = Math.exp(-mean);
  for (;;) {
    let left = random.next();
    let mass = none;
    // The odds of reaching 100 at a mean below 10 are under 1e-60: past it the draw fell in what rounding lost.
    for (let events = 0; events < 100; events++) {
      if (left < mass) return events;
      left -= mass;
      mass *= mean / (events + 1);
    }
  }
}

function rejected(random: RandomStream, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    const u = random.next() - 0.5;
    const v = 1 - random.next();
    const us = 0.5 - Math.abs(u);
    const events = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return events;
    if (events < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= events * logMean - mean - logFactorial(events)) {
      return events;
    }
  }
}
