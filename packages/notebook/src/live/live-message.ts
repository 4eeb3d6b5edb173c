import type { FindingDraft } from '@assay/evidence';
import type { NotebookDescription } from '../run/description.ts';
import type { TableLayout } from '../run/table-frame.ts';

/** What is asked of a warm process; the bytes of tables follow the order that names them. */
export type LiveOrder =
  /** The inputs' columns, which stay there. */
  | { readonly type: 'tables'; readonly tables: Readonly<Record<string, TableLayout>> }
  | ReadOrder
  | ComputeOrder
  | RowsOrder;

/** Read a version of the notebook's code. */
export interface ReadOrder {
  readonly type: 'read';
  readonly version: number;
  /** Module of the version, beside the process's own code. */
  readonly file: string;
}

/** Bring every cell of the version that was last read up to date. */
export interface ComputeOrder {
  readonly type: 'compute';
  readonly pass: number;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  readonly seed: number;
  /** What names the content of each input. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Cells that are not tried again, by the digest of their code, and why. */
  readonly refused: Readonly<Record<string, string>>;
}

/** Some rows of a cell's value. */
export interface RowsOrder {
  readonly type: 'rows';
  readonly request: number;
  readonly cell: string;
  readonly search: string;
  /** Column to sort by, or `null` for the order of the value. */
  readonly sort: string | null;
  readonly isDescending: boolean;
  readonly from: number;
  readonly count: number;
}

/** Some rows of a value as texts, for a table on a page. */
export interface ValueRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly from: number;
  /** Rows that hold what is searched for. */
  readonly found: number;
  readonly rowCount: number;
}

/** What a cell's value is, in a line, and its first rows where it has rows. */
export interface ValueView {
  readonly what: string;
  readonly rows: ValueRows | null;
}

export interface CellLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
}

/** A cell's value as the page tells of it. */
export interface CellValue {
  /** Names the value: the same id, the same value. */
  readonly id: number;
  readonly milliseconds: number;
  /** Memory that the value takes, by its parts. */
  readonly bytes: number;
  readonly view: ValueView;
  readonly lines: readonly CellLine[];
  /** What a findings cell states. */
  readonly drafts: readonly FindingDraft[] | null;
}

/** What a warm process says, one JSON line each. */
export type LiveMessage =
  | { readonly type: 'ready' }
  | {
      readonly type: 'loaded';
      readonly version: number;
      readonly notebook: NotebookDescription;
      /** Digest of each cell's code. */
      readonly codes: Readonly<Record<string, string>>;
      /** True where something must be read again for every pass, since functions change it. */
      readonly isFleeting: boolean;
      /** Digests of the statements that are kept from now on. */
      readonly kept: readonly string[];
    }
  /** Which cells' values must be computed. */
  | { readonly type: 'begun'; readonly pass: number; readonly due: readonly string[] }
  | { readonly type: 'load-failed'; readonly version: number; readonly message: string; readonly stack: string }
  | { readonly type: 'started'; readonly pass: number; readonly cell: string }
  | { readonly type: 'kept'; readonly pass: number; readonly cell: string; readonly id: number }
  | { readonly type: 'computed'; readonly pass: number; readonly cell: string; readonly value: CellValue }
  | {
      readonly type: 'failed';
      readonly pass: number;
      readonly cell: string;
      readonly message: string;
      readonly stack: string;
      readonly lines: readonly CellLine[];
    }
  | { readonly type: 'blocked'; readonly pass: number; readonly cell: string; readonly by: string }
  /** A value that others read was changed by one of the cells that were given it. */
  | {
      readonly type: 'spoiled';
      readonly pass: number;
      readonly of: string;
      readonly isInput: boolean;
      readonly by: readonly string[];
      /** True where somebody's value may have been computed from what it was before. */
      readonly isStale: boolean;
    }
  /** What a cell changed that stands beside the cells: nothing computed with it may be kept. */
  | { readonly type: 'unsteady'; readonly names: readonly string[] }
  | { readonly type: 'done'; readonly pass: number; readonly isWhole: boolean }
  /** The pass was looked over once more, and nothing else will be said of it. */
  | { readonly type: 'settled'; readonly pass: number }
  | { readonly type: 'rows'; readonly request: number; readonly rows: ValueRows | null };
