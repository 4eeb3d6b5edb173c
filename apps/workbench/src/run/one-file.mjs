import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * How sources of Assay become one file that stays on this computer. Plain JavaScript: the command line compiles itself by it, before
 * it can read TypeScript.
 */
export const oneFile = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'silent',
  plugins: [
    {
      name: 'libraries-stay-outside',
      setup(plugin) {
        plugin.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === 'entry-point' || path.startsWith('@assay/') ? undefined : { path, external: true },
        );
      },
    },
    {
      // A source that reads a file beside it goes on finding it from the file that all of them become.
      name: 'files-know-their-place',
      setup(plugin) {
        plugin.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
          contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
          loader: 'ts',
          resolveDir: dirname(path),
        }));
      },
    },
  ],
};
