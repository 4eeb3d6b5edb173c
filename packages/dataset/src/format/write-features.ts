import { writeFileSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import type { Geometry } from './geometry-bytes.ts';
import type { MapSystem } from './map-system.ts';

/** One place or area, and what is recorded of it. */
export interface PlacedRow {
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Writes places and areas as GeoJSON, one in a line. Points also get their coordinates as values, under the names that they have
 * in their system; a value of the file that is called the same goes before.
 *
 * @throws InputError where coordinates that are said to be degrees cannot be.
 */
export function writeFeatures(copy: string, rows: Iterable<PlacedRow>, system: MapSystem, shown: string): void {
  const features: string[] = [];
  for (const { geometry, values } of rows) {
    if (geometry !== null && system === 'degrees') refuseBeyondDegrees(geometry.coordinates, shown);
    const properties = { ...coordinatesOf(geometry, system), ...values };
    features.push(JSON.stringify({ type: 'Feature', properties, geometry }));
  }
  writeFileSync(copy, `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`, { mode: 0o600 });
}

function refuseBeyondDegrees(coordinates: unknown, shown: string): void {
  const list = coordinates as readonly unknown[];
  if (typeof list[0] !== 'number') {
    for (const each of list) refuseBeyondDegrees(each, shown);
  } else if (Math.abs(list[0]) > 180 || Math.abs(list[1] as number) > 90) {
    throw new InputError(
      `${shown} says that its coordinates are degrees and has ${list[0]}, ${list[1]}. Export it again in the system that it names.`,
    );
  }
}

function coordinatesOf(shape: Geometry | null, system: MapSystem): Record<string, number> {
  if (shape?.type !== 'Point') return {};
  const [first, second] = shape.coordinates as readonly number[];
  return system === 'degrees' ? { longitude: first!, latitude: second! } : { easting: first!, northing: second! };
}
