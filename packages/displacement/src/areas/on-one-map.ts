import { InputError } from '@assay/statistics';
import type { Area } from './area.ts';
import { boundsOfAreas } from './bounds.ts';
import { nationalGrid } from './national-grid.ts';
import { projectDegrees } from './project.ts';
import { refuseOtherUnits } from './refuse-other-units.ts';

interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

type Projection = (longitude: ArrayLike<number>, latitude: ArrayLike<number>) => Places;

/**
 * Where do events and boundaries lie in metres on one map, whichever of degrees and metres either came in?
 *
 * Both in metres: as they are. Both in degrees: projected about the middle of the boundaries, or of the events where
 * there are none. One in degrees, one in metres: the degrees are taken to the British national grid.
 *
 * @throws InputError where longitude and latitude exchanged would put most events on the map, and as given fewer are; and as
 * {@link refuseOtherUnits}.
 *
 * @example
 * onOneMap(Float64Array.of(5, 500), Float64Array.of(5, 500), [far]).x // [5, 500]
 */
export function onOneMap(
  x: Float64Array,
  y: Float64Array,
  areas: readonly Area[],
): Places & { readonly areas: readonly Area[] } {
  const eventsInDegrees = inDegrees(x, y);
  const corners = areas.flatMap(({ polygons }) => polygons.flatMap((rings) => rings.flat()));
  const [easts, norths] = [corners.map(([east]) => east), corners.map(([, north]) => north)];
  refuseOtherUnits(x, y, 'events');
  refuseOtherUnits(easts, norths, 'sectors');
  const areasInDegrees = inDegrees(easts, norths);
  const project =
    areas.length > 0 && eventsInDegrees !== areasInDegrees
      ? nationalGrid
      : aboutTheMiddle(x, y, areasInDegrees ? areas : []);
  const outlines = areasInDegrees ? areas.map((area) => projected(area, project)) : areas;
  if (!eventsInDegrees) return { x, y, areas: outlines };
  const places = project(x, y);
  const nOnMap = countInside(places, outlines);
  const nExchanged = x.every((value) => Math.abs(value) <= 90) ? countInside(project(y, x), outlines) : 0;
  if (nExchanged > nOnMap && nExchanged > 0.5 * x.length)
    throw new InputError(
      `coordinates look swapped: ${nExchanged} of ${x.length} events lie among the sectors with longitude and latitude exchanged, ${nOnMap} as given. Say which is which, e.g. --columns events:x_metres=<longitude>,y_metres=<latitude>`,
    );
  return { ...places, areas: outlines };
}

function aboutTheMiddle(x: Float64Array, y: Float64Array, areas: readonly Area[]): Projection {
  const { minX, minY, maxX, maxY } = boundsOfAreas(areas);
  const median = (values: Float64Array) => values.toSorted()[values.length >> 1] ?? 0;
  const centre =
    areas.length > 0
      ? { longitude: (minX + maxX) / 2, latitude: (minY + maxY) / 2 }
      : { longitude: median(x), latitude: median(y) };
  return (longitude, latitude) => projectDegrees(longitude, latitude, centre);
}

function projected(area: Area, project: Projection): Area {
  const ring = (places: readonly (readonly [number, number])[]) => {
    const { x, y } = project(
      places.map(([east]) => east),
      places.map(([, north]) => north),
    );
    return places.map((_, corner) => [x[corner]!, y[corner]!] as const);
  };
  return { name: area.name, polygons: area.polygons.map((rings) => rings.map(ring)) };
}

function countInside({ x, y }: Places, areas: readonly Area[]): number {
  const { minX, minY, maxX, maxY } = boundsOfAreas(areas);
  let inside = 0;
  for (let event = 0; event < x.length; event++)
    if (x[event]! >= minX && x[event]! <= maxX && y[event]! >= minY && y[event]! <= maxY) inside++;
  return inside;
}

function inDegrees(x: ArrayLike<number>, y: ArrayLike<number>): boolean {
  for (let place = 0; place < x.length; place++)
    if (Math.abs(x[place]!) > 180 || Math.abs(y[place]!) > 180) return false;
  return x.length > 0;
}
