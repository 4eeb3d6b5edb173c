import type { MaybeEstimate } from '@assay/statistics';
import { InputError, normalQuantile, notComputed, USUAL_LEVEL } from '@assay/statistics';
import type { SpatialWeights } from './spatial-weights.ts';

export interface AreaCorrelationOptions {
  /** What both may merely follow, one value for each area: residents, earlier patrol hours. */
  readonly given?: readonly ArrayLike<number>[];
  /** Row-standardised neighbours; what lies around an area is then taken out of both. */
  readonly weights?: SpatialWeights;
  /** Confidence level of the interval; 0.95 unless stated. */
  readonly level?: number;
}

/**
 * Do two things lie in the same areas beyond what people, patrols and the neighbourhood explain?
 *
 * Partial correlation of what is left of both after least squares on a constant, on `given`, and, where `weights` are
 * passed, on the neighbours' means of both; interval by Fisher's z with n − k − 3, k the columns taken out. Columns
 * that the others already hold count for nothing. Too few areas, or nothing left to compare: not computed.
 *
 * @throws InputError where lengths differ or a value is missing.
 *
 * Source: Fisher (1924), "The distribution of the partial correlation coefficient"; Anselin (1988) ch. 3 for spatial
 * lags.
 *
 * @example
 * areaCorrelation([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]).value // 0.8286
 */
export function areaCorrelation(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { given = [], weights, level = USUAL_LEVEL }: AreaCorrelationOptions = {},
): MaybeEstimate {
  const nAreas = first.length;
  const columns = [...given, ...(weights === undefined ? [] : [lag(first, weights), lag(second, weights)])];
  for (const column of [second, ...columns])
    if (column.length !== nAreas)
      throw new InputError(
        `columns must have one value for each area: ${nAreas} and ${column.length}. Check the join.`,
      );
  for (const column of [first, ...columns, second])
    for (let area = 0; area < nAreas; area++)
      if (!Number.isFinite(column[area]!))
        throw new InputError(`value of area ${area} must be a number: ${column[area]}. Leave the area out.`);
  const basis: Float64Array[] = [];
  for (const column of [new Float64Array(nAreas).fill(1), ...columns]) {
    const left = without(column, basis);
    if (left !== null) basis.push(scaled(left));
  }
  const nOut = basis.length - 1;
  if (nAreas - nOut - 3 <= 0) return notComputed(`too few areas: ${nAreas}, with ${nOut} things to set aside`);
  const a = without(first, basis);
  const b = without(second, basis);
  if (a === null || b === null) return notComputed('nothing is left to compare once the rest is set aside');
  const value = Math.max(
    -1,
    Math.min(1, productOverAreas(a, b) / Math.sqrt(productOverAreas(a, a) * productOverAreas(b, b))),
  );
  const half = normalQuantile(1 - (1 - level) / 2) / Math.sqrt(nAreas - nOut - 3);
  const z = Math.atanh(value);
  return {
    status: 'computed',
    value,
    interval: { low: Math.tanh(z - half), high: Math.tanh(z + half), level, method: "Fisher's z" },
  };
}

/** Mean of an area's neighbours, weighted; 0 where it has none. */
function lag(values: ArrayLike<number>, { starts, neighbours, weights }: SpatialWeights): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, area) => {
    let sum = 0;
    for (let at = starts[area]!; at < starts[area + 1]!; at++) sum += weights[at]! * values[neighbours[at]!]!;
    return sum;
  });
}

/** What orthonormal columns leave of a column, or `null` where rounding error is all; twice, as Gram–Schmidt needs. */
function without(column: ArrayLike<number>, basis: readonly Float64Array[]): Float64Array | null {
  const left = Float64Array.from(column);
  const before = productOverAreas(left, left);
  for (let pass = 0; pass < 2; pass++)
    for (const direction of basis) {
      const along = productOverAreas(left, direction);
      for (let area = 0; area < left.length; area++) left[area]! -= along * direction[area]!;
    }
  return productOverAreas(left, left) > 1e-20 * before ? left : null;
}

function scaled(column: Float64Array): Float64Array {
  const length = Math.sqrt(productOverAreas(column, column));
  return column.map((value) => value / length);
}

function productOverAreas(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let area = 0; area < a.length; area++) sum += a[area]! * b[area]!;
  return sum;
}
