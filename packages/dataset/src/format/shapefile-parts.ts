import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What belongs to the shapes of a Shapefile: values, coordinate system, encoding. The index (.shx) holds nothing of its own. */
const PARTS = /\.(dbf|prj|cpg)$/i;
const SHAPES = /\.shp$/i;

const stem = (path: string) => path.replace(/\.[^./\\]*$/, '');

/**
 * Every file that a reading of this one takes something from: the path itself, and for a Shapefile the parts that lie beside
 * it under the same name. Whoever records what was read records them all.
 *
 * @example
 * filesOfReading('people.csv') // ['people.csv']
 */
export function filesOfReading(path: string): readonly string[] {
  return SHAPES.test(path) ? [path, ...shapefilePartsBeside(path)] : [path];
}

/** The same files as they were given, without parts that go with a Shapefile among them. */
export function withoutParts(paths: readonly string[]): readonly string[] {
  const shapes = new Set(paths.filter((path) => SHAPES.test(path)).map(stem));
  return paths.filter((path) => !(PARTS.test(path) || /\.shx$/i.test(path)) || !shapes.has(stem(path)));
}

/** Parts by what their names end in; a name ends in capitals as often as not. */
export function shapefilePartsBeside(path: string): readonly string[] {
  const folder = dirname(path);
  const own = stem(basename(path));
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    // That the file itself cannot be read is told when it is.
    return [];
  }
  return names
    .filter((name) => PARTS.test(name) && stem(name) === own)
    .sort()
    .map((name) => join(folder, name));
}
