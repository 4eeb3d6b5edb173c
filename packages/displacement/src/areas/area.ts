import { checkedBound, InputError } from '@assay/statistics';

/** [x, y] in metres, or [longitude, latitude] where a function says so. */
export type Position = readonly [number, number];
/** Outer ring first, then holes; closed or not. */
export type Polygon = readonly (readonly Position[])[];

/** A sector, ward, patrol beat or hotspot: one or more polygons. */
export interface Area {
  readonly name: string;
  readonly polygons: readonly Polygon[];
}

/**
 * Reads the areas of a GeoJSON FeatureCollection, named by `nameProperty`.
 *
 * @throws InputError where the text is not GeoJSON, an area is not a polygon or its name is missing.
 *
 * @example
 * areasFromGeoJson('{"type":"FeatureCollection","features":[]}', 'name') // []
 */
export function areasFromGeoJson(text: string, nameProperty: string): Area[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new InputError(`boundaries must be GeoJSON: ${text.slice(0, 30)}. Export them as a FeatureCollection.`, {
      cause,
    });
  }
  const { features } = (parsed ?? {}) as {
    features?: ({ properties?: Record<string, unknown>; geometry?: GeoJsonGeometry } | null)[];
  };
  if (!Array.isArray(features))
    throw new InputError('boundaries must hold "features": none found. Export them as a FeatureCollection.');
  return features.map((feature, index) => {
    const { properties, geometry } = feature ?? {};
    const name = properties?.[nameProperty];
    if (typeof name !== 'string' && typeof name !== 'number')
      throw new InputError(
        `area ${index + 1} has no "${nameProperty}": ${Object.keys(properties ?? {}).join(', ')}. Pass the property that names it.`,
      );
    return { name: String(name), polygons: polygonsOf(geometry, String(name)) };
  });
}

/**
 * The polygons of one GeoJSON geometry given as text, or of the coordinates of one polygon alone: the forms in which a table
 * holds a boundary.
 *
 * @throws InputError where the text is not GeoJSON, or no polygon.
 *
 * @example
 * areaFromGeometry('A', '{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,0]]]}').name // 'A'
 */
export function areaFromGeometry(name: string, geometry: string): Area {
  try {
    const parsed = JSON.parse(geometry) as GeoJsonGeometry | unknown[];
    const whole = Array.isArray(parsed) ? { type: 'Polygon', coordinates: parsed } : parsed;
    return { name, polygons: polygonsOf(whole as GeoJsonGeometry, name) };
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(
      `geometry of ${name} must be GeoJSON: ${geometry.slice(0, 30)}. Export a Polygon or MultiPolygon.`,
      { cause },
    );
  }
}

/** The outline of an area, where each corner has a place. */
export function checkedOutline({ name, polygons }: Area): Area['polygons'] {
  for (const rings of polygons)
    for (const ring of rings)
      for (const [x, y] of ring) {
        if (Math.abs(x) < FARTHEST_METRES && Math.abs(y) < FARTHEST_METRES) continue;
        throw new InputError(`a corner of area ${name} has no place: ${x}, ${y}. Draw its outline again.`);
      }
  return polygons;
}

/** No map is as wide. */
const FARTHEST_METRES = 1e12;

interface GeoJsonGeometry {
  readonly type: string;
  readonly coordinates: unknown;
}

function polygonsOf(geometry: GeoJsonGeometry | undefined, name: string): readonly Polygon[] {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon')
    throw new InputError(`area ${name} must be a polygon: ${geometry?.type ?? 'no geometry'}. Draw its outline.`);
  const polygons: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (isListOf(polygons, isPolygon)) return polygons;
  throw new InputError(`the outline of area ${name} is no list of rings of places [x, y]. Export it again.`);
}

function isListOf<Each>(value: unknown, isEach: (each: unknown) => each is Each): value is Each[] {
  return Array.isArray(value) && value.every(isEach);
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
const isPolygon = (value: unknown): value is Polygon =>
  isListOf(value, (ring: unknown): ring is readonly Position[] => isListOf(ring, isPosition));

/**
 * Text of an area's outline in whole metres, for the geometry column of a map; {@link areaFromGeometry} reads it back.
 *
 * @example
 * areaFromGeometry('again', geometryText(square)).polygons[0][0].length // 5
 */
export function geometryText({ polygons }: Area): string {
  return JSON.stringify({
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [Math.round(x), Math.round(y)]))),
  });
}

/**
 * An area with fewer corners, for a small map: none of its outline moves by more than `toleranceMetres` (Douglas–Peucker).
 * Rings that shrink to a line are left out, but never the largest.
 *
 * @throws InputError where the tolerance is no number, or the area has no outline.
 *
 * Source: Douglas and Peucker (1973).
 *
 * @example
 * simplifiedArea({ name: 'A', polygons: [[[[0, 0], [5, 0.1], [10, 0], [10, 10], [0, 0]]]] }, 1).polygons[0][0].length // 4
 */
export function simplifiedArea(area: Area, toleranceMetres: number): Area {
  checkedBound(toleranceMetres, 'tolerance');
  const polygons = checkedOutline(area)
    .map((rings) => rings.map((ring) => simplifiedRing(ring, toleranceMetres)).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0);
  return polygons.length > 0 ? { name: area.name, polygons } : area;
}

function simplifiedRing(ring: readonly Position[], tolerance: number): readonly Position[] {
  const last = ring.length - 1;
  if (last < 4) return ring;
  const keep = new Uint8Array(ring.length);
  // A closed ring starts where it ends: the corner furthest from there splits it in two lines.
  let middle = 0;
  for (let at = 1; at < last; at++)
    if (
      Math.hypot(ring[at]![0] - ring[0]![0], ring[at]![1] - ring[0]![1]) >
      Math.hypot(ring[middle]![0] - ring[0]![0], ring[middle]![1] - ring[0]![1])
    )
      middle = at;
  keep[0] = keep[middle] = keep[last] = 1;
  const open = [
    [0, middle],
    [middle, last],
  ];
  while (open.length > 0) {
    const [from, to] = open.pop() as [number, number];
    const [[ax, ay], [bx, by]] = [ring[from]!, ring[to]!];
    const length = Math.hypot(bx - ax, by - ay);
    let furthest = -1;
    let distance = tolerance;
    for (let at = from + 1; at < to; at++) {
      const [x, y] = ring[at]!;
      const away =
        length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length;
      if (away > distance) [furthest, distance] = [at, away];
    }
    if (furthest < 0) continue;
    keep[furthest] = 1;
    open.push([from, furthest], [furthest, to]);
  }
  return ring.filter((_, at) => keep[at] === 1);
}

/**
 * How large is an area? Square metres inside, holes taken off.
 *
 * @example
 * areaSquareMetres(square) // 100
 */
export function areaSquareMetres(area: Area): number {
  const polygons = checkedOutline(area);
  let total = 0;
  for (const rings of polygons)
    rings.forEach((ring, index) => {
      let twice = 0;
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
        twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
      total += ((index === 0 ? 1 : -1) * Math.abs(twice)) / 2;
    });
  return total;
}
