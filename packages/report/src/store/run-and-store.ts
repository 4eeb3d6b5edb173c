import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { QuestionLedger } from '@assay/evidence';
import {
  computedBy,
  type FinishedRun,
  type Limits,
  ownText,
  type PreparedRun,
  type ReadApart,
  type RunEvent,
  RunStopped,
  runNotebook,
  UnfinishedRun,
  writeRun,
} from '@assay/notebook/run';
import { BUNDLE_FILE } from '../release/stored-run.ts';
import type { ReportSource } from '../source/report-source.ts';
import { sourceOfRun } from '../source/source-of-run.ts';
import { expectedTime } from './expected-time.ts';
import { areCurrent, STAMP_FILE, stampedReports } from './report-stamp.ts';

const LOG_FILE = 'log.jsonl';
const STARTED = 'run-started';
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
  readonly readApart?: ReadApart;
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Where a project keeps a run unless it is told otherwise.
 *
 * @example
 * runFolder('/project', 'toy', '0123456789abcdef') // '/project/.assay/runs/toy/0123456789abcdef'
 */
export function runFolder(home: string, notebook: string, run: string): string {
  return join(home, '.assay', 'runs', notebook, run);
}

/**
 * Runs a prepared notebook and stores results, record, log, code and reports in one step; nothing is written where it
 * fails. What the cells of a run that is stopped stated is kept, and the same run goes on from there.
 *
 * @throws InputError where the run fails, or the folder holds something else than a run.
 *
 * @example
 * (await runAndStore(prepared, { ...order, target: `${home}/again` })).results.findings[0].id // 'names.short'
 */
export async function runAndStore(prepared: PreparedRun, order: StoreOrder): Promise<FinishedRun> {
  const { target, now, limits, signal, readApart, onEvent } = order;
  const log = [`${JSON.stringify({ type: STARTED, at: now().toISOString(), assay: computedBy() })}\n`];
  refuseUnwritable(target);
  const unfinished = new UnfinishedRun(target, prepared.identity);
  let rows = 0;
  let isExpected = false;
  const emit = (event: RunEvent): void => {
    log.push(`${JSON.stringify(event)}\n`);
    onEvent?.(event);
  };
  const finished = await runNotebook(prepared, {
    today: Math.floor(now().getTime() / DAY),
    ...(limits === undefined ? {} : { limits }),
    ...(signal === undefined ? {} : { signal }),
    ...(readApart === undefined ? {} : { readApart }),
    kept: unfinished.kept,
    onFindings: (cell, drafts) => unfinished.add(cell, drafts),
    onEvent(event) {
      if (event.type === 'input-read') rows += event.rows;
      if (event.type === 'cell-started' && !isExpected) {
        isExpected = true;
        const expected = unfinished.kept.size === 0 ? expectedTime(target, rows) : null;
        if (expected !== null) emit({ type: 'expected', ...expected });
      }
      emit(event);
    },
  }).catch((error: unknown) => {
    throw withKept(error, unfinished, prepared);
  });
  const finishedAt = now().toISOString();
  let reports: Readonly<Record<string, string>>;
  try {
    signal?.throwIfAborted();
    const source = reportSourceOf(prepared, finished, order, finishedAt);
    reports = source === null ? {} : stampedReports(source, finished.record.results);
  } catch (error) {
    unfinished.end();
    throw error;
  }
  log.push(`${JSON.stringify({ type: 'run-finished', at: finishedAt })}\n`);
  writeRun(target, finished, { ...reports, [BUNDLE_FILE]: prepared.bundle.code, [LOG_FILE]: log.join('') });
  // Not before: what a full disk did not take is computed, and the same run goes on from there.
  unfinished.end();
  return finished;
}

/** An hour of computing must not end at a folder that nobody may write. */
function refuseUnwritable(target: string): void {
  let folder = dirname(resolve(target));
  while (!existsSync(folder)) folder = dirname(folder);
  accessSync(folder, constants.W_OK | constants.X_OK);
}

/** A run that was stopped says what is kept of it; one that failed by its own fault keeps nothing. */
function withKept(error: unknown, unfinished: UnfinishedRun, { notebook }: PreparedRun): unknown {
  if (!(error instanceof RunStopped)) unfinished.end();
  if (!(error instanceof RunStopped) || unfinished.cells === 0) return error;
  const all = notebook.cells.filter(({ kind }) => kind === 'findings').length;
  const kept = `What ${unfinished.cells} of ${all} steps found is kept: the same run goes on from there.`;
  return new RunStopped(`${error.message} ${kept}`, { cause: error, kept });
}

/**
 * Which Assay computed a stored run, as `computedBy` names it; `null` where its log does not say, as of runs stored before logs did.
 *
 * @example
 * runComputedBy('/nowhere') // null
 */
export function runComputedBy(target: string): string | null {
  try {
    const [first] = readFileSync(join(target, LOG_FILE), 'utf8').split('\n', 1);
    const { type, assay } = JSON.parse(first!) as { readonly type?: unknown; readonly assay?: unknown };
    return type === STARTED && typeof assay === 'string' ? assay : null;
  } catch {
    // No log, or none that was written to its end.
    return null;
  }
}

/**
 * A run is named by its report's text as well as by its numbers; where Assay draws reports otherwise since, they are written anew.
 *
 * @throws InputError where the prose refers to what does not exist.
 *
 * @example
 * renewReports(prepared, finished, order);
 * (await readStoredRun(target, home)).source.plain.startsWith('# Toy') // true
 */
export function renewReports(prepared: PreparedRun, finished: FinishedRun, order: StoreOrder): void {
  const stored = (name: string) => {
    const file = join(order.target, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const log = stored(LOG_FILE) ?? '';
  const finishedAt = /"run-finished","at":"([^"]+)"/.exec(log)?.[1] ?? order.now().toISOString();
  const source = reportSourceOf(prepared, finished, order, finishedAt);
  if (source === null ? stored(STAMP_FILE) === null : areCurrent(source, finished.record.results, stored)) return;
  const reports = source === null ? {} : stampedReports(source, finished.record.results);
  writeRun(order.target, finished, { ...reports, [BUNDLE_FILE]: prepared.bundle.code, [LOG_FILE]: log });
}

/** What the views of a run are made of; `null` for a notebook without a plain view, which has none. */
function reportSourceOf(
  { folder, notebook, bundle }: PreparedRun,
  { results, record }: FinishedRun,
  { ledger, systemName }: StoreOrder,
  finishedAt: string,
): ReportSource | null {
  const names = ['report.md', 'technical.md', ...bundle.files.filter((file) => !file.startsWith('..'))];
  const present = names.filter((name) => existsSync(join(folder, name)));
  const files = Object.fromEntries(present.map((name) => [name, ownText(join(folder, name))]));
  if (files['report.md'] === undefined) return null;
  return sourceOfRun({
    notebook,
    results,
    inputs: record.inputs,
    files,
    ledger,
    ...(systemName === null ? {} : { systemName }),
    finishedAt,
  });
}
