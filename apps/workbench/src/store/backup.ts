import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { folderBeside, hashFile, writeAtomically } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { openStoreDatabase } from './database.ts';
import { takeStoreHold } from './hold-store.ts';
import { packFolder, storeFile } from './store.ts';

const manifestName = 'backup.json';
const logHead = 'log/head.json';
const shelfPattern = /^(?:log\/(?:\d{8}|head)\.json|packs\/[0-9a-f]{64}\/(?:memory|disclosure|released)\.json)$/;

export interface Backup {
  readonly folder: string;
  readonly packs: number;
}

/**
 * Copies the store, its packs and the log of what was released into a new folder while the workbench goes on working. The database is copied as of one
 * instant; packs never change once stored. The digest of the copy stands in `backup.json`.
 *
 * @throws InputError where the target exists or the project has no store.
 */
export async function backupStore(assayFolder: string, target: string, at: string): Promise<Backup> {
  const source = storeFile(assayFolder);
  if (!existsSync(source)) throw new InputError(`no store to back up: ${source}. Start the workbench once.`);
  refuseTaken(target);
  mkdirSync(dirname(target), { recursive: true });
  // Of a name of its own: what somebody else keeps beside the target, or another backup is at, is not touched.
  const partial = folderBeside(dirname(target), basename(target), 'new');
  try {
    const packs = await fillBackup(assayFolder, partial, at);
    // Another backup may have taken the name meanwhile.
    refuseTaken(target);
    renameSync(partial, target);
    return { folder: target, packs };
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function refuseTaken(target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined)
    throw new InputError(`backup folder exists: ${target}. Name a new one.`);
}

/** How many packs the backup holds. */
async function fillBackup(assayFolder: string, partial: string, at: string): Promise<number> {
  const copy = join(partial, 'workbench.sqlite');
  const database = openStoreDatabase(storeFile(assayFolder));
  let packs: readonly string[];
  try {
    database.run('VACUUM INTO ?', copy);
    packs = database.all('SELECT digest FROM pack').map((row) => `${String(row['digest'])}.zip`);
  } finally {
    database.close();
  }
  mkdirSync(join(partial, 'packs'));
  for (const name of packs) cpSync(join(packFolder(assayFolder), name), join(partial, 'packs', name));
  const shelf: Record<string, string> = {};
  // The head is copied before the entries that it speaks of are listed: one that is released meanwhile is no cut.
  const head = existsSync(join(assayFolder, logHead)) ? readFileSync(join(assayFolder, logHead)) : null;
  for (const name of shelfFiles(assayFolder)) {
    if (name === logHead && head === null) continue;
    if (name === logHead) writeFileSync(join(partial, 'shelf', name), head!);
    else cpSync(join(assayFolder, name), join(partial, 'shelf', name));
    shelf[name] = (await hashFile(join(partial, 'shelf', name))).sha256;
  }
  const { sha256 } = await hashFile(copy);
  writeFileSync(
    join(partial, manifestName),
    `${JSON.stringify({ schema: 'assay-backup/1', at, sha256, packs, shelf }, null, 2)}\n`,
  );
  return packs.length;
}

/**
 * Puts a backup in place of the store. Everything is checked first; the store that was there is kept beside it under the
 * name that is returned.
 *
 * @throws InputError where the backup is incomplete or was changed, or a workbench has the project open.
 */
export async function restoreStore(
  assayFolder: string,
  backup: string,
  at: string,
): Promise<{ readonly kept: string | null }> {
  const manifest = readManifest(backup);
  const copy = join(backup, 'workbench.sqlite');
  if (!existsSync(copy) || (await hashFile(copy)).sha256 !== manifest.sha256) {
    throw new InputError(`backup was changed or is incomplete: ${copy}. Use another backup.`);
  }
  for (const name of manifest.packs) {
    const path = join(backup, 'packs', name);
    if (!existsSync(path) || `${(await hashFile(path)).sha256}.zip` !== name) {
      throw new InputError(`backup lacks a pack or holds a changed one: ${name}. Use another backup.`);
    }
  }
  for (const [name, sha256] of Object.entries(manifest.shelf)) {
    const path = join(backup, 'shelf', name);
    if (!existsSync(path) || (await hashFile(path)).sha256 !== sha256)
      throw new InputError(
        `backup lacks a part of the log of releases or holds a changed one: ${name}. Use another backup.`,
      );
    const here = join(assayFolder, name);
    // How far the log went is another thing at another time; what is here is held to its own head.
    if (name !== logHead && existsSync(here) && (await hashFile(here)).sha256 !== sha256)
      throw new InputError(
        `the project released otherwise than the backup: ${name} differs. Restore into an empty project.`,
      );
  }
  const release = takeStoreHold(assayFolder);
  try {
    for (const name of Object.keys(manifest.shelf))
      if (!existsSync(join(assayFolder, name))) copyWhole(join(backup, 'shelf', name), join(assayFolder, name));
    return { kept: putInPlace(assayFolder, backup, manifest.packs, at) };
  } finally {
    release();
  }
}

/** What left the Data Lab, in order, and what each release held back: without it a later one could tell what was hidden. */
function shelfFiles(assayFolder: string): readonly string[] {
  return ['log', 'packs'].flatMap((folder) =>
    existsSync(join(assayFolder, folder))
      ? readdirSync(join(assayFolder, folder), { recursive: true, encoding: 'utf8' })
          .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
          .filter((name) => shelfPattern.test(name))
          .sort()
      : [],
  );
}

function putInPlace(assayFolder: string, backup: string, packs: readonly string[], at: string): string | null {
  const copy = join(backup, 'workbench.sqlite');
  const target = storeFile(assayFolder);
  const kept = existsSync(target) ? `${target}.before-${at.replaceAll(':', '-')}` : null;
  mkdirSync(packFolder(assayFolder), { recursive: true });
  for (const name of packs) copyWhole(join(backup, 'packs', name), join(packFolder(assayFolder), name));
  try {
    // Before anything moves: a disk that is full leaves the store where it is.
    cpSync(copy, `${target}.partial`);
    if (kept !== null) setAside(target, kept);
    for (const suffix of ['-wal', '-shm']) rmSync(`${target}${suffix}`, { force: true });
    renameSync(`${target}.partial`, target);
  } finally {
    rmSync(`${target}.partial`, { force: true });
  }
  return kept;
}

/** A disk that fills up leaves nothing cut short, and what is there stays whole until its like has taken its place. */
function copyWhole(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  writeAtomically(to, readFileSync(from));
}

/** Keeps the old store, however damaged it is: a restore is what a damaged one needs. */
function setAside(target: string, kept: string): void {
  try {
    // What the write-ahead log still holds belongs to the old store, so it is folded in before the file moves.
    const old = openStoreDatabase(target);
    old.all('PRAGMA wal_checkpoint(TRUNCATE)');
    old.close();
  } catch {
    for (const suffix of ['-wal', '-shm'])
      if (existsSync(`${target}${suffix}`)) renameSync(`${target}${suffix}`, `${kept}${suffix}`);
  }
  try {
    // Under both names until the restored one takes its place: whenever this is killed, a store is there.
    linkSync(target, kept);
  } catch {
    // A disk without links.
    renameSync(target, kept);
  }
}

/** Nothing where the file was cut short or is no object. */
function readJson(path: string): {
  readonly schema?: string;
  readonly sha256?: string;
  readonly packs?: unknown;
  readonly shelf?: Record<string, string>;
} {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function readManifest(backup: string): {
  readonly sha256: string;
  readonly packs: readonly string[];
  readonly shelf: Readonly<Record<string, string>>;
} {
  const path = join(backup, manifestName);
  if (!existsSync(path)) throw new InputError(`no backup in ${backup}. Pass the folder that assay backup made.`);
  const parsed = readJson(path);
  const names = Array.isArray(parsed.packs) ? parsed.packs.map(String) : null;
  if (
    names === null ||
    parsed.schema !== 'assay-backup/1' ||
    parsed.sha256 === undefined ||
    names.some((name) => !/^[0-9a-f]{64}\.zip$/.test(name)) ||
    Object.keys(parsed.shelf ?? {}).some((name) => !shelfPattern.test(name))
  ) {
    throw new InputError(
      `${path} is not a backup of this version, or was cut short. Use the version that made it, or another backup.`,
    );
  }
  return { sha256: parsed.sha256, packs: names, shelf: parsed.shelf ?? {} };
}
