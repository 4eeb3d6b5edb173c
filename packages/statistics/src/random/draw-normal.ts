import { normalQuantile } from '../special/normal-quantile.ts';
import type { RandomStream } from './random-stream.ts';

const HALF_STEP = 2 ** -54;

/**
 * One standard normal draw by inversion: one uniform each, so streams of normals stay in step when a parameter changes.
 *
 * @example
 * drawNormal(randomStream('example')) // 1.431
 */
export function drawNormal(random: RandomStream): number {
  return normalQuantile(random.next() + HALF_STEP);
}
