import { type Area, checkedOutline } from './area.ts';

/** Bounds of a map or an area in metres. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * Bounds of all outlines of some areas, in metres; inside out (from ∞ to −∞) where there are none.
 *
 * @example
 * boundsOfAreas([square, beside]) // { minX: 0, minY: 0, maxX: 20, maxY: 10 }
 */
export function boundsOfAreas(areas: readonly Area[]): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const area of areas)
    for (const rings of checkedOutline(area))
      for (const [x, y] of rings[0] ?? []) {
        minX = Math.min(minX, x);
        minY = Math.min(minY, y);
        maxX = Math.max(maxX, x);
        maxY = Math.max(maxY, y);
      }
  return { minX, minY, maxX, maxY };
}

export const boundingBox = (area: Area): Bounds => boundsOfAreas([area]);

export function isInBounds(x: number, y: number, { minX, minY, maxX, maxY }: Bounds): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

export function distanceToBox(x: number, y: number, { minX, minY, maxX, maxY }: Bounds): number {
  return Math.hypot(Math.max(minX - x, 0, x - maxX), Math.max(minY - y, 0, y - maxY));
}

export function gapBetween(one: Bounds, other: Bounds): number {
  return Math.hypot(
    Math.max(one.minX - other.maxX, 0, other.minX - one.maxX),
    Math.max(one.minY - other.maxY, 0, other.minY - one.maxY),
  );
}
