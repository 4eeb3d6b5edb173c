import type { NotComputed } from '@assay/statistics';
import { notComputed, quantileR7 } from '@assay/statistics';

export interface SnapSpacing {
  readonly status: 'computed';
  /** Median distance from a point to the nearest other point. */
  readonly medianMetres: number;
  /** Nine points in ten have a neighbour nearer than this: the narrowest ring that means anything. */
  readonly ninetiethMetres: number;
  readonly nPoints: number;
}

/**
 * How coarse are the places in this file?
 *
 * Nearest-neighbour distances between distinct points, R-7 quantiles. A ring narrower than the ninetieth percentile
 * measures where points were placed, not where crime was. Points in metres; fewer than two: not computed.
 *
 * Source: Hyndman and Fan (1996) type 7; Tompson et al. (2015).
 *
 * @example
 * snapSpacing([0, 100, 300], [0, 0, 0]) // { status: 'computed', medianMetres: 100, ninetiethMetres: 180, nPoints: 3 }
 */
export function snapSpacing(x: ArrayLike<number>, y: ArrayLike<number>): SnapSpacing | NotComputed {
  const nPoints = x.length;
  if (nPoints < 2) return notComputed(`fewer than two distinct points: ${nPoints}`);
  const byX = Array.from({ length: nPoints }, (_, point) => point).sort((a, b) => x[a]! - x[b]!);
  const distances = new Float64Array(nPoints);
  for (let place = 0; place < nPoints; place++) {
    const point = byX[place]!;
    let nearest = Infinity;
    for (const step of [-1, 1])
      for (let other = place + step; other >= 0 && other < nPoints; other += step) {
        const dx = x[byX[other]!]! - x[point]!;
        if (dx * dx >= nearest) break;
        const squared = dx * dx + (y[byX[other]!]! - y[point]!) ** 2;
        if (squared > 0 && squared < nearest) nearest = squared;
      }
    distances[place] = Math.sqrt(nearest);
  }
  return {
    status: 'computed',
    medianMetres: quantileR7(distances, 0.5) as number,
    ninetiethMetres: quantileR7(distances, 0.9) as number,
    nPoints,
  };
}
