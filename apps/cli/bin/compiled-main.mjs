import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Workspaces whose sources the command line is made of. */
const GROUPS = ['packages', 'apps'];

/** The command line; what makes a dataset, runs the notebooks and reads inputs in a thread; and the commands. */
const ENTRIES = ['main', 'home/generate-into', 'run/fill-notebooks', 'run/read-to-travel', 'commands'];

/** What every command says of itself, so that none is loaded to be listed or to refuse a word. */
const FACES = 'faces.json';

/** Compiled entries kept side by side, so that changing a branch back and forth compiles nothing again. */
const MOST_KEPT = 4;

/**
 * The command line compiled from its sources as they are now, or `null` where it cannot be kept. Compiling takes
 * half a second and is done once; a start after that reads the names, sizes and times of the sources and no TypeScript.
 *
 * @param entry What is wanted of it: the whole, or what a thread of it needs.
 */
export async function compiledMain(root = repository, entry = 'main') {
  const sources = sourceFiles(root);
  if (sources === null) return null;
  const cache = join(root, 'node_modules', '.cache', 'assay');
  const place = join(cache, sourceKey(root, sources));
  const file = join(place, `${entry}.mjs`);
  if (!existsSync(file)) {
    try {
      mkdirSync(cache, { recursive: true });
      const unfinished = mkdtempSync(join(cache, '.unfinished-'));
      await compile(root, unfinished);
      try {
        renameSync(unfinished, place);
      } catch (error) {
        rmSync(unfinished, { recursive: true, force: true });
        // Another process may have been first.
        if (!existsSync(file)) throw error;
      }
      forgetOldest(cache);
    } catch {
      return null;
    }
  }
  const compiled = await import(pathToFileURL(file).href);
  return entry === 'main' ? { ...compiled, faces: JSON.parse(readFileSync(join(place, FACES), 'utf8')) } : compiled;
}

/** Every source with what changes when it is written; `null` where a workspace has libraries of its own, which one file cannot tell apart. */
function sourceFiles(root) {
  const files = [join(root, 'package-lock.json'), join(root, 'tsconfig.base.json')].filter(existsSync);
  for (const group of GROUPS) {
    for (const name of readdirSync(join(root, group))) {
      const own = join(root, group, name, 'node_modules');
      if (existsSync(own) && readdirSync(own).some((entry) => !entry.startsWith('.'))) return null;
      const source = join(root, group, name, 'src');
      if (!existsSync(source)) continue;
      files.push(join(root, group, name, 'package.json'));
      for (const file of readdirSync(source, { recursive: true })) files.push(join(source, file));
    }
  }
  return files;
}

/** Names the sources by path, size and both of the times that writing changes: neither an edit nor a checkout keeps all three. */
export function sourceKey(root, files = sourceFiles(root)) {
  const hash = createHash('sha256').update(`${process.version} ${root}\n`);
  for (const file of files) {
    const { size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    hash.update(`${file} ${size} ${mtimeNs} ${ctimeNs}\n`);
  }
  return hash.digest('hex').slice(0, 32);
}

async function compile(root, folder) {
  const [{ build }, { oneFile }] = await Promise.all([import('esbuild'), import('@assay/workbench/one-file')]);
  await build({
    entryPoints: ENTRIES.map((entry) => join(root, `apps/cli/src/${entry}.ts`)),
    absWorkingDir: root,
    outdir: folder,
    ...oneFile,
    // Each command stays a file of its own, read when it is asked for.
    splitting: true,
    sourcemap: 'linked',
    outExtension: { '.js': '.mjs' },
  });
  const { allCommands } = await import(pathToFileURL(join(folder, 'commands.mjs')).href);
  const faces = (await allCommands()).map(({ run, ...face }) => face);
  writeFileSync(join(folder, FACES), JSON.stringify(faces));
}

function forgetOldest(cache) {
  const kept = readdirSync(cache)
    .filter((name) => !name.startsWith('.'))
    .map((name) => ({ path: join(cache, name), made: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.made - a.made);
  for (const { path } of kept.slice(MOST_KEPT)) rmSync(path, { recursive: true, force: true });
}
