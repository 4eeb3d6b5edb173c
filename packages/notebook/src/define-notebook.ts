import type { Cell } from './cell.ts';
import type { Figure } from './figure.ts';
import type { Input } from './input.ts';
import type { Parameter } from './parameter.ts';

export interface Notebook {
  /** The folder's name: `match-and-merge`. */
  readonly id: string;
  readonly title: string;
  /** Code of the system before the panel: `MM`, `PSD`, `FSU`, … */
  readonly system: string;
  /** One sentence for the index: what the reader learns. */
  readonly summary: string;
  /** Every question that the notebook answers by a finding. */
  readonly questions: readonly string[];
  /** Questions of its system that data cannot answer, each with its reason. */
  readonly unanswerable: Readonly<Record<string, string>>;
  readonly inputs: readonly Input[];
  readonly parameters: readonly Parameter[];
  /** In any order; the runner sorts them by their needs. */
  readonly cells: readonly Cell[];
  readonly figures: readonly Figure[];
}

/**
 * Declares a notebook: what it reads, what may be chosen, the cells that compute, the charts that show.
 *
 * @example
 * const toy = { id: 'toy', title: 'Toy', system: 'MM', summary: 'A toy.', questions: [] };
 * defineNotebook({ ...toy, inputs: [], parameters: [], cells: [] }).figures // []
 */
export function defineNotebook(
  definition: Omit<Notebook, 'unanswerable' | 'figures'> & Partial<Pick<Notebook, 'unanswerable' | 'figures'>>,
): Notebook {
  return { unanswerable: {}, figures: [], ...definition };
}
