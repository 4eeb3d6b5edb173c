import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '@assay/evidence';
import {
  computedBy,
  type FinishedRun,
  type KnownNotebook,
  keepResults,
  keptResults,
  keptResultsFile,
  type Limits,
  type PreparedRun,
  prepareKnownRun,
  prepareRun,
  type RunChoices,
  type RunEvent,
  readRun,
  runNotebook,
} from '@assay/notebook/run';
import { readPanelFacts, renewReports, runAndStore, runComputedBy, runFolder, systemName } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import type { Context } from '../command.ts';
import { madeDatasetFiles } from '../home/make-datasets.ts';
import { runProgress } from '../show/run-progress.ts';
import { readApartHere } from './read-apart.ts';

interface StoreOptions {
  /** Where the run is written; under `.assay/runs` by its notebook and id unless stated. */
  readonly out?: string | null;
  readonly limits?: Partial<Limits>;
  /** No progress: the output is for machines. */
  readonly isQuiet?: boolean;
  readonly onEvent?: (event: RunEvent, prepared: PreparedRun) => void;
  /** Take a stored run whose inputs, code, parameters, seed and environment are the same, and that this Assay computed. */
  readonly reuse?: boolean;
  /** The notebook, where it is known already. */
  readonly known?: KnownNotebook;
  /**
   * Compute only: no report is rendered and no run is written. What is reused may be of another report's text, and is computed again
   * where it was damaged.
   */
  readonly isUnstored?: boolean;
}

export interface StoredRun extends FinishedRun {
  readonly prepared: PreparedRun;
  readonly folder: string;
  readonly isReused: boolean;
  /** Run that computed the results; another than this one where only the report's text is another. */
  readonly computedIn: string;
  /** Whether results of the same were there and are not as they were written. */
  readonly wasDamaged: boolean;
}

/** Runs a notebook with the progress shown, and stores it; nothing is written where it fails. */
export async function runWithProgress(
  context: Context,
  folder: string,
  choices: RunChoices,
  options: StoreOptions = {},
): Promise<StoredRun> {
  const { home, now, signal } = context;
  const datasetFiles = madeDatasetFiles(context);
  const prepared = await (options.known === undefined
    ? prepareRun(folder, choices, datasetFiles)
    : prepareKnownRun(options.known, choices, datasetFiles));
  const target = options.out ?? runFolder(home, prepared.notebook.id, prepared.identity.id);
  const panel = readPanelFacts(home);
  const place = { ledger: panel.ledger, systemName: systemName(panel, prepared.notebook.system), target, now };
  const { id } = prepared.identity;
  const file = keptResultsFile(home, prepared.notebook.id);
  let wasDamaged = false;
  if (options.reuse === true && options.isUnstored === true) {
    const kept = keptResults(file, prepared);
    if (kept !== null && kept !== 'damaged') return { ...kept, prepared, folder: target, isReused: true, wasDamaged };
    wasDamaged = kept === 'damaged';
  }
  if (options.reuse === true && existsSync(join(target, 'run.json')) && wasComputedHere(target)) {
    const finished = storedRun(target, prepared, options.isUnstored === true);
    if (finished !== null) {
      if (options.isUnstored !== true) renewReports(prepared, finished, place);
      return { ...finished, prepared, folder: target, isReused: true, computedIn: id, wasDamaged };
    }
    wasDamaged = true;
  }
  const progress = runProgress(context.stderr, prepared.notebook.id, options.isQuiet === true);
  const work = {
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(signal === undefined ? {} : { signal }),
    ...readApartHere(),
    onEvent(event: RunEvent) {
      if (event.type === 'input-read') progress.end();
      options.onEvent?.(event, prepared);
      progress.on(event);
    },
  };
  const finished = await (options.isUnstored === true
    ? runNotebook(prepared, { ...work, today: Math.floor(now().getTime() / 86_400_000) })
    : runAndStore(prepared, { ...place, ...work })
  ).finally(() => progress.end());
  keepResults(file, prepared, finished);
  return { ...finished, prepared, folder: target, isReused: false, computedIn: id, wasDamaged };
}

/** Whether the Assay that is here computed a stored run: its code and inputs name neither the reading of these nor the libraries. */
function wasComputedHere(target: string): boolean {
  const by = computedBy();
  return by !== null && runComputedBy(target) === by;
}

/** The stored run that is asked for; `null` where another stands in its place, or it is damaged and may as well be computed again. */
function storedRun(target: string, { identity }: PreparedRun, mayBeComputed: boolean): FinishedRun | null {
  try {
    const stored = readRun(target);
    const isAsked = [stored.results.run, stored.record.run].every(
      (run) => canonicalJson(run) === canonicalJson(identity),
    );
    return isAsked ? stored : null;
  } catch (error) {
    if (mayBeComputed && error instanceof InputError) return null;
    throw error;
  }
}
