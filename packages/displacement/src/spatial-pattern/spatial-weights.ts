import { InputError } from '@assay/statistics';

/** Who neighbours whom, and by how much: row i holds `neighbours[starts[i] … starts[i+1]]` with their weights. */
export interface SpatialWeights {
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * Which areas count as neighbours, and how much? Weights from lists of neighbours: 1 each, or 1 ÷ number of neighbours
 * with `rowStandardised`; `self` adds the area to its own list.
 *
 * @throws InputError where a list names an area that is not there.
 *
 * @example
 * weightsFromNeighbours([[1], [0, 2], [1]], { rowStandardised: true }).weights // [1, 0.5, 0.5, 1]
 */
export function weightsFromNeighbours(
  lists: readonly (readonly number[])[],
  { rowStandardised = false, self = false }: { readonly rowStandardised?: boolean; readonly self?: boolean } = {},
): SpatialWeights {
  const full = self ? lists.map((list, area) => [area, ...list]) : lists;
  const starts = new Uint32Array(full.length + 1);
  full.forEach((list, area) => {
    starts[area + 1] = starts[area]! + list.length;
  });
  const neighbours = new Uint32Array(starts[full.length]!);
  const weights = new Float64Array(neighbours.length);
  full.forEach((list, area) => {
    list.forEach((other, place) => {
      if (!Number.isInteger(other) || other < 0 || other >= full.length)
        throw new InputError(
          `neighbour of area ${area} must be an area from 0 to ${full.length - 1}: ${other}. Check the join.`,
        );
      neighbours[starts[area]! + place] = other;
      weights[starts[area]! + place] = rowStandardised ? 1 / list.length : 1;
    });
  });
  return { starts, neighbours, weights };
}

/** @throws InputError where the rows of the weights do not follow each other, or name links or areas that are not there. */
export function requireRows({ starts, neighbours, weights }: SpatialWeights): void {
  const nAreas = starts.length - 1;
  const isInOrder = starts.every((start, area) => area === 0 || start >= starts[area - 1]!);
  const isWhole = starts[nAreas] === neighbours.length && neighbours.length === weights.length;
  if (
    nAreas < 0 ||
    !isInOrder ||
    !isWhole ||
    !neighbours.every((other) => other < nAreas) ||
    !weights.every(Number.isFinite)
  )
    throw new InputError(
      `weights must hold the neighbours of ${nAreas} areas, row by row: ${neighbours.length} links. Pass those of weightsFromNeighbours.`,
    );
}

/** The three sums that every variance of spatial association needs: S0 = Σw, S1 = ½Σ(wᵢⱼ + wⱼᵢ)², S2 = Σ(row + column)². */
export function weightSums({ starts, neighbours, weights }: SpatialWeights) {
  requireRows({ starts, neighbours, weights });
  const nAreas = starts.length - 1;
  const margin = new Float64Array(nAreas);
  const between = new Map<number, number>();
  let s0 = 0;
  for (let area = 0; area < nAreas; area++) {
    for (let at = starts[area]!; at < starts[area + 1]!; at++) {
      const other = neighbours[at]!;
      const weight = weights[at]!;
      s0 += weight;
      margin[area]! += weight;
      margin[other]! += weight;
      const key = Math.min(area, other) * nAreas + Math.max(area, other);
      between.set(key, (between.get(key) ?? 0) + weight);
    }
  }
  let s1 = 0;
  for (const [key, sum] of between) s1 += Math.floor(key / nAreas) === key % nAreas ? 2 * sum * sum : sum * sum;
  let s2 = 0;
  for (const sum of margin) s2 += sum * sum;
  return { s0, s1, s2 };
}
