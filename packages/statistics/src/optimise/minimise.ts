import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';

export interface Minimum {
  readonly status: 'computed';
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
}

export interface MinimiseOptions {
  /** The gradient; without it, central differences. */
  readonly gradient?: (point: Float64Array) => ArrayLike<number>;
  /** Default 500. */
  readonly maximumIterations?: number;
  /** Stops where every slope, times the parameter's size, is below this share of the function. Default 1e-8. */
  readonly tolerance?: number;
}

/**
 * The parameters at which a smooth function is smallest, e.g. minus a log likelihood.
 *
 * BFGS with a backtracking line search. A function may return NaN or Infinity outside its domain: such steps are shortened.
 * Where what a step promises is less than the value's last digits, and slopes are small, the minimum is reached. No minimum
 * within the iterations: not computed.
 *
 * @throws InputError where the function is not finite at the start.
 *
 * Source: Nocedal & Wright (2006), algorithm 6.1.
 *
 * @example
 * minimise(([x, y]) => (x - 1) ** 2 + 10 * (y - x * x) ** 2, [0, 0]).point // [1, 1]
 */
export function minimise(
  f: (point: Float64Array) => number,
  start: ArrayLike<number>,
  options: MinimiseOptions = {},
): Minimum | NotComputed {
  const { maximumIterations = 500, tolerance = 1e-8 } = options;
  const size = start.length;
  const slopeAt = options.gradient ?? ((at: Float64Array) => centralGradient(f, at));
  let point = Float64Array.from(start);
  let value = f(point);
  if (!Number.isFinite(value)) {
    throw new InputError(
      `the function must be finite at the start: ${value} at ${Array.from(point)}. Pass another start.`,
    );
  }
  let slope = Float64Array.from(slopeAt(point));
  let inverse = identity(size);
  let isFresh = true;
  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    if (isFlat(point, slope, value, tolerance)) return { status: 'computed', point, value, iterations: iteration };
    let direction = times(inverse, slope, size).map((entry) => -entry);
    let descent = vectorProduct(direction, slope);
    if (!(descent < 0)) {
      inverse = identity(size);
      direction = slope.map((entry) => -entry);
      descent = vectorProduct(direction, slope);
    }
    // What the step promises lies below the last digit of the value: no search along it could tell.
    if (-descent <= LAST_DIGITS * Math.max(1, Math.abs(value)) && isFlat(point, slope, value, Math.sqrt(tolerance)))
      return { status: 'computed', point, value, iterations: iteration };
    let step = isFresh ? Math.min(1, 1 / Math.sqrt(vectorProduct(slope, slope))) : 1;
    let next = point;
    let nextValue = Number.NaN;
    for (let shortening = 0; shortening < 60; shortening++) {
      next = point.map((entry, index) => entry + step * direction[index]!);
      nextValue = f(next);
      if (nextValue <= value + 1e-4 * step * descent) break;
      step /= 2;
    }
    const isStill = next.every((entry, index) => entry === point[index]);
    if (isStill || !(nextValue <= value + 1e-4 * step * descent)) {
      // No way down along a fresh steepest descent: the last digits are reached.
      if (isFresh && isFlat(point, slope, value, Math.sqrt(tolerance))) {
        return { status: 'computed', point, value, iterations: iteration };
      }
      if (isFresh) return notComputed('the search found no way down and no minimum');
      inverse = identity(size);
      isFresh = true;
      continue;
    }
    const nextSlope = Float64Array.from(slopeAt(next));
    const moved = next.map((entry, index) => entry - point[index]!);
    const bent = nextSlope.map((entry, index) => entry - slope[index]!);
    updateInverse(inverse, moved, bent, size, isFresh);
    isFresh = false;
    point = next;
    value = nextValue;
    slope = nextSlope;
  }
  return notComputed(`the search did not settle in ${maximumIterations} steps`);
}

const LAST_DIGITS = 4 * Number.EPSILON;

/** Slopes by central differences, steps of the cube root of rounding. */
function centralGradient(f: (point: Float64Array) => number, at: Float64Array): Float64Array {
  const probe = Float64Array.from(at);
  return at.map((entry, index) => {
    const step = 6e-6 * Math.max(1, Math.abs(entry));
    probe[index] = entry + step;
    const above = f(probe);
    probe[index] = entry - step;
    const below = f(probe);
    probe[index] = entry;
    return (above - below) / (2 * step);
  });
}

function isFlat(point: Float64Array, slope: Float64Array, value: number, tolerance: number): boolean {
  const scale = Math.max(1, Math.abs(value));
  return slope.every((entry, index) => Math.abs(entry) * Math.max(1, Math.abs(point[index]!)) <= tolerance * scale);
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let index = 0; index < size; index++) matrix[index * size + index] = 1;
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) product[row]! += matrix[row * size + column]! * vector[column]!;
  }
  return product;
}

function vectorProduct(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += a[index]! * b[index]!;
  return total;
}

/** Nocedal & Wright, eq. 6.17; a first update scales the identity by eq. 6.20. Skipped where curvature is not positive. */
function updateInverse(
  inverse: Float64Array,
  moved: Float64Array,
  bent: Float64Array,
  size: number,
  isFirst: boolean,
): void {
  const curvature = vectorProduct(moved, bent);
  if (!(curvature > 1e-14 * Math.sqrt(vectorProduct(moved, moved) * vectorProduct(bent, bent)))) return;
  if (isFirst) inverse.set(identity(size).map((entry) => (entry * curvature) / vectorProduct(bent, bent)));
  const product = times(inverse, bent, size);
  const scale = (1 + vectorProduct(bent, product) / curvature) / curvature;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      inverse[i * size + j]! +=
        scale * moved[i]! * moved[j]! - (product[i]! * moved[j]! + moved[i]! * product[j]!) / curvature;
    }
  }
}
