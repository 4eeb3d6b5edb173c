import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AttackedRelease,
  attackedRelease,
  type DisclosureException,
  type DisclosurePolicy,
  type DisclosureRecord,
  type ReleaseMemory,
} from '@assay/disclosure-control';
import {
  appendAfter,
  canonicalJson,
  type Finding,
  type LogEntry,
  logProblems,
  readLogHead,
  readLogLines,
  sha256Hex,
  writeAtomically,
} from '@assay/evidence';
import { writeFolder } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';

type ReleaseEvent = 'pack-exported' | 'released-to-members';

const RELEASES: readonly string[] = ['pack-exported', 'released-to-members'] satisfies readonly ReleaseEvent[];
const FINDINGS = 'released.json';
export const WITHHELD = 'run-withheld';

/** One earlier release, as the log tells of it. */
export interface Released {
  readonly digest: string;
  /** ISO 8601. */
  readonly at: string;
  /** Names the run, the policy and the exceptions: the same again is the same release. */
  readonly order: string;
  readonly memorySha256: string;
  /** Of the findings as they left, with their disclosure record; `null` where none were kept, or before their hash was logged. */
  readonly findingsSha256: string | null;
}

/** What has left this Data Lab, in order: the log's lines and the releases among them. */
export interface Shelf {
  readonly lines: readonly string[];
  readonly released: readonly Released[];
  /** Runs of which the last word to members was that they are withheld, and when. */
  readonly withheld: ReadonlyMap<string, string>;
}

/**
 * Where a project logs what left its Data Lab.
 *
 * @example
 * releaseLogFolder('/project') // '/project/.assay/log'
 */
export function releaseLogFolder(home: string): string {
  return join(home, '.assay', 'log');
}

/**
 * What has left this Data Lab, in order, and what reviewers withheld.
 *
 * @throws InputError where the log was tampered with: what left before could not be relied on.
 *
 * @example
 * readShelf(`${home}/nothing-yet`).released // []
 */
export function readShelf(home: string): Shelf {
  const folder = releaseLogFolder(home);
  // The head first: what is appended while the entries are read is no cut.
  const head = readLogHead(folder);
  const lines = readLogLines(folder);
  const [problem] = logProblems(lines, head);
  if (problem !== undefined) {
    throw new InputError(`the log in .assay/log does not hold: ${problem}. Restore it from a backup before exporting.`);
  }
  const entries = lines.map((line) => JSON.parse(line) as LogEntry);
  const released = entries
    .filter(({ event }) => RELEASES.includes(event))
    .map(({ at, detail }) => ({
      digest: String(detail['digest']),
      at,
      order: String(detail['order']),
      memorySha256: String(detail['memory']),
      findingsSha256: typeof detail['findings'] === 'string' ? detail['findings'] : null,
    }));
  const withheld = new Map<string, string>();
  for (const { event, at, detail } of entries) {
    if (event === WITHHELD) withheld.set(String(detail['run']), at);
    else if (event === 'released-to-members') withheld.delete(String(detail['run']));
  }
  return { lines, released, withheld };
}

/** Names a release: the same run, policy and exceptions again is the same release, to whomever it goes. */
export function releaseOrder(release: {
  readonly run: string;
  readonly policy: DisclosurePolicy;
  readonly exceptions: readonly DisclosureException[];
  readonly isSynthetic: boolean;
}): string {
  return sha256Hex(canonicalJson(release));
}

/** @throws InputError where a reviewer's last decision on the run was to withhold it. */
export function refuseWithheld({ withheld }: Shelf, run: string): void {
  const at = withheld.get(run);
  if (at !== undefined) {
    throw new InputError(
      `run ${run} was withheld by a reviewer on ${at.slice(0, 10)}. Let a reviewer release it in the workbench first.`,
    );
  }
}

/**
 * What must bind a release: everything that left before the first time this very release did. Exported again, it leaves
 * as it left then.
 *
 * @example
 * const rest = { at: '', memorySha256: '', findingsSha256: null };
 * const released = ['first', 'second'].map((order) => ({ digest: order, order, ...rest }));
 * bindingReleases({ lines: [], released, withheld: new Map() }, 'second').map(({ digest }) => digest) // ['first']
 */
export function bindingReleases({ released }: Shelf, order: string): readonly Released[] {
  const first = released.findIndex((each) => each.order === order);
  const before = first < 0 ? released : released.slice(0, first);
  return [...new Map(before.map((each) => [each.digest, each])).values()];
}

