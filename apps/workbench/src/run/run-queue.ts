import { type DriftReport, diskProblem } from '@assay/evidence';
import { type RunEvent, RunStopped } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { NotebookIndex } from '../report/notebook-index.ts';
import { incidentId } from '../security/incident-id.ts';
import { maySeeFolders } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import { appendEntry } from '../store/entries.ts';
import { addJob, type Job, jobById, setJobState } from '../store/jobs.ts';
import type { Store } from '../store/store.ts';
import { inUploadFormWords } from '../upload/form-words.ts';
import type { SentFiles } from '../upload/sent-files.ts';
import type { UploadShelf } from '../upload/upload-shelf.ts';
import { certificateDigest, certificateText } from './certificate-text.ts';
import { jobLog } from './job-log.ts';
import type { RunIndex } from './run-index.ts';
import type { RunOrder } from './run-order.ts';
import type { Tasks } from './tasks.ts';

export interface RunQueue {
  /** Asks for a run; it starts when a place is free. The id may be taken beforehand, for uploads. */
  add(person: Person, order: RunOrder, id?: string): Job;
  /** Stops a run that waits or goes on; `false` where it has ended. */
  cancel(id: string): boolean;
  /** Tells of each new line and state of a job until the listener is taken off. */
  listen(id: string, listener: () => void): () => void;
  /** Cancels everything and waits for it to stop. */
  close(): Promise<void>;
}

interface RunQueueParts {
  readonly home: string;
  readonly store: Store;
  readonly uploads: UploadShelf;
  readonly sent: SentFiles;
  readonly notebooks: NotebookIndex;
  readonly runs: RunIndex;
  readonly tasks: Tasks;
  readonly onError: (error: unknown, incident: string) => void;
  /** How long a job whose beginning could not be written down waits for its next try. */
  readonly millisecondsToAskAgain?: number;
}

const runsAtOnce = 2;

