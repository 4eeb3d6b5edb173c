import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const kept = fileURLToPath(new URL('../../node_modules/.cache/assay-tests/', import.meta.url));

/**
 * Where code that processes of a test are to run lies as one file of plain JavaScript: each process that reads the sources
 * of a package by itself takes seconds for it.
 *
 * @param code What the file holds, in TypeScript, as if it stood in the folder.
 */
export async function compiledFor(
  name: string,
  code: string,
  folder: URL,
  settings: BuildOptions = {},
): Promise<string> {
  const file = join(kept, `${name}.mjs`);
  const fresh = join(kept, `.${name}-${process.pid}.mjs`);
  mkdirSync(kept, { recursive: true });
  try {
    await build({
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      ...settings,
      stdin: { contents: code, resolveDir: fileURLToPath(folder), loader: 'ts' },
      outfile: fresh,
    });
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
  return file;
}
