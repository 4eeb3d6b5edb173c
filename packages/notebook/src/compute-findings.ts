import type { Table } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { randomStream } from '@assay/statistics';
import type { Cell, Need } from './cell.ts';
import type { Notebook } from './define-notebook.ts';
import type { ParameterValue } from './parameter.ts';
import { emptyTable } from './run/empty-table.ts';
import { givenTable } from './run/given-table.ts';

/**
 * What does a notebook state of these tables? Computes its cells in this process, for tests and trials; a run that
 * others may rely on is made by `runNotebook`.
 *
 * Parameters that are not given have their defaults; an input without a table is empty, and a field that a table lacks
 * is missing in every row, as in a run.
 *
 * @example
 * (await computeFindings(notebook, {}, { times: 4 })).get('doubled').value // 8
 */
export async function computeFindings(
  notebook: Notebook,
  tables: Readonly<Record<string, Table>>,
  parameters: Readonly<Record<string, ParameterValue>> = {},
  seed: string | number = 1,
): Promise<ReadonlyMap<string, FindingDraft>> {
  const values = new Map<Cell, unknown>();
  // Every input is read before the first cell computes, as in a run.
  const read = new Map(
    notebook.inputs.map((input) => {
      const table = tables[input.name];
      return [input.name, table === undefined ? emptyTable(input.schema) : givenTable(input, table)];
    }),
  );
  const provide = async (need: Need): Promise<unknown> => {
    if (need.kind === 'input') {
      const table = tables[need.name];
      return read.get(need.name) ?? (table === undefined ? emptyTable(need.schema) : givenTable(need, table));
    }
    if ('default' in need) return parameters[need.name] ?? need.default;
    if (!values.has(need)) {
      const provided: Record<string, unknown> = {};
      for (const [as, inner] of Object.entries(need.needs)) provided[as] = await provide(inner);
      const random = (label: string) => randomStream(seed, notebook.id, need.name, label);
      values.set(need, await need.compute(provided, { random, log: () => {} }));
    }
    return values.get(need);
  };
  const found = new Map<string, FindingDraft>();
  for (const cell of notebook.cells) {
    const value = await provide(cell);
    if (cell.kind === 'findings') for (const draft of value as readonly FindingDraft[]) found.set(draft.id, draft);
  }
  return found;
}
