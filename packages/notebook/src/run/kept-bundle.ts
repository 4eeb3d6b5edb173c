import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@assay/evidence';
import { bundleKey } from './bundle-key.ts';
import { type BundleWithSources, bundleWithSources, type NotebookBundle } from './bundle-notebook.ts';
import { digestOfFiles, filesBehind } from './source-digest.ts';

const SCHEMA = 'assay-kept-bundle/1';

/** Assay itself, with its libraries. */
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The oldest go first. */
const MOST_KEPT = 128;

/** What is no source, and yet says which of them a name means: what npm put there, and where Assay's own packages stand. */
const LIBRARIES = ['node_modules/', 'node_modules/@assay/', 'node_modules/.package-lock.json'];

interface Kept {
  readonly schema: typeof SCHEMA;
  /** What went in besides the notebook's own folder, relative to Assay's. */
  readonly files: readonly string[];
  readonly digest: string;
  readonly bundle: NotebookBundle;
}

/**
 * The same as `bundleNotebook`, made once: kept among Assay's libraries by everything that it is made of, byte by byte, and made
 * anew where anything changed. Where more could have a say in it than is known here (a link, libraries of the project's own, a
 * setting that points elsewhere), it is made each time.
 *
 * @param clock Says when bundling begins, by the clock of the sources' disk.
 * @throws InputError where the notebook cannot be bundled.
 *
 * @example
 * (await keptBundle(toy)).files // ['notebook.ts']
 */
export async function keptBundle(
  folder: string,
  keptIn = join(root, 'node_modules', '.cache', 'assay-bundles'),
  clock = startedAt,
): Promise<NotebookBundle> {
  const key = bundleKey(folder, root);
  if (key === null) return (await bundleWithSources(folder)).bundle;
  const place = join(keptIn, `${key}.json`);
  const before = read(place);
  if (before !== null) return before;
  const started = clock(keptIn);
  const made = await bundleWithSources(folder);
  // What was written while it was read may not be what was read.
  if (started !== null && bundleKey(folder, root) === key) keep(place, folder, made, started);
  return made.bundle;
}

function keep(place: string, folder: string, { bundle, sources }: BundleWithSources, started: number): void {
  const own = join(resolve(folder), '/');
  const others = sources.filter((path) => !path.startsWith(own));
  if (others.some((path) => !path.startsWith(root))) return;
  const files = [...filesBehind(others).map((path) => relative(root, path)), ...LIBRARIES];
  if (files.some((file) => writtenAt(join(root, file)) >= started)) return;
  const now: Kept = { schema: SCHEMA, files, digest: digestOfFiles(root, files), bundle };
  const unfinished = `${place}.${process.pid}`;
  try {
    writeFileSync(unfinished, JSON.stringify(now));
    renameSync(unfinished, place);
    forgetOldest(dirname(place));
  } catch {
    // It is made again.
    rmSync(unfinished, { force: true });
  }
}

/** By the clock of the disk; before everything where there is nothing. */
function writtenAt(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 0 : Math.max(found.mtimeMs, found.ctimeMs);
}

/** When bundling began by that clock; `null` where nothing can be kept there. */
function startedAt(keptIn: string): number | null {
  const mark = join(keptIn, 'started');
  try {
    mkdirSync(keptIn, { recursive: true });
    writeFileSync(mark, '');
    return statSync(mark).mtimeMs;
  } catch {
    return null;
  }
}

function forgetOldest(keptIn: string): void {
  const bundles = readdirSync(keptIn)
    .filter((name) => name !== 'started')
    .map((name) => ({ path: join(keptIn, name), made: writtenAt(join(keptIn, name)) }))
    .sort((a, b) => b.made - a.made);
  for (const { path } of bundles.slice(MOST_KEPT)) rmSync(path, { force: true });
}

function read(place: string): NotebookBundle | null {
  try {
    const { schema, files, digest, bundle } = JSON.parse(readFileSync(place, 'utf8')) as Kept;
    const isWhole = schema === SCHEMA && sha256Hex(bundle.code) === bundle.sha256;
    return isWhole && digestOfFiles(root, files) === digest ? bundle : null;
  } catch {
    // Not there, or not whole.
    return null;
  }
}
