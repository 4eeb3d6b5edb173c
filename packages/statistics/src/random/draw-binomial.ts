import { InputError } from '../input-error.ts';
import { logFactorial } from '../special/log-factorial.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * How many of `trials` succeed when each does with `probability`? One binomial draw, exact, not a normal approximation.
 *
 * Inversion while the smaller expected count is below 10, else transformed rejection (BTRS).
 *
 * @throws InputError where trials is no whole number of 0 or more or probability lies outside 0 … 1.
 *
 * Source: Hörmann (1993), algorithm BTRS.
 *
 * @example
 * drawBinomial(randomStream('example'), 1000, 0.3) // 310
 */
export function drawBinomial(random: RandomStream, trials: number, probability: number): number {
  if (!(trials >= 0 && Number.isSafeInteger(trials))) {
    throw new InputError(`trials must be a whole number of 0 or more: ${trials}. Pass a count.`);
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new InputError(`probability must lie between 0 and 1: ${probability}. Pass a proportion.`);
  }
  if (probability > 0.5) return trials - draw(random, trials, 1 - probability);
  return draw(random, trials, probability);
}

function draw(random: RandomStream, trials: number, probability: number): number {
  if (trials === 0 || probability === 0) return 0;
  return trials * probability < 10 ? inverted(random, trials, probability) : rejected(random, trials, probability);
}

function inverted(random: RandomStream, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  const none = Math.exp(trials * Math.log1p(-probability));
  for (;;) {
    let left = random.next();
    let mass = none;
    for (let successes = 0; successes <= trials; successes++) {
      if (left < mass) return successes;
      left -= mass;
      mass *= ((trials - successes) * odds) / (successes + 1);
      // Masses no longer move the sum: the draw fell in what rounding lost, at most 1e-15; draw again.
      if (mass < 1e-18) break;
    }
  }
}

function rejected(random: RandomStream, trials: number, p: number): number {
  const spread = Math.sqrt(trials * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = trials * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(p / (1 - p));
  const mode = Math.floor((trials + 1) * p);
  const logAtMode = logFactorial(mode) + logFactorial(trials - mode);
  for (;;) {
    const u = random.next() - 0.5;
    const v = 1 - random.next();
    const us = 0.5 - Math.abs(u);
    const successes = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= squeeze) return successes;
    if (!(successes >= 0 && successes <= trials)) continue;
    const bound = logAtMode - logFactorial(successes) - logFactorial(trials - successes) + (successes - mode) * logOdds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= bound) return successes;
  }
}
