import type { CellCost } from './message.ts';
import type { InputRecord } from './run-record.ts';

/** What happens during a run, for a progress bar or a log. */
export type RunEvent =
  | {
      readonly type: 'input-read';
      readonly input: string;
      readonly rows: number;
      readonly columns: InputRecord['columns'];
      /** How the files were read, in sentences. */
      readonly lines: readonly string[];
      readonly headlines: readonly string[];
      readonly milliseconds: number;
    }
  | {
      readonly type: 'cell-started';
      readonly cell: string;
      readonly title: string;
      readonly position: number;
      readonly of: number;
    }
  | ({ readonly type: 'cell-finished'; readonly cell: string; readonly milliseconds: number } & Partial<CellCost>)
  | {
      /** How long the cells may take, by the time that an earlier run of this notebook took. */
      readonly type: 'expected';
      readonly seconds: number;
      readonly rows: number;
      readonly before: { readonly seconds: number; readonly rows: number };
    }
  | { readonly type: 'log'; readonly cell: string; readonly text: string };
