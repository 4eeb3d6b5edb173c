import type { Cell, Need } from '../definition/cell.ts';
import type { Notebook } from '../definition/define-notebook.ts';
import type { CellDescription, NotebookDescription, QueryDescription } from './description.ts';
import { isCell } from './order-cells.ts';

export function describeNotebook(notebook: Notebook, ordered: readonly Cell[]): NotebookDescription {
  const queries = ordered.flatMap(describeQuery);
  return { ...notebook, cells: ordered.map(describeCell), ...(queries.length === 0 ? {} : { queries }) };
}

function describeCell({ name, title, kind, needs }: Cell): CellDescription {
  return { name, title, kind, needs: Object.values(needs).map(describeNeed) };
}

function describeQuery({ name, needs, query }: Cell): QueryDescription[] {
  if (query === undefined) return [];
  const described = Object.entries(needs).map(([as, need]) => ({ as, ...describeNeed(need) }));
  return [{ cell: name, sql: query.sql, columns: query.columns, needs: described }];
}

function describeNeed(stated: Need): CellDescription['needs'][number] {
  const need = stated.kind === 'where-rows' ? stated.of : stated;
  if (need.kind === 'counts') return { kind: 'input', name: need.input };
  if (need.kind === 'counted-by') return { kind: 'input', name: need.of.name };
  return { kind: isCell(need) ? 'cell' : need.kind === 'input' ? 'input' : 'parameter', name: need.name };
}
