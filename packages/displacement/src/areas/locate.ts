import { InputError } from '@assay/statistics';
import type { Area } from './area.ts';
import { distanceToArea, isInside } from './distance.ts';

/** Code of an event that lies in no area, or has no place. */
export const NOWHERE = -1;

export interface LocatedEvents {
  /** Index of the area of each event, or {@link NOWHERE}. */
  readonly area: Int32Array;
  readonly nLocated: number;
  /** Without coordinates. They are in no area, and a report must say how many they are. */
  readonly nMissing: number;
  /** With coordinates that no area holds. */
  readonly nOutside: number;
  /** In more than one area; the first one counts. */
  readonly nOverlapping: number;
}

/**
 * In which sector did each event happen?
 *
 * Even–odd rule with half-open edges, so that a point on a shared border is in one area only. Missing coordinates, events
 * outside every area and overlaps are counted, never dropped in silence.
 * Throws {@link InputError} where x and y swapped would put most of the events inside and as given almost none are.
 *
 * Source: Hormann and Agathos (2001), "The point in polygon problem for arbitrary polygons".
 *
 * @example locate([5], [5], [square]).area // Int32Array [0]
 */
export function locate(x: ArrayLike<number>, y: ArrayLike<number>, areas: readonly Area[]): LocatedEvents {
  if (x.length !== y.length)
    throw new InputError(`x and y must have the same length: ${x.length} and ${y.length}. Check the join.`);
  const boxes = areas.map(boundingBox);
  const area = new Int32Array(x.length).fill(NOWHERE);
  let nMissing = 0;
  let nOutside = 0;
  let nOverlapping = 0;
  let nSwappedInside = 0;
  for (let event = 0; event < x.length; event++) {
    const px = x[event]!;
    const py = y[event]!;
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      nMissing++;
      continue;
    }
    for (let index = 0; index < areas.length; index++) {
      if (!inBox(px, py, boxes[index]!) || !isInside(px, py, areas[index]!)) continue;
      if (area[event] === NOWHERE) area[event] = index;
      else {
        nOverlapping++;
        break;
      }
    }
    if (area[event] !== NOWHERE) continue;
    nOutside++;
    if (boxes.some((box) => inBox(py, px, box))) nSwappedInside++;
  }
  const nLocated = x.length - nMissing - nOutside;
  if (nSwappedInside > 0.5 * nOutside && nSwappedInside > nLocated)
    throw new InputError(
      `coordinates look swapped: ${nSwappedInside} of ${nOutside} events outside every area lie inside with x and y exchanged. Pass longitude (or easting) as x and latitude (or northing) as y.`,
    );
  return { area, nLocated, nMissing, nOutside, nOverlapping };
}

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

function inBox(x: number, y: number, { minX, minY, maxX, maxY }: Box): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

function boundingBox({ polygons }: Area): Box {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const rings of polygons)
    for (const [x, y] of rings[0] ?? []) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  return { minX, minY, maxX, maxY };
}

/** Metres from each event to the nearest of some areas; 0 inside, `NaN` without coordinates. */
export function distanceToNearest(x: ArrayLike<number>, y: ArrayLike<number>, areas: readonly Area[]): Float64Array {
  const distances = new Float64Array(x.length);
  const boxes = areas.map(boundingBox);
  for (let event = 0; event < x.length; event++) {
    const px = x[event]!;
    const py = y[event]!;
    let nearest = Infinity;
    for (let index = 0; index < areas.length && nearest > 0; index++) {
      const { minX, minY, maxX, maxY } = boxes[index]!;
      const toBox = Math.hypot(Math.max(minX - px, 0, px - maxX), Math.max(minY - py, 0, py - maxY));
      if (toBox < nearest) nearest = Math.min(nearest, distanceToArea(px, py, areas[index]!));
    }
    distances[event] = Number.isFinite(px) && Number.isFinite(py) ? nearest : Number.NaN;
  }
  return distances;
}
