import type { RunOrder } from '../run/run-order.ts';
import type { Person } from '../security/person.ts';
import type { Row } from './database.ts';
import type { Store } from './store.ts';

export type JobState = 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled' | 'interrupted';

/** A run that somebody asked for, and how far it is. */
export interface Job {
  readonly id: string;
  readonly kind: 'run' | 'rerun';
  readonly notebook: string;
  readonly state: JobState;
  readonly message: string | null;
  /** The stored run: what came of it, or what was run again. */
  readonly run: string | null;
  /** The stored run whose choices were varied. */
  readonly from: string | null;
  readonly requestedAt: number;
  /** The name of whoever asked; where it is not known, what the log-in calls them. */
  readonly requestedBy: string;
}

/** Of one line; nobody reads more, and a page must not be made of it. */
const LONGEST_LINE = 500;
/** Lines that are read and shown at once: more would keep everybody else waiting. */
const LINES_AT_ONCE = 500;

export interface JobLine {
  readonly number: number;
  readonly kind: string;
  readonly text: string;
}

export function addJob(store: Store, { id: person, name }: Person, id: string, order: RunOrder): void {
  const { database, now } = store;
  pruneJobs(store);
  const choices = JSON.stringify(
    order.kind === 'run'
      ? { parameters: order.choices.parameters ?? {}, seed: order.choices.seed ?? null, from: order.from ?? null }
      : {},
  );
  database.run(
    "INSERT INTO job (id, kind, notebook, choices, state, run, requested_at, requested_by, requested_by_name) VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?, ?)",
    id,
    order.kind,
    order.notebook,
    choices,
    order.kind === 'rerun' ? order.run : null,
    now(),
    person,
    name,
  );
}

/** Jobs whose lines are kept, and jobs without a run that are kept at all; whoever asked for a stored run is known for good. */
const mostWithLines = 200;
const mostWithoutRun = 1000;

/** Forgets what jobs of long ago said, and those of which nothing came. */
function pruneJobs({ database }: Store): void {
  const latest = 'SELECT id FROM job ORDER BY requested_at DESC, id LIMIT ?';
  database.run(`DELETE FROM job_line WHERE job NOT IN (${latest})`, mostWithLines);
  database.run(
    `DELETE FROM job WHERE run IS NULL AND state NOT IN ('waiting', 'running') AND id NOT IN (${latest})
AND NOT EXISTS (SELECT 1 FROM job_line WHERE job_line.job = job.id)`,
    mostWithoutRun,
  );
}

export function setJobState(
  { database, now }: Store,
  id: string,
  { state, message, run }: { readonly state: JobState; readonly message?: string; readonly run?: string },
): void {
  const ended = state === 'waiting' || state === 'running' ? null : now();
  database.run(
    'UPDATE job SET state = ?, message = ?, run = COALESCE(?, run), finished_at = ? WHERE id = ?',
    state,
    message ?? null,
    run ?? null,
    ended,
    id,
  );
}

/** What a run said, before it has a number. */
export interface NewJobLine {
  readonly job: string;
  readonly kind: string;
  readonly text: string;
}

/** Adds lines in their order; all of them, or none. */
export function addJobLines({ database }: Store, lines: readonly NewJobLine[]): void {
  database.note(() => {
    for (const { job, kind, text } of lines) {
      database.run(
        'INSERT INTO job_line (job, number, kind, text) SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ? FROM job_line WHERE job = ?',
        job,
        kind,
        text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, LONGEST_LINE),
        job,
      );
    }
  });
}

/** The next lines of a job after one, as many as are read at once. */
export function jobLines({ database }: Store, job: string, after = 0): readonly JobLine[] {
  return database
    .all(
      'SELECT number, kind, text FROM job_line WHERE job = ? AND number > ? ORDER BY number LIMIT ?',
      job,
      after,
      LINES_AT_ONCE,
    )
    .map(lineOf);
}

/** The last that a job said before a line, or at all, and whether it said more before that. */
export function jobLinesBefore(
  { database }: Store,
  job: string,
  before = Number.MAX_SAFE_INTEGER,
): { readonly lines: readonly JobLine[]; readonly hasEarlier: boolean } {
  const found = database
    .all(
      "SELECT number, kind, text FROM job_line WHERE job = ? AND kind = 'line' AND number < ? ORDER BY number DESC LIMIT ?",
      job,
      before,
      LINES_AT_ONCE + 1,
    )
    .map(lineOf);
  return { lines: found.slice(0, LINES_AT_ONCE).reverse(), hasEarlier: found.length > LINES_AT_ONCE };
}

/** The number of a job's last line, 0 before the first, and how far it says that it is: "3/12". */
export function jobProgress(
  { database }: Store,
  job: string,
): { readonly last: number; readonly progress: string | null } {
  const last = database.get('SELECT MAX(number) AS last FROM job_line WHERE job = ?', job)!;
  const said = database.get(
    "SELECT text FROM job_line WHERE job = ? AND kind = 'progress' ORDER BY number DESC LIMIT 1",
    job,
  );
  return { last: Number(last['last'] ?? 0), progress: said === null ? null : String(said['text']) };
}

function lineOf(row: Row): JobLine {
  return { number: Number(row['number']), kind: String(row['kind']), text: String(row['text']) };
}

export function jobById({ database }: Store, id: string): Job | null {
  const row = database.get('SELECT * FROM job WHERE id = ?', id);
  return row === null ? null : jobOf(row);
}

export function jobs({ database }: Store, most = 50): readonly Job[] {
  return database.all('SELECT * FROM job ORDER BY requested_at DESC, id LIMIT ?', most).map(jobOf);
}

export function isJobOver({ state }: Job): boolean {
  return state !== 'waiting' && state !== 'running';
}

function jobOf(row: Row): Job {
  return {
    id: String(row['id']),
    kind: row['kind'] === 'rerun' ? 'rerun' : 'run',
    notebook: String(row['notebook']),
    state: String(row['state']) as JobState,
    message: row['message'] === null ? null : String(row['message']),
    run: row['run'] === null ? null : String(row['run']),
    from: (JSON.parse(String(row['choices'])) as { from?: string | null }).from ?? null,
    requestedAt: Number(row['requested_at']),
    requestedBy: String(row['requested_by_name'] ?? row['requested_by']),
  };
}
