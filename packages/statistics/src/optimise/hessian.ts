/**
 * The curvature of a smooth function at a point, row-major, by central second differences. Of minus a log likelihood, its
 * inverse is the covariance of the estimates.
 *
 * @example
 * hessian(([x, y]) => x * x + 3 * x * y, Float64Array.of(1, 2)) // [2, 3, 3, 0]
 */
export function hessian(f: (point: Float64Array) => number, at: Float64Array): Float64Array {
  const size = at.length;
  // Near the fourth root of rounding, where truncation and rounding weigh alike.
  const steps = at.map((entry) => 2 ** Math.round(Math.log2(1.2e-4 * Math.max(1, Math.abs(entry)))));
  const probe = Float64Array.from(at);
  const matrix = new Float64Array(size * size);
  const valueAt = (i: number, di: number, j: number, dj: number): number => {
    probe.set(at);
    probe[i]! += di * steps[i]!;
    probe[j]! += dj * steps[j]!;
    return f(probe);
  };
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const second =
        i === j
          ? (valueAt(i, 1, i, 0) - 2 * valueAt(i, 0, i, 0) + valueAt(i, -1, i, 0)) / steps[i]! ** 2
          : (valueAt(i, 1, j, 1) - valueAt(i, 1, j, -1) - valueAt(i, -1, j, 1) + valueAt(i, -1, j, -1)) /
            (4 * steps[i]! * steps[j]!);
      matrix[i * size + j] = second;
      matrix[j * size + i] = second;
    }
  }
  return matrix;
}
