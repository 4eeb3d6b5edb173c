import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { canonicalJson, sha256Hex, writeAtomically } from '@assay/evidence';
import { version as bundlerVersion } from 'esbuild';
import { bundleWithSources } from './bundle-notebook.ts';
import { describeOwn, type KnownNotebook } from './prepare-run.ts';

const SCHEMA = 'assay-notebook-memory/1';

/** Files beside a source, or above it, that say how the bundler reads and finds sources. */
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.base.json'];

interface Memory {
  readonly schema: typeof SCHEMA;
  /** Every source, relative to the notebook's folder. */
  readonly sources: readonly string[];
  /** Names the content of every source and of every file that says how they are read. */
  readonly digest: string;
  readonly bundle: Omit<KnownNotebook['bundle'], 'code'>;
  readonly notebook: KnownNotebook['notebook'];
}

/**
 * Folder in which a project remembers what its notebooks are; it may be taken away at any time.
 *
 * @example
 * notebookMemory('/project').startsWith('/project/.assay') // true
 */
export function notebookMemory(home: string): string {
  return join(home, '.assay', 'notebooks');
}

/**
 * What the notebook in a folder is, as learnt before where every byte that it was learnt from still is the same; learnt
 * anew, and remembered in the folder `memory`, where anything changed. No date of a file is believed.
 *
 * @example
 * (await rememberedNotebook(toy, `${folder}/memory`)).notebook.id // 'toy'
 */
export async function rememberedNotebook(folder: string, memory: string): Promise<KnownNotebook> {
  const place = join(memory, basename(folder));
  const before = read(place);
  if (before !== null && digestOf(folder, before.sources) === before.digest) {
    const { notebook, code } = before;
    return { folder, bundle: { ...before.bundle, code }, notebook };
  }
  const started = startedAt(memory, `${place}.started`);
  const { bundle, sources } = await bundleWithSources(folder);
  const known = await describeOwn(folder, bundle);
  if (started === null) return known;
  // What was written while it was read may not be what was read.
  if (sources.some((path) => statSync(path).mtimeMs >= started)) return known;
  const { code, ...named } = bundle;
  const from = sources.map((path) => relative(folder, path));
  const now: Memory = {
    schema: SCHEMA,
    sources: from,
    digest: digestOf(folder, from),
    bundle: named,
    notebook: known.notebook,
  };
  writeAtomically(`${place}.mjs`, code);
  writeAtomically(`${place}.json`, JSON.stringify(now));
  return known;
}

/** When learning began by the clock of the disk; `null` where nothing can be kept there. */
function startedAt(memory: string, mark: string): number | null {
  try {
    mkdirSync(memory, { recursive: true });
    writeFileSync(mark, '');
    return statSync(mark).mtimeMs;
  } catch {
    return null;
  }
}

function read(place: string): (Memory & { readonly code: string }) | null {
  try {
    const memory = JSON.parse(readFileSync(`${place}.json`, 'utf8')) as Memory;
    const code = readFileSync(`${place}.mjs`, 'utf8');
    return memory.schema === SCHEMA && sha256Hex(code) === memory.bundle.sha256 ? { ...memory, code } : null;
  } catch {
    // Not there, or not whole: learnt anew.
    return null;
  }
}

function digestOf(folder: string, sources: readonly string[]): string {
  const contents: Record<string, string | null> = {};
  const add = (path: string) => {
    const name = relative(folder, path);
    if (!(name in contents)) contents[name] = existsSync(path) ? sha256Hex(readFileSync(path)) : null;
  };
  const seen = new Set<string>();
  for (const source of sources) {
    const path = resolve(folder, source);
    add(path);
    for (let place = dirname(path); !seen.has(place); place = dirname(place)) {
      seen.add(place);
      for (const name of SETTINGS) add(join(place, name));
    }
  }
  return sha256Hex(canonicalJson({ contents, bundlerVersion, node: process.version }));
}
