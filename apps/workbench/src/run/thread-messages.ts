import type { RunEvent } from '@assay/notebook/run';
import type { RunTask, TaskFailure, TaskResults } from './run-task.ts';

/** What the thread that runs notebooks is told. */
export type ToThread =
  | { readonly id: number; readonly task: RunTask }
  | { readonly cancel: number }
  | { readonly to: number; readonly answer: readonly string[] | null }
  | { readonly to: number; readonly failed: TaskFailure };

/** What it says: what happens in a task, how it ends, and what only the workbench knows. */
export type FromThread =
  | { readonly id: number; readonly event: RunEvent }
  | { readonly id: number; readonly done: TaskResults[RunTask['kind']] }
  | { readonly id: number; readonly failed: TaskFailure }
  | {
      readonly asks: 'files';
      readonly question: number;
      readonly dataset: string;
      readonly input: { readonly name: string; readonly schema: { readonly name: string } };
    }
  | { readonly asks: 'hashes'; readonly question: number; readonly dataset: string };
