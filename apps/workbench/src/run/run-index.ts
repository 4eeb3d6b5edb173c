import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type RunRecord, readRun } from '@assay/notebook/run';
import type { ReportSource } from '@assay/report';
import { readStoredSource } from '@assay/report/store';
import { InputError } from '@assay/statistics';

export interface RunEntry {
  readonly id: string;
  readonly slug: string;
  /** `null` where only the released report is kept: after a restore, say. */
  readonly folder: string | null;
  /** Milliseconds since 1970 at which the run was stored. */
  readonly storedAt: number;
}

const runPattern = /^[0-9a-f]{16}$/;
const slugPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;
const keptInMemory = 32;
const recordsInMemory = 500;

/** The runs stored under `.assay/runs`, read from disk each time it is asked, so that runs of the command line show at once. */
export class RunIndex {
  readonly #folder: string;
  readonly #sources = new Map<string, ReportSource>();
  readonly #records = new Map<string, RunRecord | null>();

  readonly #released: () => readonly RunEntry[];

  /** `released`: runs of which a released report is kept apart from their folders. */
  constructor(home: string, released: () => readonly RunEntry[] = () => []) {
    this.#released = released;
    this.#folder = join(home, '.assay', 'runs');
  }

  /** Runs of one notebook or of all, the latest first. */
  list(slug?: string): readonly RunEntry[] {
    const stored = (existsSync(this.#folder) ? readdirSync(this.#folder) : [])
      .filter((name) => slugPattern.test(name) && (slug === undefined || name === slug))
      .flatMap((name) => runsOf(join(this.#folder, name), name));
    const known = new Set(stored.map(({ id }) => id));
    const kept = this.#released().filter((each) => !known.has(each.id) && (slug === undefined || each.slug === slug));
    return [...stored, ...kept].sort((a, b) => b.storedAt - a.storedAt || (a.id < b.id ? -1 : 1));
  }

  find(id: string): RunEntry | null {
    if (!runPattern.test(id)) return null;
    for (const slug of (existsSync(this.#folder) ? readdirSync(this.#folder) : []).filter((name) =>
      slugPattern.test(name),
    )) {
      const [run] = runsOf(join(this.#folder, slug), slug, [id]);
      if (run !== undefined) return run;
    }
    return this.#released().find((each) => each.id === id) ?? null;
  }

  latest(slug: string): RunEntry | null {
    return this.list(slug)[0] ?? null;
  }

  /** What was chosen for a run, as its record says; `null` where the record cannot be read. */
  record(run: RunEntry): RunRecord | null {
    if (run.folder === null) return null;
    const key = `${run.slug}/${run.id}@${run.storedAt}`;
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    let record: RunRecord | null = null;
    try {
      const parsed = JSON.parse(readFileSync(join(run.folder, 'run.json'), 'utf8')) as RunRecord;
      record = parsed.run.id === run.id ? parsed : null;
    } catch {
      // A list of runs must not end at one that is broken; opening it tells what is wrong.
    }
    this.#records.set(key, record);
    if (this.#records.size > recordsInMemory) this.#records.delete(this.#records.keys().next().value!);
    return record;
  }

  /** What the run's report is made of, with its results checked against the record. @throws InputError where either was changed. */
  source(run: RunEntry): ReportSource {
    if (run.folder === null) {
      throw new InputError(`run ${run.id} is not stored here, only what was released of it. Run the notebook again.`);
    }
    const key = `${run.slug}/${run.id}@${run.storedAt}`;
    const known = this.#sources.get(key);
    if (known) return known;
    const { results } = readRunOf(run.folder, run.id);
    const source = readStoredSource(run.folder, results, `run ${run.id}`);
    this.#sources.set(key, source);
    if (this.#sources.size > keptInMemory) this.#sources.delete(this.#sources.keys().next().value!);
    return source;
  }
}

/** A page names a run by its id: where it lies on the server is nobody's business who reads it. */
function readRunOf(folder: string, id: string): ReturnType<typeof readRun> {
  try {
    return readRun(folder);
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    throw new InputError(cause.message.replaceAll(folder, `run ${id}`), { cause });
  }
}

function runsOf(folder: string, slug: string, ids: readonly string[] = readdirSync(folder)): RunEntry[] {
  return ids
    .filter((id) => runPattern.test(id))
    .flatMap((id) => {
      const record = statSync(join(folder, id, 'run.json'), { throwIfNoEntry: false });
      return record === undefined ? [] : [{ id, slug, folder: join(folder, id), storedAt: record.mtimeMs }];
    });
}
