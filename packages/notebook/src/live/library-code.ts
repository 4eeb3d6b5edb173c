import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { type BuildFailure, build } from 'esbuild';
import { bundleSettings } from '../run/bundle-notebook.ts';

/** Every package that a notebook uses, and what computes its cells, as one module for a warm process. */
export interface LibraryCode {
  readonly code: string;
  readonly digest: string;
  readonly packages: ReadonlySet<string>;
  /** Whether none of its sources was written since. */
  isCurrent(): boolean;
}

const here = dirname(fileURLToPath(import.meta.url));

/** @throws InputError where a package cannot be found. */
export async function libraryCode(folder: string, packages: ReadonlySet<string>): Promise<LibraryCode> {
  const names = [...packages].sort();
  const contents = `${names.map((name, index) => `import * as package${index} from ${JSON.stringify(name)};`).join('\n')}
import { serveLivePasses } from ${JSON.stringify(join(here, 'serve-live-passes.ts'))};
const packages = { ${names.map((name, index) => `${JSON.stringify(name)}: package${index}`).join(', ')} };
export const serve = (host) => serveLivePasses(packages, host);`;
  try {
    const { outputFiles, metafile } = await build({
      ...bundleSettings,
      stdin: { contents, resolveDir: folder, loader: 'ts' },
      absWorkingDir: folder,
    });
    const code = outputFiles[0]!.text;
    const sources = Object.keys(metafile.inputs)
      .filter((path) => !path.includes(':') && path !== '<stdin>' && !path.includes('node_modules'))
      .map((path) => resolve(folder, path));
    const stamp = () => sources.map(writtenAt).join(' ');
    const before = stamp();
    return { code, digest: sha256Hex(code), packages, isCurrent: () => stamp() === before };
  } catch (cause) {
    const first = (cause as Partial<BuildFailure>).errors?.[0];
    if (first === undefined) throw cause;
    throw new InputError(`cannot bundle what the notebook uses: ${first.text}. Mend the import.`, { cause });
  }
}

function writtenAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
