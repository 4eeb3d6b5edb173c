import { InputError } from '@assay/statistics';
import type { Area } from './area.ts';
import { type Bounds, boundingBox, distanceToBox, isInBounds } from './bounds.ts';
import { distanceToArea, isInsideArea } from './distance.ts';

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
 * Even–odd rule with half-open edges, so that a point on a shared border is in one area only. Missing coordinates,
 * events outside every area and overlaps are counted, never dropped in silence.
 *
 * @throws InputError where x and y swapped would put most of the events inside and as given almost none are.
 *
 * Source: Hormann and Agathos (2001), "The point in polygon problem for arbitrary polygons".
 *
 * @example
 * locateInAreas([5, 500], [5, 5], [square]) // { area: [0, -1], nOutside: 1 }
 */
export function locateInAreas(x: ArrayLike<number>, y: ArrayLike<number>, areas: readonly Area[]): LocatedEvents {
  if (x.length !== y.length)
    throw new InputError(`x and y must have the same length: ${x.length} and ${y.length}. Check the join.`);
  const boxes = areas.map(boundingBox);
  const areasNear = areasByCell(boxes);
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
    for (const index of areasNear(px, py)) {
      if (!isInBounds(px, py, boxes[index]!) || !isInsideArea(px, py, areas[index]!)) continue;
      if (area[event] === NOWHERE) area[event] = index;
      else {
        nOverlapping++;
        break;
      }
    }
    if (area[event] !== NOWHERE) continue;
    nOutside++;
    if (areasNear(py, px).some((index) => isInBounds(py, px, boxes[index]!))) nSwappedInside++;
  }
  const nLocated = x.length - nMissing - nOutside;
  if (nSwappedInside > 0.5 * nOutside && nSwappedInside > nLocated)
    throw new InputError(
      `coordinates look swapped: ${nSwappedInside} of ${nOutside} events outside every area lie inside with x and y exchanged. Pass longitude (or easting) as x and latitude (or northing) as y.`,
    );
  return { area, nLocated, nMissing, nOutside, nOverlapping };
}

/** Areas by the squares of a coarse grid that their boxes touch, so that a point is tried against few of them. */
function areasByCell(boxes: readonly Bounds[]) {
  const side = Math.ceil(Math.sqrt(boxes.length));
  const [minX, minY] = [Math.min(...boxes.map((box) => box.minX)), Math.min(...boxes.map((box) => box.minY))];
  const width = (Math.max(...boxes.map((box) => box.maxX)) - minX) / side || 1;
  const height = (Math.max(...boxes.map((box) => box.maxY)) - minY) / side || 1;
  const cellOf = (value: number, from: number, step: number) =>
    Math.max(0, Math.min(side - 1, Math.floor((value - from) / step)));
  const cells: number[][] = Array.from({ length: side * side }, () => []);
  boxes.forEach((box, area) => {
    for (let row = cellOf(box.minY, minY, height); row <= cellOf(box.maxY, minY, height); row++)
      for (let column = cellOf(box.minX, minX, width); column <= cellOf(box.maxX, minX, width); column++)
        cells[row * side + column]!.push(area);
  });
  return (x: number, y: number): readonly number[] =>
    cells[cellOf(y, minY, height) * side + cellOf(x, minX, width)] ?? [];
}

/**
 * How far was each event from the nearest of some areas? Metres; 0 inside, `NaN` without coordinates.
 *
 * @example
 * distanceToNearest([5, 25], [5, 5], [square, beside]) // [0, 5]
 */
export function distanceToNearest(x: ArrayLike<number>, y: ArrayLike<number>, areas: readonly Area[]): Float64Array {
  const distances = new Float64Array(x.length);
  const boxes = areas.map(boundingBox);
  for (let event = 0; event < x.length; event++) {
    const px = x[event]!;
    const py = y[event]!;
    let nearest = Infinity;
    for (let index = 0; index < areas.length && nearest > 0; index++) {
      if (distanceToBox(px, py, boxes[index]!) < nearest)
        nearest = Math.min(nearest, distanceToArea(px, py, areas[index]!));
    }
    distances[event] = Number.isFinite(px) && Number.isFinite(py) ? nearest : Number.NaN;
  }
  return distances;
}
