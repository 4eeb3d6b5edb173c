import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseMemory } from '@assay/disclosure-control';
import { appendAfter, canonicalJson, type LogEntry, logProblems, readLogLines, sha256Hex } from '@assay/evidence';
import { writeFolder } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';

const EXPORTED = 'pack-exported';

/** One earlier release, as the log tells of it. */
export interface Released {
  readonly digest: string;
  /** Names the run, the policy and the exceptions: the same again is the same release. */
  readonly order: string;
  readonly memorySha256: string;
}

/** What has left this Data Lab, in order: the log's lines and the releases among them. */
export interface Shelf {
  readonly lines: readonly string[];
  readonly released: readonly Released[];
}

export function logFolder(home: string): string {
  return join(home, '.assay', 'log');
}

/** @throws InputError where the log was tampered with: what left before could not be relied on. */
export function readShelf(home: string): Shelf {
  const lines = readLogLines(logFolder(home));
  const [problem] = logProblems(lines);
  if (problem !== undefined) {
    throw new InputError(`the log in .assay/log does not hold: ${problem}. Restore it from a backup before exporting.`);
  }
  const released = lines
    .map((line) => JSON.parse(line) as LogEntry)
    .filter(({ event }) => event === EXPORTED)
    .map(({ detail }) => ({
      digest: String(detail['digest']),
      order: String(detail['order']),
      memorySha256: String(detail['memory']),
    }));
  return { lines, released };
}

/**
 * What must bind a release: everything that left before the first time this very release did. Exported again, it leaves
 * as it left then.
 */
export function bindingReleases({ released }: Shelf, order: string): readonly Released[] {
  const first = released.findIndex((each) => each.order === order);
  const before = first < 0 ? released : released.slice(0, first);
  return [...new Map(before.map((each) => [each.digest, each])).values()];
}

/** @throws InputError where the memory of a release is gone or changed. */
export function readMemory(home: string, { digest, memorySha256 }: Released): ReleaseMemory {
  const path = join(home, '.assay', 'packs', digest, 'memory.json');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (sha256Hex(text) !== memorySha256) {
    throw new InputError(
      `what pack ${digest.slice(0, 12)} held back is no longer known: .assay/packs/${digest.slice(0, 12)}… was changed or removed. Restore it from a backup before exporting.`,
    );
  }
  return JSON.parse(text) as ReleaseMemory;
}

/**
 * Remembers a release, then logs it, so that nothing leaves unlogged and nothing logged is forgotten. `null` where another
 * release was logged since the shelf was read: it may bind this one, which has to be worked out again.
 */
export function putOnShelf(
  home: string,
  { lines }: Shelf,
  at: string,
  release: {
    readonly digest: string;
    readonly order: string;
    readonly disclosure: string;
    readonly memory: ReleaseMemory;
    readonly detail: Readonly<Record<string, unknown>>;
  },
): LogEntry | null {
  const { digest, order, disclosure, detail } = release;
  const memory = `${canonicalJson(release.memory)}\n`;
  const folder = join(home, '.assay', 'packs', digest);
  if (!existsSync(folder)) writeFolder(folder, { 'disclosure.json': disclosure, 'memory.json': memory });
  return appendAfter(logFolder(home), lines, at, EXPORTED, { ...detail, digest, order, memory: sha256Hex(memory) });
}
