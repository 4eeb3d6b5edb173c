import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PanelFacts } from '../project/panel-facts.ts';
import { type Database, openDatabase } from './database.ts';
import { seedSubmissions } from './seed-submissions.ts';

/** Everything that people entered, in one SQLite file, and the packs by digest beside it. */
export interface Store {
  readonly database: Database;
  readonly folder: string;
  /** Milliseconds since 1970; an argument so that tests hold it still. */
  now(): number;
  close(): void;
}

export const storeFile = (folder: string) => join(folder, 'workbench.sqlite');
export const packFolder = (folder: string) => join(folder, 'attached');
export const uploadFolder = (folder: string) => join(folder, 'uploads');

/**
 * Opens the store of a project's `.assay` folder: migrates, fills in the systems of the minutes, and clears away what a
 * killed process left half done.
 */
export function openStore(folder: string, panel: PanelFacts, now: () => number = Date.now): Store {
  const database = openDatabase(storeFile(folder));
  const store = { database, folder, now, close: () => database.close() };
  seedSubmissions(store, panel);
  recover(store);
  return store;
}

/** No job can be running when the store has just been opened, and no file may lie about that no row speaks of. */
function recover({ database, folder, now }: Store): void {
  database.run(
    "UPDATE job SET state = 'interrupted', message = ?, finished_at = ? WHERE state IN ('waiting', 'running')",
    'The workbench stopped while this was running. Start it again.',
    now(),
  );
  const packs = new Set(database.all('SELECT digest FROM pack').map(({ digest }) => `${digest}.zip`));
  for (const name of files(packFolder(folder)).filter((each) => /^[0-9a-f]{64}\.(?:zip|partial)$/.test(each)))
    if (!packs.has(name)) rmSync(join(packFolder(folder), name), { force: true });
  const jobs = new Set(database.all('SELECT id FROM job').map(({ id }) => String(id)));
  for (const name of files(uploadFolder(folder))) {
    if (!jobs.has(name)) rmSync(join(uploadFolder(folder), name), { recursive: true, force: true });
  }
}

function files(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
