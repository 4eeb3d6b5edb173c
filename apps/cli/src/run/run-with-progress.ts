import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FinishedRun,
  type KnownNotebook,
  type Limits,
  type PreparedRun,
  prepareKnown,
  prepareRun,
  type RunChoices,
  type RunEvent,
  readRun,
  runNotebook,
} from '@assay/notebook/run';
import { readPanelFacts, renewReports, runAndStore, runFolder, systemName } from '@assay/report/store';
import type { Context } from '../command.ts';
import { madeDatasetFiles } from '../home/make-datasets.ts';
import { runProgress } from '../show/run-progress.ts';

interface StoreOptions {
  /** Where the run is written; under `.assay/runs` by its notebook and id unless stated. */
  readonly out?: string | null;
  readonly limits?: Partial<Limits>;
  /** No progress: the output is for machines. */
  readonly isQuiet?: boolean;
  readonly onEvent?: (event: RunEvent, prepared: PreparedRun) => void;
  /** Take a stored run whose inputs, code, parameters, seed and environment are the same. */
  readonly reuse?: boolean;
  /** The notebook, where it is known already. */
  readonly known?: KnownNotebook;
  /** Compute only: no report is rendered and nothing is written. */
  readonly isUnstored?: boolean;
}

export interface StoredRun extends FinishedRun {
  readonly prepared: PreparedRun;
  readonly folder: string;
  readonly isReused: boolean;
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
    : prepareKnown(options.known, choices, datasetFiles));
  const target = options.out ?? runFolder(home, prepared.notebook.id, prepared.identity.id);
  const panel = readPanelFacts(home);
  const place = { ledger: panel.ledger, systemName: systemName(panel, prepared.notebook.system), target, now };
  if (options.reuse === true && existsSync(join(target, 'run.json'))) {
    const finished = readRun(target);
    if (options.isUnstored !== true) renewReports(prepared, finished, place);
    return { ...finished, prepared, folder: target, isReused: true };
  }
  const progress = runProgress(context.stderr, prepared.notebook.id, options.isQuiet === true);
  const work = {
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(signal === undefined ? {} : { signal }),
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
  return { ...finished, prepared, folder: target, isReused: false };
}
