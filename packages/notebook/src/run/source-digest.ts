import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sha256Hex } from '@assay/evidence';

/** Files beside a source, or above it, that say how the bundler reads and finds sources. */
export const BUNDLER_SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.base.json'];

/** The sources themselves, and in their folders and those above whatever says how they are read. */
export function filesBehind(sources: readonly string[]): readonly string[] {
  const files = new Set(sources);
  const seen = new Set<string>();
  for (const source of sources) {
    for (let place = dirname(source); !seen.has(place); place = dirname(place)) {
      seen.add(place);
      for (const name of BUNDLER_SETTINGS) files.add(join(place, name));
    }
  }
  return [...files];
}

/**
 * Names the content of each file, and where there is none; of a folder, written with a stroke at its end, what stands in it.
 *
 * @param folder Files are relative to it.
 * @param digests Of the files that were read already, by their path.
 */
export function digestOfFiles(
  folder: string,
  files: readonly string[],
  digests: Map<string, string | null> = new Map(),
): string {
  const lines = files.map((file) => {
    const path = join(folder, file);
    let digest = digests.get(path);
    if (digest === undefined) {
      digest = file.endsWith('/') ? folderDigest(path) : fileDigest(path);
      digests.set(path, digest);
    }
    return `${file}\n${digest}\n`;
  });
  return sha256Hex(`${process.version} ${bundlerVersion()}\n${lines.join('')}`);
}

/** `null` for a file that nobody can read: the bundler says of a source why. */
function fileDigest(path: string): string | null {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
  try {
    return sha256Hex(readFileSync(path));
  } catch {
    return null;
  }
}

/** Of the names in a folder, and of what each link in it points to. */
function folderDigest(path: string): string | null {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
  const names = readdirSync(path, { withFileTypes: true }).map((entry) =>
    entry.isSymbolicLink() ? `${entry.name} to ${readlinkSync(join(path, entry.name))}` : entry.name,
  );
  return sha256Hex(names.sort().join('\n'));
}

let version: string | undefined;

/** Asked of its description: the bundler itself is loaded by who bundles. */
function bundlerVersion(): string {
  version ??= (createRequire(import.meta.url)('esbuild/package.json') as { version: string }).version;
  return version;
}
