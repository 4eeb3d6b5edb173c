import type { GateOptions } from '@assay/disclosure-control';
import { type Finding, sha256Hex } from '@assay/evidence';
import type { Person } from '../security/person.ts';
import { appendEntry } from './entries.ts';
import type { Store } from './store.ts';

type Memory = NonNullable<GateOptions['earlier']>[number];

/** A run's findings as they left the disclosure gate. */
export interface Release {
  readonly id: number;
  readonly findings: readonly Finding[];
  /** The report as members read it, and its digest; `null` for a release of an earlier version. */
  readonly report: { readonly text: string; readonly digest: string } | null;
}

/** What every release to members must keep hidden from the next one, the first first. */
export function releaseMemories({ database }: Store): readonly { readonly run: string; readonly memory: Memory }[] {
  return database
    .all('SELECT run, memory FROM release ORDER BY id')
    .map((row) => ({ run: String(row['run']), memory: JSON.parse(String(row['memory'])) as Memory }));
}

/** The last release of a run, whether or not it was withheld since. */
export function lastRelease({ database }: Store, run: string): Release | null {
  const row = database.get('SELECT * FROM release WHERE run = ? ORDER BY id DESC LIMIT 1', run);
  if (row === null) return null;
  const report = row['report'] === null ? null : { text: String(row['report']), digest: String(row['digest']) };
  return { id: Number(row['id']), findings: JSON.parse(String(row['findings'])) as Finding[], report };
}

/**
 * The report of another run of the same notebook that was released last before this one was, and when; none that was
 * withheld from members since.
 */
export function releasedBefore(
  { database }: Store,
  { run, slug }: { readonly run: string; readonly slug: string },
): { readonly text: string; readonly digest: string; readonly at: number } | null {
  const first = database.get('SELECT MIN(id) AS id FROM release WHERE run = ?', run)?.['id'] ?? null;
  const row = database.get(
    `SELECT report, digest, at FROM release WHERE slug = ? AND run <> ? AND report IS NOT NULL AND (? IS NULL OR id < ?)
AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.run = release.run AND kind = 'disclosure' AND verdict = 'withhold' AND entry.at >= release.at)
ORDER BY id DESC LIMIT 1`,
    slug,
    run,
    first,
    first,
  );
  return row === null ? null : { text: String(row['report']), digest: String(row['digest']), at: Number(row['at']) };
}

/** Runs of which a released report is kept, the latest first: they can be read where the runs themselves are gone. */
export function releasedRuns({
  database,
}: Store): readonly { readonly run: string; readonly slug: string; readonly at: number }[] {
  return database
    .all('SELECT run, slug, MAX(at) AS at FROM release WHERE report IS NOT NULL GROUP BY run ORDER BY at DESC')
    .map((row) => ({ run: String(row['run']), slug: String(row['slug']), at: Number(row['at']) }));
}

/** Keeps what may be read together with the decision that allows it: both or neither. */
export function addRelease(
  store: Store,
  person: Person,
  release: {
    readonly run: string;
    readonly slug: string;
    /** As `releasedReportText` gives it. */
    readonly report: string;
    readonly findings: readonly Finding[];
    readonly memory: Memory;
    readonly text: string;
  },
): void {
  const { database, now } = store;
  database.transaction(() => {
    database.run(
      'INSERT INTO release (run, findings, memory, at, by, slug, report, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      release.run,
      JSON.stringify(release.findings),
      JSON.stringify(release.memory),
      now(),
      person.id,
      release.slug,
      release.report,
      sha256Hex(release.report),
    );
    appendEntry(store, person, { kind: 'disclosure', run: release.run, verdict: 'release', text: release.text });
  });
}
