import { addJobLines, type NewJobLine } from '../store/jobs.ts';
import type { Store } from '../store/store.ts';

/** How long a line may wait for others to be written with. */
const WAIT_MILLISECONDS = 50;
/** Lines written in one go: a burst must not keep everybody else waiting. */
const MOST_AT_ONCE = 200;

/** Takes down what runs say. */
interface JobLog {
  /** Throws what went wrong where a line of this job could not be written. */
  say(job: string, kind: string, text: string): void;
  /** Resolves once everything that was said is written; rejects where a line of this job could not be. */
  written(job: string): Promise<void>;
}

/**
 * Writes what runs say into the store, many lines at a time: each write that stands alone costs the disk what many do
 * together, while nobody is answered.
 */
export function jobLog(store: Store, tell: (job: string) => void): JobLog {
  const waiting: NewJobLine[] = [];
  const failures = new Map<string, unknown>();
  let writing: Promise<void> | null = null;

  function writeSome(): void {
    const lines = waiting.splice(0, MOST_AT_ONCE);
    const jobs = new Set(lines.map(({ job }) => job));
    try {
      addJobLines(store, lines);
    } catch (error) {
      for (const job of jobs) failures.set(job, error);
    }
    for (const job of jobs) tell(job);
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      writeSome();
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    writing = null;
  }

  function throwFailure(job: string): void {
    if (!failures.has(job)) return;
    const failure = failures.get(job);
    failures.delete(job);
    throw failure;
  }

  return {
    say(job, kind, text) {
      throwFailure(job);
      waiting.push({ job, kind, text });
      writing ??= new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS)).then(writeAll);
    },
    async written(job) {
      await writing;
      throwFailure(job);
    },
  };
}
