import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Libraries in plain JavaScript whose many small files take longer to be found and opened than to be read as part of one. */
const READ_IN = new Set(['@observablehq/plot', 'chardet', 'iconv-lite', 'linkedom', 'markdown-it']);

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
  // For libraries that ask for Node's own modules as CommonJS does.
  banner: {
    js: "import { createRequire as createRequireOfFile } from 'node:module';\nconst require = createRequireOfFile(import.meta.url);",
  },
  plugins: [
    {
      name: 'libraries-stay-outside',
      setup(plugin) {
        plugin.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
          if (kind === 'entry-point' || path.startsWith('@assay/')) return undefined;
          const library = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
          const isReadIn = READ_IN.has(library) || importer.includes('/node_modules/');
          return isReadIn && !isBuiltin(path) ? undefined : { path, external: true };
        });
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
