import type { Notebook } from '../define-notebook.ts';
import type { Input } from '../input.ts';

/** A notebook without its functions: what can be shown and checked before anything runs. */
export interface NotebookDescription extends Omit<Notebook, 'cells' | 'inputs'> {
  readonly inputs: readonly Input[];
  /** In the order they run. */
  readonly cells: readonly CellDescription[];
}

export interface CellDescription {
  readonly name: string;
  readonly title: string;
  readonly kind: 'cell' | 'findings';
  readonly needs: readonly { readonly kind: 'input' | 'parameter' | 'cell'; readonly name: string }[];
}