/**
 * What the gate remembers of a release, hidden counts among it: never in a pack.
 *
 * @throws InputError where the memory of a release is gone or changed.
 *
 * @example
 * await releaseToMembers({ home, runFolder: target, at: '2025-03-06T10:00:00Z', generatedHashes });
 * readReleaseMemory(home, readShelf(home).released[0]).population.length // 1
 */
export function readReleaseMemory(home: string, { digest, at, memorySha256 }: Released): ReleaseMemory {
  const path = join(home, '.assay', 'packs', digest, 'memory.json');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (sha256Hex(text) !== memorySha256) throw noLongerKnown(digest, 'held back');
  return { ...(JSON.parse(text) as ReleaseMemory), releasedOn: at };
}

function noLongerKnown(digest: string, what: string): InputError {
  return new InputError(
    `what pack ${digest.slice(0, 12)} ${what} is no longer known: .assay/packs/${digest.slice(0, 12)}… was changed or removed. Restore it from a backup before exporting.`,
  );
}

/**
 * What outsiders hold of earlier releases of a notebook, in order; one of which no findings were kept is left out.
 *
 * @throws InputError where the findings of a release that were kept are gone or changed: an attack without them would find nothing.
 */
export function releasedEarlier(home: string, releases: readonly Released[], notebook: string): AttackedRelease[] {
  return releases.flatMap((released) => {
    if (readReleaseMemory(home, released).notebook !== notebook) return [];
    return readReleasedFindings(home, released, released.digest.slice(0, 12)) ?? [];
  });
}

/**
 * A release as outsiders hold it, under a name; `null` where no findings of it were kept.
 *
 * @throws InputError as {@link releasedEarlier}.
 */
export function readReleasedFindings(
  home: string,
  { digest, findingsSha256 }: Released,
  name: string,
): AttackedRelease | null {
  const folder = join(home, '.assay', 'packs', digest);
  const text = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '');
  const findings = text(FINDINGS);
  if (findings === '' && findingsSha256 === null) return null;
  const disclosure = text('disclosure.json');
  if (findingsSha256 !== null && sha256Hex(findings + disclosure) !== findingsSha256)
    throw noLongerKnown(digest, 'let out');
  const record = JSON.parse(disclosure) as DisclosureRecord;
  return attackedRelease(name, JSON.parse(findings) as readonly Finding[], record);
}

/**
 * Remembers a release, then logs it, so that nothing leaves unlogged and nothing logged is forgotten. `null` where
 * another release was logged since the shelf was read: it may bind this one, which has to be worked out again.
 *
 * @example
 * const memory = { population: [], hidden: [], shown: {} };
 * const release = { event: 'pack-exported', digest: 'a1', order: 'b2', disclosure: '{}', memory, detail: {} };
 * putOnShelf(`${home}/shelf`, readShelf(`${home}/shelf`), '2025-03-06T09:00:00Z', release).sequence // 1
 */
export function putOnShelf(
  home: string,
  { lines }: Shelf,
  at: string,
  release: {
    readonly event: ReleaseEvent;
    readonly digest: string;
    readonly order: string;
    readonly disclosure: string;
    readonly memory: ReleaseMemory;
    /** The findings as they left, but with every name, for the attack on later releases; none of a run that counts nobody. */
    readonly findings?: readonly Finding[];
    readonly detail: Readonly<Record<string, unknown>>;
  },
): LogEntry | null {
  const { event, digest, order, disclosure, detail } = release;
  const memory = `${canonicalJson(release.memory)}\n`;
  const folder = join(home, '.assay', 'packs', digest);
  const isNew = !existsSync(folder);
  const findings = release.findings === undefined ? null : `${canonicalJson(release.findings)}\n`;
  const kept = findings === null ? {} : { [FINDINGS]: findings };
  if (isNew) writeFolder(folder, { 'disclosure.json': disclosure, 'memory.json': memory, ...kept });
  // A folder from the time before findings were kept.
  else if (findings !== null && !existsSync(join(folder, FINDINGS))) writeAtomically(join(folder, FINDINGS), findings);
  let entry: LogEntry | null = null;
  try {
    entry = appendAfter(releaseLogFolder(home), lines, at, event, {
      ...detail,
      digest,
      order,
      memory: sha256Hex(memory),
      ...(findings === null ? {} : { findings: sha256Hex(findings + disclosure) }),
    });
  } finally {
    if (entry === null && isNew) rmSync(folder, { recursive: true, force: true });
  }
  return entry;
}
