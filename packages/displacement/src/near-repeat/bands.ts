import { InputError } from '@assay/statistics';

/** `[a, b)`: a pair exactly at the lower edge belongs. `(a, b]`: one exactly at the upper edge does, and the first band keeps its lower edge too. */
export type Closure = '[a, b)' | '(a, b]';

/** Edges in ascending order; the last may be `Infinity`. Bands lie between neighbouring edges. */
export type Edges = readonly number[];

export function requireBandEdges(what: string, edges: Edges): void {
  if (edges.length > 200) throw new InputError(`${what} has too many edges: ${edges.length}. Pass at most 200.`);
  if (edges.length < 2) throw new InputError(`${what} needs at least two edges: ${edges.length}. Pass e.g. [0, 200].`);
  edges.forEach((edge, index) => {
    if (Number.isNaN(edge) || edge < 0 || (index > 0 && edge <= edges[index - 1]!))
      throw new InputError(
        `${what} edges must ascend from zero or more: ${edges.join(', ')}. Sort them and drop repeats.`,
      );
    if (edge === Infinity && index < edges.length - 1)
      throw new InputError(
        `only the last of the ${what} edges may be infinite: ${edges.join(', ')}. Move it to the end.`,
      );
  });
}

/**
 * For whole-numbered time differences: the number t for each edge such that "below the edge" means difference < t.
 * This is where the published off-by-one of near-repeat windows arises, so it is settled once, here.
 */
export function timeThresholds(edges: Edges, closure: Closure): number[] {
  return edges.map((edge, index) => {
    if (edge === Infinity) return Infinity;
    return closure === '[a, b)' || index === 0 ? Math.ceil(edge) : Math.floor(edge) + 1;
  });
}

/** Index of the band that holds a distance, or −1. Distances and edges may both be squared. */
export function distanceBand(distance: number, edges: ArrayLike<number>, closure: Closure): number {
  if (distance < edges[0]!) return -1;
  const nEdges = edges.length;
  if (closure === '[a, b)') {
    for (let band = 1; band < nEdges; band++) if (distance < edges[band]!) return band - 1;
  } else {
    for (let band = 1; band < nEdges; band++) if (distance <= edges[band]!) return band - 1;
  }
  return -1;
}
