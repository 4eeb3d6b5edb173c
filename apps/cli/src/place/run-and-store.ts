import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FinishedRun,
  type Limits,
  type PreparedRun,
  prepareRun,
  type RunChoices,
  type RunEvent,
  readRun,
  runNotebook,
  writeRun,
} from '@assay/notebook/run';
import { BUNDLE_FILE } from '@assay/report/release';
import type { Context } from '../command.ts';
import { runProgress } from '../show/run-progress.ts';
import { madeDatasetFiles } from './make-datasets.ts';
import { renderReports } from './reports.ts';

export interface StoreOptions {
  /** Where the run is written; under `.assay/runs` by its notebook and id unless stated. */
  readonly out?: string | null;
  readonly limits?: Partial<Limits>;
  /** No progress: the output is for machines. */
  readonly isQuiet?: boolean;
  readonly onEvent?: (event: RunEvent, prepared: PreparedRun) => void;
  /** Take a stored run whose inputs, code, parameters, seed and environment are the same. */
  readonly reuse?: boolean;
  /** Compute only: no report is rendered and nothing is written. */
  readonly isUnstored?: boolean;
}

export interface StoredRun extends FinishedRun {
  readonly prepared: PreparedRun;
  readonly folder: string;
  readonly isReused: boolean;
}

export function runFolder(home: string, notebook: string, run: string): string {
  return join(home, '.assay', 'runs', notebook, run);
}

/** Runs a notebook and stores results, record, log and reports in one step; nothing is written where it fails. */
export async function runAndStore(
  context: Context,
  folder: string,
  choices: RunChoices,
  options: StoreOptions = {},
): Promise<StoredRun> {
  const prepared = await prepareRun(folder, choices, madeDatasetFiles(context));
  const target = options.out ?? runFolder(context.home, prepared.notebook.id, prepared.identity.id);
  if (options.reuse === true && existsSync(join(target, 'run.json'))) {
    const finished = readRun(target);
    if (options.isUnstored !== true) renewReports(context, target, prepared, finished);
    return { ...finished, prepared, folder: target, isReused: true };
  }
  const progress = runProgress(context.stderr, prepared.notebook.id, options.isQuiet === true);
  const log = [`${JSON.stringify({ type: 'run-started', at: context.now().toISOString() })}\n`];
  const finished = await runNotebook(prepared, {
    today: Math.floor(context.now().getTime() / 86_400_000),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(context.signal === undefined ? {} : { signal: context.signal }),
    onEvent(event) {
      log.push(`${JSON.stringify(event)}\n`);
      if (event.type === 'input-read') progress.end();
      options.onEvent?.(event, prepared);
      progress.on(event);
    },
  }).finally(() => progress.end());
  if (options.isUnstored === true) return { ...finished, prepared, folder: target, isReused: false };
  const finishedAt = context.now().toISOString();
  log.push(`${JSON.stringify({ type: 'run-finished', at: finishedAt })}\n`);
  const reports = renderReports(context.home, prepared, finished, finishedAt);
  writeRun(target, finished, { ...reports, [BUNDLE_FILE]: prepared.bundle.code, 'log.jsonl': log.join('') });
  return { ...finished, prepared, folder: target, isReused: false };
}

/** Prose is no part of a run's identity: where it changed since, the numbers stand and the reports are written anew. */
function renewReports(context: Context, target: string, prepared: PreparedRun, finished: FinishedRun): void {
  const stored = (name: string) => {
    const file = join(target, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const log = stored('log.jsonl') ?? '';
  const finishedAt = /"run-finished","at":"([^"]+)"/.exec(log)?.[1] ?? context.now().toISOString();
  const reports = renderReports(context.home, prepared, finished, finishedAt);
  const isCurrent = Object.entries(reports).every(([name, text]) => stored(name) === text);
  if (!isCurrent) writeRun(target, finished, { ...reports, 'log.jsonl': log });
}
