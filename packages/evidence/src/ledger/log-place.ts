import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import { canonicalJson } from '../hash/canonical-json.ts';
import { writeAtomically } from '../pack/write-atomically.ts';

/** How far a log went at some moment: what was said of it then, to be held to it later. */
export interface LogPlace {
  /** Hash of the log's first entry, by which one log is told from another. */
  readonly first: string;
  readonly entries: number;
  /** Hash of the last of these entries. */
  readonly hash: string;
}

const HEAD = 'head.json';
const HASH = /^[0-9a-f]{64}$/;

/**
 * How far did the log go when it was last appended to? It stands beside the entries, since a chain of hashes cannot tell
 * that its end was cut off. `null` for a log from the time before.
 *
 * @throws InputError where the file that says so says nothing of the kind.
 *
 * @example
 * appendToLog(`${folder}/headed`, '2025-03-05T10:00:00Z', 'opened', {});
 * readLogHead(`${folder}/headed`).entries // 1
 */
export function readLogHead(folder: string): LogPlace | null {
  const path = join(folder, HEAD);
  if (!existsSync(path)) return null;
  let place: unknown = null;
  try {
    place = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // The check below says what is wrong.
  }
  if (isLogPlace(place)) return place;
  throw new InputError(`${path} does not say how far the log goes. Restore it from a backup.`);
}

/** Writes down how far the log goes; of two processes that append at once, the one that went further is heard. */
export function writeLogHead(folder: string, place: LogPlace): void {
  const before = readLogHead(folder);
  if (before === null || before.entries < place.entries)
    writeAtomically(join(folder, HEAD), `${canonicalJson(place)}\n`);
}

/**
 * Is this a place in a log, as it stands beside one or in a signature?
 *
 * @example
 * isLogPlace({ first: '', entries: 0, hash: '' }) // false
 */
export function isLogPlace(value: unknown): value is LogPlace {
  const { first, entries, hash } = (value ?? {}) as Partial<Record<keyof LogPlace, unknown>>;
  const isHash = (text: unknown) => typeof text === 'string' && HASH.test(text);
  return isHash(first) && isHash(hash) && Number.isSafeInteger(entries) && (entries as number) >= 1;
}

/** What is wrong with a log that once went as far as `place`, by its entries' hashes; `null` where it still does. */
export function cutOff(hashes: readonly string[], { first, entries, hash }: LogPlace): string | null {
  if (hashes.length < entries)
    return `it ends with entry ${hashes.length}, and went on to entry ${entries}: its end was cut off`;
  if (hashes[0] !== first || hashes[entries - 1] !== hash)
    return `entry ${entries} is another than the one that stood there: its end was cut off and written anew`;
  return null;
}
