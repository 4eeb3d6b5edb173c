import type { Cell } from '../../cell.ts';
import type { Notebook } from '../../define-notebook.ts';
import type { CellDescription, NotebookDescription } from '../description.ts';
import { isCell } from '../order-cells.ts';

export function describeNotebook(notebook: Notebook, ordered: readonly Cell[]): NotebookDescription {
  return { ...notebook, cells: ordered.map(describeCell) };
}

function describeCell({ name, title, kind, needs }: Cell): CellDescription {
  return {
    name,
    title,
    kind,
    needs: Object.values(needs).map((stated) => {
      const need = stated.kind === 'where-rows' ? stated.of : stated;
      if (need.kind === 'counts') return { kind: 'input', name: need.input };
      return { kind: isCell(need) ? 'cell' : need.kind === 'input' ? 'input' : 'parameter', name: need.name };
    }),
  };
}
