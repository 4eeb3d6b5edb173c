import type { Column } from '@assay/dataset';
import type { Notebook } from '../definition/define-notebook.ts';
import type { Input } from '../input/input.ts';

/** A notebook without its functions: what can be shown and checked before anything runs. */
export interface NotebookDescription extends Omit<Notebook, 'cells' | 'inputs'> {
  readonly inputs: readonly Input[];
  /** In the order they run. */
  readonly cells: readonly CellDescription[];
  /** Cells in SQL, in the order they run; none in what an earlier Assay says of a notebook. */
  readonly queries?: readonly QueryDescription[];
}

/** A cell in SQL: what is asked, and of what, by the names that the SQL calls it. */
export interface QueryDescription {
  readonly cell: string;
  readonly sql: string;
  readonly columns: Readonly<Record<string, Column['kind']>>;
  readonly needs: readonly {
    readonly as: string;
    readonly kind: 'input' | 'parameter' | 'cell';
    readonly name: string;
  }[];
}

export interface CellDescription {
  readonly name: string;
  readonly title: string;
  readonly kind: 'cell' | 'findings';
  readonly needs: readonly { readonly kind: 'input' | 'parameter' | 'cell'; readonly name: string }[];
}
