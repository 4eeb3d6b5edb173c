import type * as Plot from '@observablehq/plot';
import type { AreaGeometry } from './area-geometry.ts';
import { drawnMark } from './drawn-mark.ts';

/** The room that a bar of distance takes below a map. */
export const SCALE_ROOM = 26;

/**
 * How far is it on the ground? A bar of a round length below a map whose outlines are in metres; `null` for one place.
 * `margin` is what the map leaves free on each of its sides.
 */
export function scaleBar(
  geometries: readonly AreaGeometry[],
  width: number,
  mapHeight: number,
  margin: number,
): Plot.Markish | null {
  const points = geometries.flatMap(({ coordinates }) => pointsIn(coordinates));
  const span = (axis: 0 | 1) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const point of points) [least, most] = [Math.min(least, point[axis]), Math.max(most, point[axis])];
    return most - least;
  };
  const [across, up] = [span(0), span(1)];
  if (!(across > 0) || !(up > 0)) return null;
  const perMetre = Math.min((width - 2 * margin) / across, (mapHeight - 2 * margin) / up);
  const metres = roundBelow(width / 4 / perMetre);
  const length = metres * perMetre;
  const top = mapHeight + 12;
  const said = metres >= 1000 ? `${(metres / 1000).toLocaleString('en-GB')} km` : `${metres} m`;
  return drawnMark((create) => [
    create('path', {
      d: `M4,${top - 4}v8M4,${top}h${length}M${4 + length},${top - 4}v8`,
      stroke: 'currentColor',
      'stroke-width': 1.5,
      fill: 'none',
    }),
    create('text', { x: 12 + length, y: top + 4, fill: 'currentColor', 'text-anchor': 'start' }, said),
  ]);
}

function pointsIn(coordinates: readonly unknown[]): (readonly [number, number])[] {
  const [first, second] = coordinates;
  if (typeof first === 'number' && typeof second === 'number') return [[first, second]];
  return coordinates.flatMap((each) => (Array.isArray(each) ? pointsIn(each) : []));
}

/** The largest of 1, 2 and 5 times a power of ten that is no more. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((step) => step * power <= value) ?? 1) * power;
}
