import type { FindingDraft } from '@assay/evidence';
import type { CountOption, CountRow } from '@assay/statistics';
import type { GivenCounts } from '../input/counted.ts';
import type { NotebookDescription } from './description.ts';
import type { TableLayout } from './table-frame.ts';

/** First thing the runner sends to the child: a length, this as JSON, then the bytes of the tables. */
export interface WorkOrder {
  readonly tables: Readonly<Record<string, TableLayout>>;
  /** Counts in place of rows, by input. */
  readonly counts?: GivenCounts;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  readonly seed: number;
  /** Cells whose findings are known from a run that was stopped: they are not computed, nor what they alone need. */
  readonly kept?: readonly string[];
  /** Nothing is computed: asked is under which options a pass is counted that comes after another. */
  readonly settle?: SettleOrder;
  /** Nothing is computed but what is asked for by the {@link Turn}s that follow, until there are no more. */
  readonly takesTurns?: true;
}

/** A pass over an input, and what the pass that it comes after counted. */
export interface SettleOrder {
  readonly input: string;
  readonly pass: string;
  readonly counts: readonly CountRow[];
}

/** What follows an order that is computed in turns: one cell, computed with all it needs that was not computed here. */
export interface Turn {
  readonly compute: string;
}

/** What a cell took besides time: processor time of all threads, and the most memory held until it ended. */
export interface CellCost {
  readonly processorMilliseconds: number;
  readonly memoryMegabytes: number;
}

/** What the child says, one JSON line each. */
export type ChildMessage =
  | { readonly type: 'notebook'; readonly notebook: NotebookDescription; readonly takesTurns?: true }
  | { readonly type: 'cell-started'; readonly cell: string }
  | { readonly type: 'log'; readonly cell: string; readonly text: string }
  | ({ readonly type: 'cell-finished'; readonly cell: string; readonly milliseconds: number } & Partial<CellCost>)
  | { readonly type: 'settled'; readonly options: Readonly<Record<string, CountOption>> | null }
  | { readonly type: 'kept'; readonly cell: string }
  | { readonly type: 'findings'; readonly cell: string; readonly drafts: readonly FindingDraft[] }
  | { readonly type: 'failed'; readonly cell: string | null; readonly message: string }
  | { readonly type: 'done' };
