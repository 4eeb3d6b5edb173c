import type { NotComputed } from '@assay/statistics';
import { checkedAmounts, InputError, normalCdf, notComputed } from '@assay/statistics';
import { type SpatialWeights, weightSums } from './spatial-weights.ts';

export interface MoranTest {
  readonly status: 'computed';
  /** Above `expected`: like areas lie together. */
  readonly value: number;
  readonly expected: number;
  readonly normal: { readonly z: number; readonly pValue: number };
  readonly randomisation: { readonly z: number; readonly pValue: number };
}

/**
 * Do areas with much crime lie beside one another more than chance would place them?
 *
 * Moran's I = (n/S0) ΣΣ wᵢⱼ zᵢ zⱼ / Σ zᵢ², expectation −1/(n − 1), variances under normality and under randomisation,
 * two-sided p of each. Crime follows population: give rates, or read it as "people and crime together".
 * Fewer than four areas, no neighbours or equal values everywhere: not computed.
 *
 * Source: Moran (1950); Cliff and Ord (1981) §1.5.
 *
 * @example
 * moran([1, 2, 3, 4], weightsFromNeighbours([[1], [0, 2], [1, 3], [2]])).value // 0.3333
 */
export function moran(values: ArrayLike<number>, weights: SpatialWeights): MoranTest | NotComputed {
  const n = requireAreas(values, weights);
  const { s0, s1, s2 } = weightSums(weights);
  const { deviations, m2, m4 } = moments(values);
  if (n < 4) return notComputed(`fewer than four areas: ${n}`);
  if (s0 === 0) return notComputed('no area has a neighbour');
  if (m2 === 0) return notComputed('all areas have the same value');
  const value = (n / s0) * (lagProduct(deviations, weights) / (n * m2));
  const expected = -1 / (n - 1);
  const normalVariance = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expected ** 2;
  const kurtosis = m4 / m2 ** 2;
  const randomVariance =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
    expected ** 2;
  const test = (variance: number) => {
    const z = (value - expected) / Math.sqrt(variance);
    return { z, pValue: 2 * normalCdf(-Math.abs(z)) };
  };
  return { status: 'computed', value, expected, normal: test(normalVariance), randomisation: test(randomVariance) };
}

/**
 * Geary's C = (n − 1) ΣΣ wᵢⱼ (xᵢ − xⱼ)² / (2 S0 Σ zᵢ²): below 1, neighbours are alike.
 *
 * Source: Geary (1954).
 *
 * @example
 * geary([1, 2, 3, 4], weightsFromNeighbours([[1], [0, 2], [1, 3], [2]])).value // 0.3
 */
export function geary(
  values: ArrayLike<number>,
  weights: SpatialWeights,
): { readonly status: 'computed'; readonly value: number } | NotComputed {
  const n = requireAreas(values, weights);
  const { s0 } = weightSums(weights);
  const { m2 } = moments(values);
  if (s0 === 0) return notComputed('no area has a neighbour');
  if (m2 === 0) return notComputed('all areas have the same value');
  let sum = 0;
  for (let area = 0; area < n; area++)
    for (let at = weights.starts[area]!; at < weights.starts[area + 1]!; at++)
      sum += weights.weights[at]! * (values[area]! - values[weights.neighbours[at]!]!) ** 2;
  return { status: 'computed', value: ((n - 1) * sum) / (2 * s0 * n * m2) };
}

/** Fourth powers of values are summed. */
const LARGEST = 1e75;

function requireAreas(values: ArrayLike<number>, { starts, weights }: SpatialWeights): number {
  checkedAmounts(weights, 'weights');
  if (values.length !== starts.length - 1)
    throw new InputError(
      `values must have one for each area: ${values.length} and ${starts.length - 1}. Check the join.`,
    );
  for (let area = 0; area < values.length; area++)
    if (!(Math.abs(values[area]!) < LARGEST))
      throw new InputError(
        `value of area ${area} must be a number: ${values[area]}. Leave the area out, with its neighbours' links.`,
      );
  return values.length;
}

function moments(values: ArrayLike<number>) {
  const n = values.length;
  let mean = 0;
  for (let area = 0; area < n; area++) mean += values[area]! / n;
  const deviations = Float64Array.from(values, (value) => value - mean);
  let m2 = 0;
  let m4 = 0;
  for (const deviation of deviations) {
    m2 += deviation ** 2 / n;
    m4 += deviation ** 4 / n;
  }
  return { deviations, m2, m4 };
}

function lagProduct(deviations: Float64Array, { starts, neighbours, weights }: SpatialWeights): number {
  let sum = 0;
  for (let area = 0; area < deviations.length; area++)
    for (let at = starts[area]!; at < starts[area + 1]!; at++)
      sum += weights[at]! * deviations[area]! * deviations[neighbours[at]!]!;
  return sum;
}