/** Runs notebooks one after another, two at a time, and writes down what happens as it happens. */
export function runQueue(parts: RunQueueParts): RunQueue {
  const { store } = parts;
  const waiting: { id: string; person: Person; order: RunOrder }[] = [];
  const going = new Map<string, { readonly abort: AbortController; readonly done: Promise<void> }>();
  const listeners = new Map<string, Set<() => void>>();
  let isClosed = false;
  let again: NodeJS.Timeout | undefined;

  const tell = (id: string) => {
    for (const listener of listeners.get(id) ?? []) listener();
  };
  const { say, written } = jobLog(store, tell);

  /** The files of a run go when it is over, but of one that failed stay for its form to be sent again. */
  function letGo(id: string, hasFailed: boolean): void {
    if (!parts.sent.end(id, hasFailed)) parts.uploads.release(id);
  }

  function startNext(): void {
    while (!isClosed && going.size < runsAtOnce && waiting.length > 0) {
      const { id, person, order } = waiting[0]!;
      try {
        setJobState(store, id, { state: 'running' });
      } catch (error) {
        parts.onError(error, 'disk');
        askAgain();
        return;
      }
      waiting.shift();
      const abort = new AbortController();
      // Where even the failure cannot be written down, the next start finds the job interrupted.
      const done = perform(id, person, order, abort.signal)
        .catch((error) => parts.onError(error, 'disk'))
        .then(() => letGo(id, jobById(store, id)?.state === 'failed'))
        .catch((error) => parts.onError(error, 'disk'))
        .finally(() => {
          going.delete(id);
          tell(id);
          startNext();
        });
      going.set(id, { abort, done });
      tell(id);
    }
  }

  /** A job that cannot be written down as begun waits until it can: nothing else may come that would let it begin. */
  function askAgain(): void {
    clearTimeout(again);
    again = setTimeout(startNext, parts.millisecondsToAskAgain ?? 5_000).unref();
  }

  async function perform(id: string, person: Person, order: RunOrder, signal: AbortSignal): Promise<void> {
    try {
      const run =
        order.kind === 'run' ? await performRun(id, order, signal) : await performRerun(id, person, order, signal);
      await written(id);
      setJobState(store, id, { state: 'finished', run });
    } catch (error) {
      // What it said before stands before how it ended; that it could not be written tells nothing new.
      await written(id).catch(() => {});
      if (signal.aborted)
        return setJobState(store, id, {
          state: 'cancelled',
          message: `Stopped before it was done. ${(error instanceof RunStopped ? error.kept : null) ?? 'Nothing was stored.'}`,
        });
      const disk = diskProblem(error, maySeeFolders(person) ? undefined : null);
      if (disk !== null) parts.onError(error, 'disk');
      const known = disk ?? error;
      if (known instanceof InputError)
        return setJobState(store, id, { state: 'failed', message: inUploadFormWords(known.message) });
      const incident = incidentId();
      parts.onError(error, incident);
      setJobState(store, id, { state: 'failed', message: `Something went wrong: incident ${incident}.` });
    }
  }

  async function performRun(
    id: string,
    { notebook, choices }: Extract<RunOrder, { kind: 'run' }>,
    signal: AbortSignal,
  ): Promise<string> {
    const entry = await parts.notebooks.find(notebook);
    if (entry === null) throw new InputError(`unknown notebook: ${notebook}. See the list of notebooks.`);
    say(id, 'line', 'Checking the choices and reading the inputs');
    const { home, tasks } = parts;
    const task = {
      kind: 'run',
      home,
      folder: entry.folder,
      choices,
      clockAhead: store.now() - Date.now(),
    } as const;
    return await tasks.perform(task, { signal, onEvent: (event) => sayEvent(id, event) });
  }

  async function performRerun(
    id: string,
    person: Person,
    { notebook, run }: Extract<RunOrder, { kind: 'rerun' }>,
    signal: AbortSignal,
  ): Promise<string> {
    const entry = await parts.notebooks.find(notebook);
    const stored = parts.runs.find(run);
    if (entry === null || stored === null || stored.folder === null)
      throw new InputError(`cannot rerun ${run}: its notebook or its files are gone. Run the notebook again.`);
    say(id, 'line', 'Reading the same inputs with the same choices');
    const task = { kind: 'rerun', stored: stored.folder, folder: entry.folder } as const;
    const report = await parts.tasks.perform(task, { signal, onEvent: (event) => sayEvent(id, event) });
    signal.throwIfAborted();
    certify(person, run, report);
    return run;
  }

  function certify(person: Person, run: string, report: DriftReport): void {
    appendEntry(store, person, {
      kind: 'certificate',
      run,
      verdict: report.holds ? 'holds' : 'does not hold',
      text: `${certificateText(report)} Digest of the comparison: ${certificateDigest(report)}.`,
    });
  }

  function sayEvent(id: string, event: RunEvent): void {
    if (event.type === 'input-read') {
      say(id, 'line', `Read ${event.rows.toLocaleString('en-GB')} rows of ${event.input}`);
      for (const headline of event.headlines) say(id, 'line', inUploadFormWords(headline));
    } else if (event.type === 'cell-started') {
      say(id, 'progress', `${event.position - 1}/${event.of}`);
      say(id, 'line', `Step ${event.position} of ${event.of}: ${event.title}`);
    } else if (event.type === 'log') say(id, 'line', event.text);
  }

  return {
    add(person, order, id = crypto.randomUUID()) {
      addJob(store, person, id, order);
      waiting.push({ id, person, order });
      startNext();
      return jobById(store, id)!;
    },
    cancel(id) {
      const index = waiting.findIndex((each) => each.id === id);
      if (index >= 0) {
        waiting.splice(index, 1);
        letGo(id, false);
        setJobState(store, id, { state: 'cancelled', message: 'Stopped before it began.' });
        tell(id);
        return true;
      }
      going.get(id)?.abort.abort();
      return going.has(id);
    },
    listen(id, listener) {
      const set = listeners.get(id) ?? new Set();
      listeners.set(id, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(id);
      };
    },
    async close() {
      isClosed = true;
      clearTimeout(again);
      for (const { abort } of going.values()) abort.abort();
      await Promise.all([...going.values()].map(({ done }) => done));
    },
  };
}
