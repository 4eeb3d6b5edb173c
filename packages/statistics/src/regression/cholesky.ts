import { InputError } from '../input-error.ts';
/**
 * Lower factor L of a symmetric positive definite matrix A = L Lᵀ (row-major, `width` × `width`), or `null` where its
 * columns depend on each other.
 *
 * @example
 * choleskyFactor(Float64Array.of(4, 2, 2, 5), 2) // [2, 0, 1, 2]
 */
export function choleskyFactor(matrix: Float64Array, width: number): Float64Array | null {
  checkWidth(matrix, width);
  const factor = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * width + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * width + k]! * factor[j * width + k]!;
      if (i === j) {
        // A pivot that lost 12 of its 16 digits says that the columns depend on each other.
        if (!(sum > 1e-12 * matrix[i * width + i]!)) return null;
        factor[i * width + i] = Math.sqrt(sum);
      } else factor[i * width + j] = sum / factor[j * width + j]!;
    }
  }
  return factor;
}

/**
 * The x of A x = `right`, from the factor of A.
 *
 * @example
 * choleskySolve(Float64Array.of(2, 0, 1, 2), Float64Array.of(8, 8), 2) // [1.5, 1]
 */
export function choleskySolve(factor: Float64Array, right: Float64Array, width: number): Float64Array {
  checkWidth(factor, width);
  const solution = Float64Array.from(right);
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < i; k++) solution[i]! -= factor[i * width + k]! * solution[k]!;
    solution[i]! /= factor[i * width + i]!;
  }
  for (let i = width - 1; i >= 0; i--) {
    for (let k = i + 1; k < width; k++) solution[i]! -= factor[k * width + i]! * solution[k]!;
    solution[i]! /= factor[i * width + i]!;
  }
  return solution;
}

/**
 * The inverse of A from its factor, row-major.
 *
 * @example
 * choleskyInverse(Float64Array.of(2, 0, 1, 2), 2) // [0.3125, -0.125, -0.125, 0.25]
 */
export function choleskyInverse(factor: Float64Array, width: number): Float64Array {
  checkWidth(factor, width);
  const inverse = new Float64Array(width * width);
  for (let column = 0; column < width; column++) {
    const unit = new Float64Array(width);
    unit[column] = 1;
    const solved = choleskySolve(factor, unit, width);
    for (let row = 0; row < width; row++) inverse[row * width + column] = solved[row]!;
  }
  return inverse;
}

function checkWidth(matrix: Float64Array, width: number): void {
  if (width >= 0 && matrix.length === width * width) return;
  throw new InputError(
    `a square of ${width} by ${width} cannot hold ${matrix.length} numbers. Pass the matrix's width.`,
  );
}
