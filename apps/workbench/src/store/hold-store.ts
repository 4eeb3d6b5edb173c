import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tidyBeside } from '@assay/evidence';
import type { PanelFacts } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import { openStore, packFolder, type Store, storeFile, uploadFolder } from './store.ts';

/**
 * Opens the store as the one process that works on its jobs: nobody else may do so at the same time, and what a killed
 * one left half done is cleared away first. Others may read and append meanwhile.
 *
 * @throws InputError where another workbench has the project open.
 */
export function holdStore(folder: string, panel: PanelFacts, now: () => number = Date.now): Store {
  const release = takeStoreHold(folder);
  try {
    const store = openStore(folder, panel, now);
    refuseDamaged(store);
    clearUp(store);
    return {
      ...store,
      close() {
        store.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Takes the project for this process until it is released. The hold is SQLite's lock on a file of its own, so it ends
 * with the process, however that ends.
 */
export function takeStoreHold(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const Sqlite = createRequire(import.meta.url)('libsql') as new (
    path: string,
    options: { timeout: number },
  ) => { exec(sql: string): void; close(): void };
  const holder = new Sqlite(join(folder, 'workbench.hold'), { timeout: 0 });
  try {
    holder.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    holder.close();
    throw new InputError('another workbench has this project open. Use that one, or stop it first.', { cause });
  }
  return () => {
    holder.exec('ROLLBACK');
    holder.close();
  };
}

/** Damage inside a page shows only when somebody reads it, so the whole file is looked at before anyone writes more. */
function refuseDamaged(store: Store): void {
  const says = String(Object.values(store.database.get('PRAGMA quick_check(1)') ?? {})[0]);
  if (says === 'ok') return;
  store.close();
  throw new InputError(
    `the store is damaged at ${storeFile(store.folder)}. Stop the workbench and restore a backup: assay restore <backup>`,
  );
}

/** No job can be running when the store has just been taken, and no file may lie about that nothing speaks of. */
function clearUp({ database, folder, now }: Store): void {
  // Within a write transaction, so that a pack which is being attached meanwhile is either wholly there or not begun.
  database.transaction(() => {
    database.run(
      "UPDATE job SET state = 'interrupted', message = ?, finished_at = ? WHERE state IN ('waiting', 'running')",
      'The workbench stopped while this was running. Start it again.',
      now(),
    );
    const packs = new Set(database.all('SELECT digest FROM pack').map(({ digest }) => `${digest}.zip`));
    for (const name of names(packFolder(folder)).filter((each) => /^[0-9a-f]{64}\.(?:zip|partial)$/.test(each)))
      if (!packs.has(name)) rmSync(join(packFolder(folder), name), { force: true });
  });
  const named = filesOfRuns(folder);
  for (const name of names(uploadFolder(folder))) {
    const place = join(uploadFolder(folder), name);
    if (!named.includes(name)) rmSync(place, { recursive: true, force: true });
    else for (const each of names(place)) if (each.endsWith('.partial')) rmSync(join(place, each), { force: true });
  }
  // A run of the command line may be stored at this moment.
  for (const notebook of names(join(folder, 'runs')))
    if (statSync(join(folder, 'runs', notebook)).isDirectory()) tidyBeside(join(folder, 'runs', notebook));
}

/** What the records of all stored runs say, as one text to look a digest up in. */
export function filesOfRuns(folder: string): string {
  const runs = join(folder, 'runs');
  return names(runs)
    .flatMap((notebook) => names(join(runs, notebook)).map((run) => recordText(join(runs, notebook, run, 'run.json'))))
    .join('\n');
}

function recordText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
