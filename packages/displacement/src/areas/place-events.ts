import { type DictionaryColumn, InputError } from '@assay/statistics';
import type { Area } from './area.ts';
import { locateInAreas, NOWHERE } from './locate.ts';
import { onOneMap } from './on-one-map.ts';
import { type PlaceKind, placeKinds } from './place-kinds.ts';

/** Where events say that they happened: a point, in degrees or metres, or the name of an area, or both. */
export interface StatedPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areaName: DictionaryColumn;
}

export interface PlacedEvents {
  /** In metres on one map; `NaN` where the event names an area and no point that can be believed. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The area of each event by number, −1 where it lies in none. */
  readonly area: Int32Array;
  /** The areas on the same map. */
  readonly areas: readonly Area[];
  /** 1 where a point or a named area can be believed. */
  readonly isPlaced: Uint8Array;
  /** 1 where a believable point lies outside every area, and the event names none. */
  readonly isOutside: Uint8Array;
  readonly places: Readonly<Record<PlaceKind | 'area alone', number>>;
  /** Points in more than one area, each counted in one. */
  readonly nOverlapping: number;
}

/**
 * In which area did each event happen, by its point, or else by the area that it names?
 *
 * Points that cannot be believed ({@link placeKinds}) count for nothing; believable ones and the areas are put
 * {@link onOneMap} and joined by {@link locateInAreas}, those of `isUsed` events alone. A point decides where it lies in an
 * area; the name does where it lies in none. A default point outside every area is no crime outside.
 *
 * @throws InputError where most coordinates are longitude and latitude exchanged.
 *
 * @example
 * const stated = { x: Float64Array.of(1005, NaN), y: Float64Array.of(5, NaN), areaName: dictionaryColumn([null, 'far']) };
 * placeEvents(stated, [far]).area // [0, 0]
 */
export function placeEvents(
  { x, y, areaName }: StatedPlaces,
  areas: readonly Area[],
  isUsed: (event: number) => boolean = () => true,
): PlacedEvents {
  const nEvents = x.length;
  const { kind, count } = placeKinds(x, y);
  if (2 * count.swapped > nEvents)
    throw new InputError(
      `coordinates look swapped: ${count.swapped} of ${nEvents} events lie in the country only with longitude and latitude exchanged. Say which is which, e.g. --columns events:x_metres=<longitude>,y_metres=<latitude>`,
    );
  const indexOf = new Map(areas.map(({ name }, index) => [name, index]));
  const named = areaName.values.map((text) => indexOf.get(text.trim()) ?? NOWHERE);
  const area = areaName.codes.map((code) => (code < 0 ? NOWHERE : named[code]!));
  const isSound = (event: number) => kind[event] === 'sound' || kind[event] === 'one point';
  const events = Array.from({ length: nEvents }, (_, event) => event);
  const isPlaced = Uint8Array.from(events, (event) => (isSound(event) || area[event] !== NOWHERE ? 1 : 0));
  const nAlone = events.filter((event) => isPlaced[event] === 1 && !isSound(event)).length;
  const points = events.filter((event) => isSound(event) && isUsed(event));
  const of = (values: Float64Array) => Float64Array.from(points, (event) => values[event]!);
  const map = onOneMap(of(x), of(y), areas);
  const { area: located, nOverlapping } = locateInAreas(map.x, map.y, map.areas);
  const placed = { x: new Float64Array(nEvents).fill(Number.NaN), y: new Float64Array(nEvents).fill(Number.NaN) };
  const isOutside = new Uint8Array(nEvents);
  points.forEach((event, point) => {
    placed.x[event] = map.x[point]!;
    placed.y[event] = map.y[point]!;
    if (located[point] !== NOWHERE) area[event] = located[point]!;
    else if (kind[event] === 'sound' && area[event] === NOWHERE) isOutside[event] = 1;
  });
  return {
    ...placed,
    area,
    areas: map.areas,
    isPlaced,
    isOutside,
    places: { ...count, 'area alone': nAlone },
    nOverlapping,
  };
}
