import { InputError } from '@assay/statistics';
import type { Figure } from '../figure/figure.ts';
import type { Input } from '../input/input.ts';
import type { Cell, Need } from './cell.ts';
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

interface Definition extends Omit<Notebook, 'questions' | 'unanswerable' | 'inputs' | 'parameters' | 'figures'> {
  /** Each by itself, or all in one text with spaces between. */
  readonly questions: readonly string[] | string;
  readonly unanswerable?: Notebook['unanswerable'];
  /** Those that cells need, as they first need them, unless stated. */
  readonly inputs?: readonly Input[];
  readonly parameters?: readonly Parameter[];
  readonly figures?: readonly Figure[];
}

/**
 * Declares a notebook: the cells that compute, the charts that show. Cells that others need, and the inputs and
 * parameters that any of them needs, come by themselves, in the order in which they are first needed: nothing can be
 * asked for that no cell uses.
 *
 * @example
 * const limit = parameter.switch('limit', 'Limit', { description: '', default: true });
 * const stated = findings('stated', 'States it', { needs: { limit }, compute: () => [] });
 * const toy = { id: 'toy', title: 'Toy', system: 'MM', summary: 'A toy.', questions: [] };
 * defineNotebook({ ...toy, cells: [stated] }).parameters.map(({ name }) => name) // ['limit']
 */
export function defineNotebook({ questions, unanswerable = {}, figures = [], ...definition }: Definition): Notebook {
  const seen = new Set<Need>();
  const all: Need[] = [];
  const visit = (stated: Need): void => {
    const need = stated.kind === 'where-rows' || stated.kind === 'counted-by' ? stated.of : stated;
    if (seen.has(need)) return;
    seen.add(need);
    if ('needs' in need) {
      for (const [as, other] of Object.entries(need.needs)) requireNeed(need.name, as, other);
      // What findings are set to stands before what lies further below them.
      const needs = Object.values(need.needs);
      for (const other of [...needs.filter(isParameter), ...needs.filter((each) => !isParameter(each))]) visit(other);
    }
    all.push(need);
  };
  for (const [at, cell] of definition.cells.entries()) {
    requireCell(at, cell);
    visit(cell);
  }
  const inputs = definition.inputs ?? all.filter((need): need is Input => need.kind === 'input');
  const uncounted = all.find((need) => need.kind === 'counts' && inputs.every(({ name }) => name !== need.input));
  if (uncounted?.kind === 'counts') {
    throw new InputError(
      `no cell needs the rows of ${uncounted.input}, of which counts are needed. Name it under inputs.`,
    );
  }
  return {
    ...definition,
    questions: typeof questions === 'string' ? questions.split(' ') : questions,
    unanswerable,
    figures,
    cells: all.filter((need) => 'needs' in need),
    inputs,
    parameters: definition.parameters ?? all.filter(isParameter),
  };
}

/** What is listed and is no cell would be left out unsaid. */
function requireCell(at: number, given: unknown): void {
  const { name, needs, compute } = (given ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name === 'string' && typeof needs === 'object' && needs !== null && typeof compute === 'function') return;
  const what = given === undefined ? 'is not declared yet' : 'is no cell';
  throw new InputError(
    `number ${at + 1} of cells ${what}. Declare it above by cell('name', 'Title', { needs, compute }) or findings(…).`,
  );
}

/** A cell that is declared further down, or needs itself, is not there yet when it is named. */
function requireNeed(cell: string, as: string, need: unknown): void {
  if (need === undefined)
    throw new InputError(
      `cell "${cell}" needs "${as}", which is not declared yet where the cell is. Declare it above.`,
    );
  if (typeof need !== 'object' || need === null || !('kind' in need))
    throw new InputError(
      `cell "${cell}" needs "${as}", which is no input, parameter or cell. Name one, or use the value without a need.`,
    );
}

const isParameter = (need: Need): need is Parameter => 'default' in need;
