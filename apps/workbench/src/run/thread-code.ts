import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** A folder with the thread's code in one file, among the libraries that it needs; `null` where it cannot be written. */
export async function threadFolder(): Promise<string | null> {
  try {
    const cache = fileURLToPath(new URL('../../../../node_modules/.cache/assay/', import.meta.url));
    mkdirSync(cache, { recursive: true });
    forgetDead(cache);
    const folder = mkdtempSync(join(cache, `.thread-${process.pid}-`));
    await build({
      entryPoints: [join(here, 'run-thread.ts')],
      outfile: join(folder, 'thread.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      plugins: [librariesStayOutside, filesKnowTheirPlace],
    });
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return null;
  }
}

/** What a workbench that was killed left. */
function forgetDead(cache: string): void {
  for (const name of readdirSync(cache)) {
    const pid = /^\.thread-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const librariesStayOutside: Plugin = {
  name: 'libraries-stay-outside',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@assay/') ? undefined : { path, external: true },
    );
  },
};

/** A source that reads a file beside it goes on finding it from the file that all of them become. */
const filesKnowTheirPlace: Plugin = {
  name: 'files-know-their-place',
  setup(plugin) {
    plugin.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
      resolveDir: dirname(path),
    }));
  },
};
