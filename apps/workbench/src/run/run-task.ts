import type { ReleaseMemory } from '@assay/disclosure-control';
import type { DriftReport, Finding } from '@assay/evidence';
import {
  type DatasetFiles,
  describeFolder,
  prepareKnownRun,
  type RunChoices,
  type RunEvent,
  RunStopped,
  rerun,
} from '@assay/notebook/run';
import type { EarlierReport, ReportSource } from '@assay/report';
import { type GeneratedHashes, releasedReportText, releaseToMembers, trialRun } from '@assay/report/release';
import { readPanelFacts, runAndStore, runFolder, systemName } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import { reportLinks } from '../report/report-links.ts';
import { countUpload } from '../upload/count-upload.ts';

/** Work that takes more than a moment; nothing in it is a function, so that another thread can do it. */
export type RunTask =
  | {
      readonly kind: 'run';
      readonly home: string;
      readonly folder: string;
      readonly choices: RunChoices;
      /** How far the workbench's clock is ahead of the machine's. */
      readonly clockAhead: number;
    }
  | { readonly kind: 'rerun'; readonly stored: string; readonly folder: string }
  | {
      readonly kind: 'release';
      readonly home: string;
      readonly stored: string;
      readonly at: string;
      readonly run: string;
      readonly slug: string;
      readonly since: EarlierReport | null;
    }
  | { readonly kind: 'trial'; readonly home: string; readonly stored: string };

/** What each task ends with. */
export interface TaskResults {
  readonly run: string;
  readonly rerun: DriftReport;
  readonly release: {
    readonly report: string;
    readonly findings: readonly Finding[];
    readonly memory: ReleaseMemory;
  };
  /** What would leave, of which nothing did. */
  readonly trial: ReportSource;
}

/** What only the workbench knows, for whoever does its tasks. */
export interface Answers {
  readonly datasetFiles: DatasetFiles;
  readonly generatedHashes: GeneratedHashes;
}

/** What a task is told and tells while it goes on. */
export interface TaskHost extends Answers {
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
}

/** Does one task to its end, in whichever thread it is called. */
export async function performTask(task: RunTask, host: TaskHost): Promise<TaskResults[RunTask['kind']]> {
  const { datasetFiles, generatedHashes, signal, onEvent } = host;
  switch (task.kind) {
    case 'run': {
      const { home, folder, choices, clockAhead } = task;
      const panel = readPanelFacts(home);
      const known = await describeFolder(folder);
      const counted = await countUpload(home, known, choices, { signal, onEvent });
      signal.throwIfAborted();
      const prepared = await prepareKnownRun(known, counted, datasetFiles);
      signal.throwIfAborted();
      await runAndStore(prepared, {
        ledger: panel.ledger,
        systemName: systemName(panel, prepared.notebook.system),
        target: runFolder(home, prepared.notebook.id, prepared.identity.id),
        now: () => new Date(Date.now() + clockAhead),
        signal,
        onEvent,
      });
      return prepared.identity.id;
    }
    case 'rerun': {
      const { report } = await rerun(task.stored, task.folder, datasetFiles, { signal, onEvent });
      return report;
    }
    case 'release': {
      const { home, stored, at, run, slug, since } = task;
      const { source, memory } = await releaseToMembers({ home, runFolder: stored, at, generatedHashes });
      const report = releasedReportText(source, reportLinks({ id: run, slug }), since ?? undefined);
      return { report, findings: source.results.findings, memory };
    }
    case 'trial': {
      const { home, stored } = task;
      const { ledger } = readPanelFacts(home);
      const { source } = await trialRun({ home, runFolder: stored, ledger, generatedHashes });
      return source;
    }
  }
}

/** How a task failed, as another thread can be told. */
export interface TaskFailure {
  /** Somebody's input: the message is for people. */
  readonly isInput: boolean;
  readonly isStopped: boolean;
  readonly message: string;
  readonly kept: string | null;
  readonly stack: string;
  /** What the machine said and of which file, by which a fault of the disk is known. */
  readonly system: { readonly code?: string | undefined; readonly path?: string | undefined };
}

export function taskFailure(error: unknown): TaskFailure {
  const { code, path } = (error instanceof Error ? error : {}) as NodeJS.ErrnoException;
  return {
    isInput: error instanceof InputError,
    isStopped: error instanceof RunStopped,
    message: error instanceof Error ? error.message : String(error),
    kept: error instanceof RunStopped ? error.kept : null,
    stack: error instanceof Error ? (error.stack ?? '') : '',
    system: { code, path },
  };
}

export function taskError({ isInput, isStopped, message, kept, stack, system }: TaskFailure): Error {
  if (isStopped) return new RunStopped(message, kept === null ? {} : { kept });
  return Object.assign(isInput ? new InputError(message) : new Error(message), { stack }, system);
}
