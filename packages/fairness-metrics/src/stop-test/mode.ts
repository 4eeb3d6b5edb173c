import { choleskyFactor, choleskyInverse } from '@assay/statistics';
import type { LogDensity } from './hamiltonian.ts';

/**
 * The highest point near `start` (Newton steps, damped until they climb) and a factor of the inverse curvature there: where a
 * sampler begins and the shape it first assumes. It is not an estimate: the highest point of a posterior like this one lies
 * away from its mass.
 */
export function thresholdModeAndShape(logDensity: LogDensity, start: Float64Array, most = 60) {
  const width = start.length;
  let position = start.slice();
  let gradient = new Float64Array(width);
  let value = logDensity(position, gradient);
  let factor = identity(width);
  let damping = 1;
  for (let round = 0; round < most; round++) {
    const curvature = negativeHessian(logDensity, position);
    let climbed = 0;
    for (let attempt = 0; attempt < 12 && climbed === 0; attempt++) {
      const damped = curvature.slice();
      for (let k = 0; k < width; k++) damped[k * width + k]! += damping;
      const root = choleskyFactor(damped, width);
      if (root === null) {
        damping = Math.max(4 * damping, 1e-3);
        continue;
      }
      const inverse = choleskyInverse(root, width);
      const next = position.slice();
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++) next[i]! += inverse[i * width + j]! * gradient[j]!;
      }
      const nextGradient = new Float64Array(width);
      const nextValue = logDensity(next, nextGradient);
      if (nextValue > value) {
        climbed = nextValue - value;
        position = next;
        gradient = nextGradient;
        value = nextValue;
        damping /= 5;
        factor = choleskyFactor(inverse, width) ?? factor;
      } else damping = Math.max(4 * damping, 1e-6);
    }
    if (climbed < 1e-6) break;
  }
  return { position, factor };
}

function negativeHessian(logDensity: LogDensity, at: Float64Array): Float64Array {
  const width = at.length;
  const hessian = new Float64Array(width * width);
  const above = new Float64Array(width);
  const below = new Float64Array(width);
  const point = at.slice();
  for (let i = 0; i < width; i++) {
    const step = 1e-4 * Math.max(1, Math.abs(at[i]!));
    point[i] = at[i]! + step;
    logDensity(point, above);
    point[i] = at[i]! - step;
    logDensity(point, below);
    point[i] = at[i]!;
    for (let j = 0; j < width; j++) {
      const second = (below[j]! - above[j]!) / (4 * step);
      hessian[i * width + j]! += second;
      hessian[j * width + i]! += second;
    }
  }
  return hessian;
}

function identity(width: number): Float64Array {
  const matrix = new Float64Array(width * width);
  for (let k = 0; k < width; k++) matrix[k * width + k] = 1;
  return matrix;
}
