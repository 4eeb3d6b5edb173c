import { InputError } from '../input-error.ts';
import { drawNormal } from './draw-normal.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * A rate above 0 that varies between units, e.g. between streets: one gamma draw with mean shape × scale.
 *
 * Rejection from a normal; below shape 1 the authors' boost from shape + 1.
 *
 * @throws InputError where shape or scale is not above 0.
 *
 * Source: Marsaglia & Tsang (2000).
 *
 * @example
 * drawGamma(randomStream('example'), 4, 0.5) // 3.573
 */
export function drawGamma(random: RandomStream, shape: number, scale = 1): number {
  if (!(scale > 0 && Number.isFinite(scale)))
    throw new InputError(`scale must be above 0: ${scale}. Pass mean ÷ shape.`);
  return Math.exp(drawLogGamma(random, shape)) * scale;
}

/** The logarithm of a gamma draw with scale 1. It stays finite at shapes so small that the draw itself is 0 in a double. */
export function drawLogGamma(random: RandomStream, shape: number): number {
  if (!(shape > 0 && Number.isFinite(shape))) {
    throw new InputError(`shape must be above 0: ${shape}. Pass a positive shape.`);
  }
  if (shape < 1) return drawLogGamma(random, shape + 1) + Math.log1p(-random.next()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (Math.log1p(-random.next()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return Math.log(d * v);
  }
}
