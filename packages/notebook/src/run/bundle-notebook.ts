import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { BuildFailure, BuildOptions, Plugin } from 'esbuild';
import { ownText } from '../source/own-text.ts';
import { HARMLESS_MODULES } from './harmless-modules.ts';

export interface NotebookBundle {
  /** One module with the notebook, every package it uses, and what computes it; the guard is not in it. */
  readonly code: string;
  readonly sha256: string;
  /** The notebook's own source files, relative to its folder. */
  readonly files: readonly string[];
}

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The notebook as one module. Its text depends on the source alone, not on where the folder stands, so that its hash
 * names the code.
 *
 * @throws InputError where the notebook cannot be bundled.
 */
export async function bundleNotebook(folder: string): Promise<NotebookBundle> {
  return (await bundleWithSources(folder)).bundle;
}

/** A bundle with every file that went into it, Assay's own and its libraries' among them, as absolute paths. */
export interface BundleWithSources {
  readonly bundle: NotebookBundle;
  readonly sources: readonly string[];
}

/** The same with its sources. */
export async function bundleWithSources(folder: string): Promise<BundleWithSources> {
  const entry = join(folder, 'notebook.ts');
  if (!existsSync(entry)) throw new InputError(`no notebook.ts in ${folder}. Pass the folder of a notebook.`);
  try {
    const { build } = await import('esbuild');
    isOpen = true;
    const result = await build({
      stdin: servedNotebook(entry),
      ...bundleSettings,
      absWorkingDir: folder,
    });
    const inputs = Object.keys(result.metafile.inputs).filter((path) => path !== '<stdin>');
    return withSources(folder, result.outputFiles[0]!.text, inputs);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(buildMessage(folder, cause), { cause });
  }
}

/** Whether a notebook was bundled by the bundler's own process since it was last ended. */
let isOpen = false;

/**
 * Ends the bundler's own process, which goes on holding all that it read, where a notebook was bundled: a kept one needed none. The
 * next bundle starts another; one that is under way is never answered, so that only a command that bundles one thing after the other
 * may call it.
 *
 * @example
 * await endBundler() // undefined
 */
export async function endBundler(): Promise<void> {
  if (!isOpen) return;
  isOpen = false;
  await (await import('esbuild')).stop();
}

/** The module that serves a notebook, as the bundler is given it. */
export function servedNotebook(entry: string): { contents: string; resolveDir: string; loader: 'ts' } {
  return {
    contents: `import * as notebook from ${JSON.stringify(entry)};
import { serveRun } from ${JSON.stringify(join(here, 'serve-run.ts'))};
export const serve = (host) => serveRun(notebook.default, host);`,
    resolveDir: here,
    loader: 'ts',
  };
}

/**
 * A bundle's code with what it was made of.
 *
 * @param inputs Relative to the notebook's folder, what the bundler was given in place of a file among them.
 */
export function withSources(folder: string, code: string, inputs: readonly string[]): BundleWithSources {
  const paths = inputs.filter((path) => !path.includes(':'));
  const own = paths.filter((path) => !path.startsWith('..') && !path.includes('node_modules'));
  const files = own.map((path) => path.split(sep).join('/')).sort();
  for (const file of files) ownText(join(folder, file));
  return {
    bundle: { code, sha256: sha256Hex(code), files },
    sources: paths.map((path) => resolve(folder, path)).sort(),
  };
}

/** Node's modules as a notebook sees them: those that compute as they are, the others a sentence at first use. */
const nodeModules: Plugin = {
  name: 'node-modules',
  setup(plugin) {
    plugin.onResolve({ filter: new RegExp(`^(node:.*|${builtinModules.join('|')})$`) }, ({ path }) => {
      const name = path.replace(/^node:/, '');
      return HARMLESS_MODULES.has(name)
        ? { path: `node:${name}`, external: true }
        : { path: name, namespace: 'refused' };
    });
    plugin.onLoad({ filter: /.*/, namespace: 'refused' }, ({ path }) => ({
      loader: 'js',
      // esbuild hands an importer a copy whose prototype is the module's: there every name is answered.
      contents: `const refuse = () => { throw new Error("a cell may not use node:${path}. Cells compute; declare an input and let Assay read the file."); };
const answer = (_, name) => (typeof name === 'symbol' || name === '__esModule' ? undefined : refuse);
module.exports = Object.setPrototypeOf(function () { refuse(); }, new Proxy({}, { get: answer }));`,
    }));
  },
};

/**
 * Arquero makes two days to write into as it is loaded, and asks the clock for them: they begin at 1970 instead. Nothing reads
 * them before they are written.
 */
const daysOfArquero: Plugin = {
  name: 'days-of-arquero',
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]arquero[\\/]src[\\/]op[\\/]functions[\\/]date\.js$/ }, ({ path }) => ({
      loader: 'js',
      contents: readFileSync(path, 'utf8').replace(/^const (t[01]) = new Date\(\);$/gm, 'const $1 = new Date(0);'),
    }));
  },
};

/** How a notebook and its packages become one module. */
export const bundleSettings = {
  nodePaths: [fileURLToPath(new URL('../../../../node_modules', import.meta.url))],
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  // A library's CommonJS is named in the code by its path, which differs by where the folder stands; its modules are not.
  mainFields: ['module', 'main'],
  format: 'esm',
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
  minifyWhitespace: true,
  treeShaking: true,
  logLevel: 'silent',
  plugins: [nodeModules, daysOfArquero],
} satisfies BuildOptions;

/** Names how a notebook and its packages become one module, by all that is said of it here. */
export function bundlingInWords(): string {
  const { plugins, ...settings } = bundleSettings;
  const done = plugins.map(({ name, setup }) => [name, String(setup)]);
  const names = [[...HARMLESS_MODULES], builtinModules];
  return JSON.stringify([servedNotebook('notebook.ts').contents, settings, done, names]);
}

function buildMessage(folder: string, cause: unknown): string {
  const first = (cause as Partial<BuildFailure>).errors?.[0];
  if (first === undefined) return `cannot bundle ${folder}: ${String(cause).split('\n')[0]}.`;
  const place = first.location === null ? '' : ` (${relative('.', first.location.file)}:${first.location.line})`;
  return `cannot bundle the notebook${place}: ${first.text}. Mend the source.`;
}

let entry: Promise<string> | undefined;

/** The guard and what loads a bundle under it, as one module: of the Assay that runs the code, not of the code. */
export function entryCode(): Promise<string> {
  entry ??= builtEntry();
  return entry;
}

async function builtEntry(): Promise<string> {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [join(here, 'entry.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return result.outputFiles[0]!.text;
}
