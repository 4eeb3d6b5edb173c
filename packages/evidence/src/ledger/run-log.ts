import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import { canonicalJson } from '../hash/canonical-json.ts';
import { sha256Hex } from '../hash/sha256.ts';
import { cutOff, type LogPlace, readLogHead, writeLogHead } from './log-place.ts';

/** One thing that happened, chained to what happened before. */
export interface LogEntry {
  readonly sequence: number;
  /** ISO 8601, from the caller's clock. */
  readonly at: string;
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Hash of the entry before; of nothing for the first. */
  readonly previous: string;
  readonly hash: string;
}

const BEGINNING = '0'.repeat(64);

const REMEDY = 'Restore it from a backup.';

/**
 * Appends to the log in a folder: one file an entry, linked into place whole under the next number, which only one
 * process can take. A process killed on the way leaves no entry; two at once lose none.
 *
 * @throws InputError where an entry was taken out of the log, its end was cut off, or its last one cannot be read.
 *
 * @example
 * appendToLog(`${folder}/runs`, '2025-03-05T10:00:00Z', 'run-started', { notebook: 'toy' }).sequence // 1
 */
export function appendToLog(
  folder: string,
  at: string,
  event: string,
  detail: Readonly<Record<string, unknown>>,
): LogEntry {
  mkdirSync(folder, { recursive: true });
  for (let lines = readLogLines(folder); ; ) {
    const entry = appendAfter(folder, lines, at, event, detail);
    if (entry !== null) return entry;
    const read = readLogLines(folder);
    // Nobody appended, and the next number is taken: an entry is lacking, and the count stands still.
    if (read.length === lines.length) {
      throw new InputError(`the log ${folder} lacks an entry: its next number is taken. ${REMEDY}`);
    }
    lines = read;
  }
}

/**
 * Appends an entry that was decided on what `lines` say; `null` where another process appended since, so that the
 * caller reads again and decides anew.
 *
 * @throws InputError where the last of `lines` cannot be read, or the log's end was cut off.
 *
 * @example
 * appendAfter(`${folder}/locks`, [], '2025-03-05T10:00:00Z', 'lock-taken', {});
 * appendAfter(`${folder}/locks`, [], '2025-03-05T10:00:01Z', 'lock-taken', {}) // null
 */
export function appendAfter(
  folder: string,
  lines: readonly string[],
  at: string,
  event: string,
  detail: Readonly<Record<string, unknown>>,
): LogEntry | null {
  mkdirSync(folder, { recursive: true });
  const last = lines.length === 0 ? null : readEntry(lines.at(-1)!);
  if (lines.length > 0 && last === null) {
    throw new InputError(`entry ${lines.length} of the log ${folder} cannot be read. ${REMEDY}`);
  }
  const sequence = lines.length + 1;
  const head = readLogHead(folder);
  // Whoever read before another appended is not told of a cut, but to read again.
  if (existsSync(entryPath(folder, sequence))) return null;
  const hashes = lines.map((line) => readEntry(line)?.hash ?? '');
  const cut = head === null ? null : cutOff(hashes, head);
  if (cut !== null) throw new InputError(`the log ${folder} does not hold: ${cut}. ${REMEDY}`);
  const entry = chained({ sequence, at, event, detail, previous: last?.hash ?? BEGINNING });
  if (!linkIntoPlace(folder, sequence, `${canonicalJson(entry)}\n`)) return null;
  writeLogHead(folder, { first: hashes[0] ?? entry.hash, entries: sequence, hash: entry.hash });
  return entry;
}

/**
 * What happened so far? The entries' lines in order; none where the folder does not exist.
 *
 * @example
 * appendToLog(`${folder}/read`, '2025-03-05T10:00:00Z', 'opened', {});
 * readLogLines(`${folder}/read`).length // 1
 */
export function readLogLines(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^\d{8}\.json$/.test(name));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8').trimEnd());
}

/**
 * Was the log tampered with? What is wrong with it, or nothing: an entry changed, taken out, put in or moved. The first
 * fault ends the chain. `head`: how far the log went by what stands beside it (`readLogHead`) or in a signature; without
 * it nobody can see that its end was cut off.
 *
 * @example
 * appendToLog(`${folder}/checked`, '2025-03-05T10:00:00Z', 'opened', {});
 * logProblems(readLogLines(`${folder}/checked`).map((line) => line.replace('opened', 'closed'))) // ['entry 1 was changed']
 */
export function logProblems(lines: readonly string[], head: LogPlace | null = null): string[] {
  const hashes: string[] = [];
  let previous = BEGINNING;
  for (const [index, line] of lines.entries()) {
    const entry = readEntry(line);
    if (entry === null) return [`entry ${index + 1} cannot be read`];
    const { hash, ...rest } = entry;
    if (chained(rest).hash !== hash || canonicalJson(entry) !== line) return [`entry ${index + 1} was changed`];
    if (entry.sequence !== index + 1 || entry.previous !== previous) {
      return [`entry ${index + 1} does not follow the one before: an entry was taken out, put in or moved`];
    }
    previous = hash;
    hashes.push(hash);
  }
  const cut = head === null ? null : cutOff(hashes, head);
  return cut === null ? [] : [cut];
}

function chained(entry: Omit<LogEntry, 'hash'>): LogEntry {
  return { ...entry, hash: sha256Hex(canonicalJson(entry)) };
}

/** False where another process took the number first. */
function linkIntoPlace(folder: string, sequence: number, text: string): boolean {
  const partial = join(folder, `.partial-${process.pid}-${sequence}`);
  try {
    const file = openSync(partial, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(partial, entryPath(folder, sequence));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
}

function entryPath(folder: string, sequence: number): string {
  return join(folder, `${String(sequence).padStart(8, '0')}.json`);
}

function readEntry(line: string): LogEntry | null {
  try {
    return JSON.parse(line) as LogEntry | null;
  } catch {
    return null;
  }
}
