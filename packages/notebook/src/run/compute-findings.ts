import type { Table } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { InputError, randomStream } from '@assay/statistics';
import type { Cell } from '../definition/cell.ts';
import type { Notebook } from '../definition/define-notebook.ts';
import type { ParameterValue } from '../definition/parameter.ts';
import { type AskTables, answerQueries } from '../input/answer-queries.ts';
import type { GivenCounts } from '../input/counted.ts';
import { emptyTable } from '../input/empty-table.ts';
import { givenTable } from '../input/given-table.ts';
import { describeNotebook } from './describe.ts';
import { isCell, orderCells, rowNeeds } from './order-cells.ts';
import { RunCellValues } from './run-cell-values.ts';

/**
 * What does a notebook state of these tables? Computes its cells in this process, for tests and trials; a run that
 * others may rely on is made by `runNotebook`.
 *
 * Parameters that are not given have their defaults; an input without a table is empty, and a field that a table lacks
 * is missing in every row, as in a run. `counts` take the place of an input's rows. Cells in SQL need somebody to `ask`:
 * `queryTables` of `@assay/dataset/query`.
 *
 * @example
 * (await computeFindings(notebook, {}, { times: 4 })).get('doubled').value // 8
 */
export async function computeFindings(
  notebook: Notebook,
  tables: Readonly<Record<string, Table>>,
  parameters: Readonly<Record<string, ParameterValue>> = {},
  seed: string | number = 1,
  counts: GivenCounts = {},
  ask: AskTables = refuseSql,
): Promise<ReadonlyMap<string, FindingDraft>> {
  // Every input is read before the first cell computes, as in a run.
  const read = new Map(
    notebook.inputs.map((input) => {
      const table = tables[input.name];
      return [input.name, table === undefined ? emptyTable(input.schema) : givenTable(input, table)];
    }),
  );
  const given = notebook.parameters.map((each) => [each.name, parameters[each.name] ?? each.default]);
  const chosen = Object.fromEntries(given);
  const described = describeNotebook(notebook, orderCells(notebook.cells));
  const inputs = Object.fromEntries(read);
  const answers = await answerQueries(described, { tables: inputs, parameters: chosen }, ask);
  const values = new RunCellValues({ tables: { ...inputs, ...answers }, counts, parameters: chosen });
  const found = new Map<string, FindingDraft>();
  const compute = async (cell: Cell): Promise<unknown> => {
    for (const need of Object.values(rowNeeds(cell))) {
      if (isCell(need) && !values.has(need)) await compute(need);
    }
    const random = (label: string) => randomStream(seed, notebook.id, cell.name, label);
    return values.compute(cell, { random, log: () => {} });
  };
  for (const cell of notebook.cells) {
    const value = values.has(cell) ? values.of(cell) : await compute(cell);
    if (cell.kind === 'findings') for (const draft of value as readonly FindingDraft[]) found.set(draft.id, draft);
  }
  return found;
}

const refuseSql: AskTables = async () => {
  throw new InputError('nobody answers its SQL. Give queryTables of @assay/dataset/query.');
};
