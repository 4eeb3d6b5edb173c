import { writeFileSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import type { Database } from 'node-sqlite3-wasm';
import { chosenTable } from './choose-table.ts';
import { type Geometry, geometryOfBytes } from './geometry-bytes.ts';
import { queried, selectAll } from './sqlite-rows.ts';

/** Degrees as GeoJSON has them: WGS 84, and the European system that lies within a metre of it. */
const IN_DEGREES: readonly number[] = [4326, 4258];

interface Layer {
  readonly table: string;
  readonly geometry: string;
  readonly reference: number;
}

/** The layers of areas or places of an SQLite file; none where it is no GeoPackage. */
function layersOf(database: Database): Layer[] {
  if (database.get("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_geometry_columns'") === null) return [];
  return database
    .all('SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY table_name')
    .map(({ table_name, column_name, srs_id }) => ({
      table: String(table_name),
      geometry: String(column_name),
      reference: Number(srs_id),
    }));
}

/**
 * Writes the one layer of a GeoPackage, or the named one, as GeoJSON; points also get their longitude and latitude as values.
 * `null` where the file is none, or has no layer of places.
 *
 * @throws InputError where there are several layers and none is named, or coordinates are no degrees.
 *
 * Source: OGC GeoPackage 1.3, clause 2.1.
 */
export function geopackageFeatures(
  database: Database,
  path: string,
  sheet: string | undefined,
  copy: string,
): { readonly part: string; readonly otherParts: readonly string[] } | null {
  const layers = layersOf(database);
  if (layers.length === 0 || (sheet !== undefined && layers.every(({ table }) => table !== sheet))) return null;
  const names = layers.map(({ table }) => table);
  const part = chosenTable(path, names, sheet);
  const { table, geometry, reference } = layers.find((layer) => layer.table === part)!;
  if (!IN_DEGREES.includes(reference)) {
    throw new InputError(
      `${path} has its coordinates in the system EPSG:${reference}, not in degrees. Export it in WGS 84 (EPSG:4326).`,
    );
  }
  const features: string[] = [];
  const { names: columns, rows } = queried(database, selectAll(table));
  const at = columns.indexOf(geometry);
  for (const values of rows) {
    const bytes = values[at];
    const shape = bytes instanceof Uint8Array ? geometryOfBytes(bytes, path) : null;
    const own = columns.flatMap((name, index): [string, unknown][] => {
      const value = values[index];
      return index === at || value instanceof Uint8Array ? [] : [[name, value]];
    });
    const properties = { ...placeOf(shape), ...Object.fromEntries(own) };
    features.push(JSON.stringify({ type: 'Feature', properties, geometry: shape }));
  }
  writeFileSync(copy, `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`, { mode: 0o600 });
  return { part, otherParts: names.filter((name) => name !== part) };
}

function placeOf(shape: Geometry | null): Record<string, number> {
  if (shape?.type !== 'Point') return {};
  const [longitude, latitude] = shape.coordinates as readonly number[];
  return { longitude: longitude!, latitude: latitude! };
}
