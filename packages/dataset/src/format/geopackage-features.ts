import { InputError } from '@assay/statistics';
import type { Database } from 'node-sqlite3-wasm';
import { chosenTable } from './choose-table.ts';
import { geometryOfBytes } from './geometry-bytes.ts';
import { systemOfNumber } from './map-system.ts';
import { queried, selectAll } from './sqlite-rows.ts';
import { type PlacedRow, writeFeatures } from './write-features.ts';

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
 * Writes the one layer of a GeoPackage, or the named one, as GeoJSON, in degrees or metres of the national grid as they are; points
 * also get their coordinates as values. `null` where the file is none, or has no layer of places.
 *
 * @throws InputError where there are several layers and none is named, or coordinates are of another system.
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
  const system = systemOfNumber(reference);
  if (system === null) {
    throw new InputError(
      `${path} has its coordinates in the system EPSG:${reference}, not in degrees or metres of the national grid. Export it in WGS 84 (EPSG:4326) or the British national grid (EPSG:27700).`,
    );
  }
  writeFeatures(copy, rowsOf(database, table, geometry, path), system, path);
  return { part, otherParts: names.filter((name) => name !== part) };
}

function* rowsOf(database: Database, table: string, geometry: string, path: string): Generator<PlacedRow> {
  const { names: columns, rows } = queried(database, selectAll(table));
  const at = columns.indexOf(geometry);
  for (const values of rows) {
    const bytes = values[at];
    const own = columns.flatMap((name, index): [string, unknown][] => {
      const value = values[index];
      return index === at || value instanceof Uint8Array ? [] : [[name, value]];
    });
    yield {
      geometry: bytes instanceof Uint8Array ? geometryOfBytes(bytes, path) : null,
      values: Object.fromEntries(own),
    };
  }
}
