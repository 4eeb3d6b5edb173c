import { checkedBound } from '@assay/statistics';
import type { Area } from './area.ts';
import { boundingBox, distanceToBox, gapBetween } from './bounds.ts';

/**
 * Whether a point lies in an area: even–odd over all rings, so holes are outside.
 *
 * @throws InputError where the point is none: nowhere is not outside.
 *
 * @example
 * isInsideArea(5, 5, square) // true
 */
export function isInsideArea(x: number, y: number, { polygons }: Area): boolean {
  checkedBound(x, 'x');
  checkedBound(y, 'y');
  let inside = false;
  for (const rings of polygons)
    for (const ring of rings) {
      let before = ring.at(-1)!;
      for (const point of ring) {
        // By place, not taken apart: a map has millions of these.
        const yi = point[1];
        const yj = before[1];
        if (yi > y !== yj > y) {
          const xi = point[0];
          if (x < ((before[0] - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
        }
        before = point;
      }
    }
  return inside;
}

/**
 * How far is a point from an area? Metres to its outline, 0 inside.
 *
 * @throws InputError as {@link isInsideArea}.
 *
 * @example
 * distanceToArea(13, 5, square) // 3
 */
export function distanceToArea(x: number, y: number, area: Area): number {
  return isInsideArea(x, y, area) ? 0 : distanceToOutline(x, y, area);
}

function distanceToOutline(x: number, y: number, area: Area): number {
  let least = Infinity;
  for (const rings of area.polygons)
    for (const ring of rings)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const squared = squaredDistanceToSegment(x, y, ring[j]![0], ring[j]![1], ring[i]![0], ring[i]![1]);
        if (squared < least) least = squared;
      }
  return Math.sqrt(least);
}

/**
 * How far apart are two areas? Metres between their outlines, 0 where they touch or overlap.
 *
 * @example
 * distanceBetween(square, far) // 990
 */
export function distanceBetween(first: Area, second: Area): number {
  let least = Infinity;
  for (const [from, to] of [
    [first, second],
    [second, first],
  ] as const) {
    const box = boundingBox(to);
    for (const rings of from.polygons)
      for (const [x, y] of rings[0] ?? []) {
        const toBox = distanceToBox(x, y, box);
        if (toBox >= least) continue;
        // Outside its box, a point need not be asked of.
        least = Math.min(least, toBox > 0 ? distanceToOutline(x, y, to) : distanceToArea(x, y, to));
        if (least === 0) return 0;
      }
  }
  return least;
}

/**
 * Which areas lie next to each other? For each area the others whose outline comes within `withinMetres` of its own;
 * one metre unless stated, since borders drawn twice seldom meet exactly.
 *
 * @example
 * neighbourLists([square, beside, far]) // [[1], [0], []]
 */
export function neighbourLists(areas: readonly Area[], withinMetres = 1): number[][] {
  const boxes = areas.map(boundingBox);
  const lists = areas.map((): number[] => []);
  for (let one = 0; one < areas.length; one++)
    for (let other = one + 1; other < areas.length; other++) {
      if (gapBetween(boxes[one]!, boxes[other]!) >= withinMetres) continue;
      if (distanceBetween(areas[one]!, areas[other]!) >= withinMetres) continue;
      lists[one]!.push(other);
      lists[other]!.push(one);
    }
  return lists.map((list) => list.sort((a, b) => a - b));
}

function squaredDistanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}
