import { InputError } from '@assay/statistics';

/** An area of a map, or where it lies. */
export interface AreaGeometry {
  readonly type: 'Polygon' | 'MultiPolygon' | 'Point';
  readonly coordinates: readonly unknown[];
}

/** @throws InputError where a cell holds no polygon as GeoJSON text. */
export function areaGeometry(cell: unknown): AreaGeometry {
  const text = String(cell);
  try {
    const geometry = JSON.parse(text) as { type?: unknown };
    if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' || geometry.type === 'Point') {
      return geometry as AreaGeometry;
    }
  } catch (cause) {
    throw new InputError(`map geometry is not JSON: ${text.slice(0, 40)}. Give GeoJSON polygon text.`, { cause });
  }
  throw new InputError(`map geometry is no polygon: ${text.slice(0, 40)}. Give GeoJSON polygon text.`);
}
