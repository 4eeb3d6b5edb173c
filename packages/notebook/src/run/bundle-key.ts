import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { bundlingInWords } from './bundle-notebook.ts';
import { BUNDLER_SETTINGS } from './source-digest.ts';

/** Folders with more than code in them are bundled each time: all that stands in them is read to find their bundle. */
const MOST_OWN_FILES = 200;
const MOST_OWN_BYTES = 4 * 2 ** 20;

/**
 * Names a notebook's bundle by how it is made and by all that an analyst has in it: every file of the folder, byte by byte, and the
 * settings above it. What Assay puts into it is not named.
 *
 * @param root Folder of Assay and its libraries.
 * @returns `null` where more could have a say in the bundle than is looked at here: a link, libraries of the project's own, a
 * setting that points elsewhere.
 */
export function bundleKey(folder: string, root: string): string | null {
  try {
    if (realpathSync(folder) !== resolve(folder)) return null;
    const own = ownContent(folder);
    const above = settingsAbove(resolve(folder), root);
    if (own === null || above === null) return null;
    return sha256Hex(JSON.stringify([bundlingInWords(), relative(folder, root), own, above]));
  } catch {
    // Not there, or not to be read: told by who bundles it.
    return null;
  }
}

/** Every file in the notebook's folder with the digest of its content. */
function ownContent(folder: string): readonly string[] | null {
  const content: string[] = [];
  let bytes = 0;
  const places = [''];
  for (const place of places) {
    for (const entry of readdirSync(join(folder, place), { withFileTypes: true })) {
      const name = join(place, entry.name);
      const path = join(folder, name);
      if (entry.isDirectory() && entry.name !== 'node_modules') {
        content.push(`${name}/`);
        places.push(name);
      } else if (entry.isFile()) {
        bytes += lstatSync(path).size;
        if (bytes > MOST_OWN_BYTES) return null;
        const text = readFileSync(path);
        if (BUNDLER_SETTINGS.includes(entry.name) && pointsElsewhere(text)) return null;
        content.push(`${name} ${sha256Hex(text)}`);
      } else return null;
      if (content.length > MOST_OWN_FILES) return null;
    }
  }
  return content.sort();
}

/** What the folders above say of how sources are read; `null` where one has libraries besides Assay's. */
function settingsAbove(folder: string, root: string): readonly string[] | null {
  const settings: string[] = [];
  for (let place = dirname(folder), depth = 1; ; place = dirname(place), depth += 1) {
    const within = join(place, '/');
    if (within !== root && existsSync(join(place, 'node_modules'))) return null;
    for (const name of BUNDLER_SETTINGS) {
      const path = join(place, name);
      if (!existsSync(path)) continue;
      const text = readFileSync(path);
      // Assay's own are looked at with its sources.
      if (!within.startsWith(root) && pointsElsewhere(text)) return null;
      settings.push(`${depth} ${name} ${sha256Hex(text)}`);
    }
    if (dirname(place) === place) return settings;
  }
}

/** A setting that lets a name mean a file that nothing here would look at. */
function pointsElsewhere(settings: Buffer): boolean {
  const text = settings.toString('utf8').replaceAll(/"extends":\s*"(\.\.?\/)+tsconfig\.base\.json"/g, '');
  return /"(extends|paths|baseUrl|rootDirs|imports|exports)"/.test(text);
}
