import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuestionLedger } from '@assay/evidence';
import {
  type FinishedRun,
  type Limits,
  type PreparedRun,
  type RunEvent,
  runNotebook,
  writeRun,
} from '@assay/notebook/run';
import { BUNDLE_FILE } from '../release/stored-run.ts';
import { reportFiles } from '../report/report-files.ts';
import { sourceOfRun } from '../source/source-of-run.ts';

const LOG_FILE = 'log.jsonl';
const DAY = 86_400_000;

/** What stands around a run when its report is written. */
export interface StoreOrder {
  readonly ledger: QuestionLedger;
  /** What the panel calls the notebook's system, where it has a name. */
  readonly systemName: string | null;
  /** Folder that the run becomes. */
  readonly target: string;
  /** The present moment, for the log; no number holds it. */
  readonly now: () => Date;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/** Where a project keeps a run unless it is told otherwise. */
export function runFolder(home: string, notebook: string, run: string): string {
  return join(home, '.assay', 'runs', notebook, run);
}

/** Runs a prepared notebook and stores results, record, log, code and reports in one step; nothing is written where it fails. */
export async function runAndStore(prepared: PreparedRun, order: StoreOrder): Promise<FinishedRun> {
  const { target, now, limits, signal, onEvent } = order;
  const log = [`${JSON.stringify({ type: 'run-started', at: now().toISOString() })}\n`];
  const finished = await runNotebook(prepared, {
    today: Math.floor(now().getTime() / DAY),
    ...(limits === undefined ? {} : { limits }),
    ...(signal === undefined ? {} : { signal }),
    onEvent(event) {
      log.push(`${JSON.stringify(event)}\n`);
      onEvent?.(event);
    },
  });
  signal?.throwIfAborted();
  const finishedAt = now().toISOString();
  log.push(`${JSON.stringify({ type: 'run-finished', at: finishedAt })}\n`);
  writeRun(target, finished, {
    ...reportsOf(prepared, finished, order, finishedAt),
    [BUNDLE_FILE]: prepared.bundle.code,
    [LOG_FILE]: log.join(''),
  });
  return finished;
}

/** Prose is no part of a run's identity: where it changed since, the numbers stand and the reports are written anew. */
export function renewReports(prepared: PreparedRun, finished: FinishedRun, order: StoreOrder): void {
  const stored = (name: string) => {
    const file = join(order.target, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const log = stored(LOG_FILE) ?? '';
  const finishedAt = /"run-finished","at":"([^"]+)"/.exec(log)?.[1] ?? order.now().toISOString();
  const reports = reportsOf(prepared, finished, order, finishedAt);
  const isCurrent = Object.entries(reports).every(([name, text]) => stored(name) === text);
  if (isCurrent) return;
  writeRun(order.target, finished, { ...reports, [BUNDLE_FILE]: prepared.bundle.code, [LOG_FILE]: log });
}

/** The views of a run as HTML files by name. A notebook without a plain view has none. */
function reportsOf(
  { folder, notebook, bundle }: PreparedRun,
  { results, record }: FinishedRun,
  { ledger, systemName }: StoreOrder,
  finishedAt: string,
): Readonly<Record<string, string>> {
  const names = ['report.md', 'technical.md', ...bundle.files.filter((file) => !file.startsWith('..'))];
  const present = names.filter((name) => existsSync(join(folder, name)));
  const files = Object.fromEntries(present.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  if (files['report.md'] === undefined) return {};
  const source = sourceOfRun({
    notebook,
    results,
    inputs: record.inputs,
    files,
    ledger,
    ...(systemName === null ? {} : { systemName }),
    finishedAt,
  });
  return reportFiles(source);
}
