import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, relative } from 'node:path';
import { sha256Hex, writeAtomically } from '@assay/evidence';
import { type BundleWithSources, bundleWithSources } from './bundle-notebook.ts';
import { bundleTogether } from './bundle-together.ts';
import { describeOwn, type KnownNotebook } from './prepare-run.ts';
import { digestOfFiles, filesBehind } from './source-digest.ts';

const SCHEMA = 'assay-notebook-memory/2';

interface Memory {
  readonly schema: typeof SCHEMA;
  /** Every source, and wherever a file that says how they are read stands or could stand, relative to the notebook's folder. */
  readonly files: readonly string[];
  /** Names the content of each of them, and where there is none. */
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

/** What is being learnt in this process, by the place where it is remembered: whoever asks of it meanwhile looks there afterwards. */
const learning = new Map<string, Promise<unknown>>();

/**
 * What the notebook in a folder is, as learnt before where every byte that it was learnt from still is the same; learnt
 * anew, and remembered in the folder `memory`, where anything changed. No date of a file is believed.
 *
 * @param digests Of the files that one command has read already: those who ask of many notebooks at once hand in one map, and a file
 * that many notebooks are made of is read once.
 *
 * @example
 * (await rememberedNotebook(toy, `${folder}/memory`)).notebook.id // 'toy'
 */
export async function rememberedNotebook(
  folder: string,
  memory: string,
  digests: Map<string, string | null> = new Map(),
): Promise<KnownNotebook> {
  return rememberedNotebooks([folder], memory, digests)[0]!;
}

/**
 * The same of many notebooks, each as soon as it is known, in their order. Those that have to be learnt are bundled together, and as
 * many are asked what they are at a time as the machine has processors.
 *
 * @example
 * (await rememberedNotebooks([toy], `${folder}/memory`)[0]).notebook.id // 'toy'
 */
export function rememberedNotebooks(
  folders: readonly string[],
  memory: string,
  digests: Map<string, string | null> = new Map(),
): readonly Promise<KnownNotebook>[] {
  const known = new Map<string, Promise<KnownNotebook>>();
  const changed: string[] = [];
  for (const folder of folders) {
    const place = join(memory, basename(folder));
    const before = read(place);
    const asked = learning.get(place);
    if (before !== null && digestOfFiles(folder, before.files, digests) === before.digest) {
      const { notebook, code } = before;
      known.set(folder, Promise.resolve({ folder, bundle: { ...before.bundle, code }, notebook }));
    } else if (asked !== undefined) {
      // It may have changed since it was begun.
      known.set(
        folder,
        asked.catch(() => {}).then(() => rememberedNotebook(folder, memory)),
      );
    } else changed.push(folder);
  }
  for (const [folder, one] of learnt(changed, memory)) known.set(folder, one);
  return folders.map((folder) => known.get(folder)!);
}

function learnt(folders: readonly string[], memory: string): ReadonlyMap<string, Promise<KnownNotebook>> {
  const known = new Map<string, Promise<KnownNotebook>>();
  if (folders.length === 0) return known;
  const started = startedAt(memory, join(memory, `${basename(folders[0]!)}.started`));
  const together = bundleTogether(folders);
  const digests = new Map<string, string | null>();
  const all: Promise<KnownNotebook>[] = [];
  for (const [index, folder] of folders.entries()) {
    const place = join(memory, basename(folder));
    const before: Promise<unknown> = all[index - availableParallelism()] ?? Promise.resolve();
    const own = before
      .catch(() => {})
      .then(() => together)
      .then(async (bundles) => bundles.get(folder) ?? bundleWithSources(folder))
      .then((bundled) => remember(folder, place, bundled, started, digests))
      .finally(() => learning.delete(place));
    // Whoever waits for it is told; that nobody waits yet is no fault.
    own.catch(() => {});
    learning.set(place, own);
    known.set(folder, own);
    all.push(own);
  }
  return known;
}

async function remember(
  folder: string,
  place: string,
  { bundle, sources }: BundleWithSources,
  started: number | null,
  digests: Map<string, string | null>,
): Promise<KnownNotebook> {
  const known = await describeOwn(folder, bundle);
  if (started === null) return known;
  // What was written while it was read may not be what was read.
  if (sources.some((path) => statSync(path).mtimeMs >= started)) return known;
  const { code, ...named } = bundle;
  const files = filesBehind(sources).map((path) => relative(folder, path));
  const now: Memory = {
    schema: SCHEMA,
    files,
    digest: digestOfFiles(folder, files, digests),
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
