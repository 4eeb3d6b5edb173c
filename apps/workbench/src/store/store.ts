import { join } from 'node:path';
import { diskProblem } from '@assay/evidence';
import type { PanelFacts } from '@assay/report/store';
import { seedSubmissions } from '../submission/seed-submissions.ts';
import { type Database, openStoreDatabase } from './database.ts';

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

/** Opens the store of a project's `.assay` folder: migrates, and fills in the systems of the minutes. */
export function openStore(folder: string, panel: PanelFacts, now: () => number = Date.now): Store {
  const database = openStoreDatabase(storeFile(folder));
  const store = { database, folder, now, close: () => database.close() };
  try {
    seedSubmissions(store, panel);
  } catch (error) {
    database.close();
    throw diskProblem(error, storeFile(folder)) ?? error;
  }
  return store;
}
