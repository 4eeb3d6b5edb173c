import type { NotComputed } from '@assay/statistics';
import { InputError, normalCdf, notComputed } from '@assay/statistics';
import { requireRows, type SpatialWeights } from './spatial-weights.ts';

export interface LocalHotspot {
  readonly area: number;
  /** Above zero: much crime in and around the area; below: little. */
  readonly z: number | NotComputed;
  /** Two-sided, before any correction for testing every area: correct it before naming hotspots. */
  readonly pValue: number | NotComputed;
}

/**
 * Around which areas does crime pile up beyond the force-wide average?
 *
 * Getis–Ord local statistic in standard units. Weights that hold the area itself give Gi*, others Gi; the two differ in
 * mean and variance as Ord and Getis give them. An area without neighbours, or a map without variation: not computed.
 *
 * @throws InputError where there is not one value for each area.
 *
 * Source: Ord and Getis (1995), equations 14–15; two-sided p, where one popular library halves it by default.
 *
 * @example
 * const weights = weightsFromNeighbours([[1], [0, 2], [1, 3], [2]]);
 * getisOrd([1, 2, 3, 9], weights)[3].z // 1.225
 */
export function getisOrd(values: ArrayLike<number>, { starts, neighbours, weights }: SpatialWeights): LocalHotspot[] {
  const n = values.length;
  if (starts.length - 1 !== n)
    throw new InputError(`values must have one for each area: ${n} and ${starts.length - 1}. Check the join.`);
  requireRows({ starts, neighbours, weights });
  let total = 0;
  let squares = 0;
  for (let area = 0; area < n; area++) {
    total += values[area]!;
    squares += values[area]! ** 2;
  }
  return Array.from({ length: n }, (_, area) => {
    let self = false;
    let lag = 0;
    let sum = 0;
    let sumOfSquares = 0;
    for (let at = starts[area]!; at < starts[area + 1]!; at++) {
      if (neighbours[at] === area) self = true;
      lag += weights[at]! * values[neighbours[at]!]!;
      sum += weights[at]!;
      sumOfSquares += weights[at]! ** 2;
    }
    const others = self ? n : n - 1;
    const mean = (total - (self ? 0 : values[area]!)) / others;
    const variance = (squares - (self ? 0 : values[area]! ** 2)) / others - mean ** 2;
    const spread = (variance * (others * sumOfSquares - sum * sum)) / (others - 1);
    // Against the values' own size: rates for each inhabitant are small numbers that vary none the less.
    if (!(spread > 1e-12 * squares)) {
      const reason = notComputed(sum === 0 ? 'the area has no neighbours' : 'nothing varies around the area');
      return { area, z: reason, pValue: reason };
    }
    const z = (lag - sum * mean) / Math.sqrt(spread);
    return { area, z, pValue: 2 * normalCdf(-Math.abs(z)) };
  });
}
