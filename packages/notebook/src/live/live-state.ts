import type { Finding, Results } from '@assay/evidence';
import type { NotebookDescription } from '../run/description.ts';
import type { InputRecord } from '../run/run-record.ts';
import type { CellLine, CellValue } from './live-message.ts';

/** What is wrong, and where, as an editor counts. */
export interface LiveProblem {
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

export interface LiveCell {
  readonly name: string;
  readonly title: string;
  readonly kind: 'cell' | 'findings';
  readonly needs: NotebookDescription['cells'][number]['needs'];
  /** Cells that read this one. */
  readonly neededBy: readonly string[];
  /** `due`: its value is of before an edit, or there is none yet; `blocked`: a cell that it needs failed. */
  readonly state: 'due' | 'computing' | 'current' | 'failed' | 'blocked';
  readonly value: CellValue | null;
  readonly lines: readonly CellLine[];
  readonly findings: readonly Finding[];
  readonly error: LiveProblem | null;
  /** What is to be mended though the cell has a value. */
  readonly warnings: readonly string[];
  readonly place: { readonly file: string; readonly line: number; readonly code: string } | null;
}

/** An input as it was read: what a run would record of it, and the lines that a run would tell. */
export interface LiveInput extends InputRecord {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A notebook at one moment, as a page shows it. Immutable: another moment is another object. */
export interface LiveState {
  readonly status: 'starting' | 'computing' | 'current' | 'stopped';
  /** Why the code as it is now cannot be run; everything else is of the last code that could. */
  readonly problem: LiveProblem | null;
  /** What TypeScript finds wrong, where it was asked already. */
  readonly types: readonly LiveProblem[];
  readonly notebook: NotebookDescription | null;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  readonly inputs: readonly LiveInput[];
  readonly cells: readonly LiveCell[];
  /** Every finding that is current, as a run would store it. */
  readonly results: Results | null;
  readonly isWhole: boolean;
  /** Markdown of the notebook by file name. */
  readonly markdown: Readonly<Record<string, string>>;
  /** Text of every own file by name. */
  readonly files: Readonly<Record<string, string>>;
  /** Memory of its process; 0 where the system does not say. */
  readonly megabytes: number;
}
