import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import type { Minimum } from './minimise.ts';

export interface NelderMeadOptions {
  /** Length of the first simplex's edges, relative to each parameter or absolute near 0. Default 0.1. */
  readonly step?: number;
  /** Default 200 per parameter. */
  readonly maximumIterations?: number;
  /** Stops where values and corners of the simplex differ by less than this share. Default 1e-10. */
  readonly tolerance?: number;
}

/**
 * The parameters at which a function is smallest, without slopes: for likelihoods with kinks.
 *
 * Nelder–Mead simplex with the usual coefficients. A function may return NaN or Infinity outside its domain. No minimum
 * within the iterations: not computed.
 *
 * @throws InputError where the function is not finite at the start.
 *
 * Source: Nelder & Mead (1965), in the form of Lagarias et al. (1998).
 *
 * @example
 * minimiseNelderMead(([x, y]) => Math.abs(x - 1) + (y + 2) ** 2, [0, 0]).point // [1, -2]
 */
export function minimiseNelderMead(
  f: (point: Float64Array) => number,
  start: ArrayLike<number>,
  options: NelderMeadOptions = {},
): Minimum | NotComputed {
  const size = start.length;
  const { step = 0.1, maximumIterations = 200 * size, tolerance = 1e-10 } = options;
  const valueAt = (point: Float64Array): number => {
    const value = f(point);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  const corner = (point: Float64Array) => ({ point, value: valueAt(point) });
  const first = Float64Array.from(start);
  const corners = [corner(first)];
  if (!Number.isFinite(corners[0]!.value)) {
    throw new InputError(
      `the function must be finite at the start: ${f(first)} at ${Array.from(first)}. Pass another start.`,
    );
  }
  for (let index = 0; index < size; index++) {
    const point = Float64Array.from(start);
    point[index]! += step * Math.max(1, Math.abs(point[index]!));
    corners.push(corner(point));
  }
  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    corners.sort((a, b) => a.value - b.value);
    const best = corners[0]!;
    const worst = corners[size]!;
    if (isSmall(corners, tolerance))
      return { status: 'computed', point: best.point, value: best.value, iterations: iteration };
    const centre = new Float64Array(size);
    for (let index = 0; index < size; index++) {
      for (let entry = 0; entry < size; entry++) centre[entry]! += corners[index]!.point[entry]! / size;
    }
    const along = (share: number) =>
      corner(centre.map((entry, index) => entry + share * (worst.point[index]! - entry)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      corners[size] = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    if (reflected.value < corners[size - 1]!.value) {
      corners[size] = reflected;
      continue;
    }
    const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
    if (contracted.value < Math.min(reflected.value, worst.value)) {
      corners[size] = contracted;
      continue;
    }
    for (let index = 1; index <= size; index++) {
      corners[index] = corner(corners[index]!.point.map((entry, at) => (entry + best.point[at]!) / 2));
    }
  }
  return notComputed(`the search did not settle in ${maximumIterations} steps`);
}

function isSmall(corners: readonly { point: Float64Array; value: number }[], tolerance: number): boolean {
  const best = corners[0]!;
  const worst = corners[corners.length - 1]!;
  if (!(worst.value - best.value <= tolerance * Math.max(1, Math.abs(best.value)))) return false;
  return corners.every(({ point }) =>
    point.every(
      (entry, at) => Math.abs(entry - best.point[at]!) <= Math.sqrt(tolerance) * Math.max(1, Math.abs(entry)),
    ),
  );
}
