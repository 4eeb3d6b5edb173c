import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { BuildResult, Plugin } from 'esbuild';
import { type BundleWithSources, bundleSettings, servedNotebook, withSources } from './bundle-notebook.ts';

const ENTRY = 'notebook-entry';

/**
 * Notebooks of one folder bundled at once: what they have in common is read and parsed once, which is most of it. Each is to the byte
 * what it is alone; one that cannot be, or has a fault, is left out, for whoever bundles it alone to be told.
 *
 * @returns By folder.
 */
export async function bundleTogether(folders: readonly string[]): Promise<ReadonlyMap<string, BundleWithSources>> {
  const bundles = new Map<string, BundleWithSources>();
  const real = folders.map(realFolder);
  const parent = real[0] === undefined ? null : dirname(real[0]);
  const beside = folders.filter((_, at) => real[at] !== '' && dirname(real[at]!) === parent);
  if (parent === null || beside.length < 2) return bundles;
  // As deep as each of the folders, so that every path but those of their own files is as it is from there.
  const place = join(parent, '.together');
  try {
    const { build } = await import('esbuild');
    const built = await build({
      ...bundleSettings,
      entryPoints: beside.map((_, at) => ({ in: `${ENTRY}:${at}`, out: `${at}` })),
      outdir: place,
      absWorkingDir: place,
      plugins: [entriesOf(beside), ...bundleSettings.plugins],
    });
    for (const [at, folder] of beside.entries()) {
      const code = built.outputFiles.find(({ path }) => basename(path) === `${at}.js`)!.text;
      const own = realFolder(folder);
      // The bundler names some modules by their path: a notebook's own are named otherwise alone.
      if (code.includes(`../${basename(own)}/`)) continue;
      const inputs = reachedFrom(`${ENTRY}:${at}`, built).map((path) =>
        path.includes(':') ? path : relative(own, resolve(place, path)),
      );
      bundles.set(folder, withSources(folder, code, inputs));
    }
  } catch {
    bundles.clear();
  }
  return bundles;
}

function entriesOf(folders: readonly string[]): Plugin {
  return {
    name: 'entries',
    setup(plugin) {
      plugin.onResolve({ filter: new RegExp(`^${ENTRY}:`) }, ({ path }) => ({
        path: path.slice(ENTRY.length + 1),
        namespace: ENTRY,
      }));
      plugin.onLoad({ filter: /.*/, namespace: ENTRY }, ({ path }) =>
        servedNotebook(join(folders[Number(path)]!, 'notebook.ts')),
      );
    },
  };
}

/** Every module that one of the entries is made of, besides itself. */
function reachedFrom(entry: string, { metafile }: BuildResult<{ metafile: true }>): readonly string[] {
  const reached = new Set([entry]);
  for (const path of reached) {
    for (const { path: next, external } of metafile.inputs[path]?.imports ?? []) if (!external) reached.add(next);
  }
  reached.delete(entry);
  return [...reached];
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // Not there: told by who bundles it alone.
    return '';
  }
}
