import { toArquero } from '@assay/dataset/arquero';
import type { Input } from '../input/input.ts';
import { type Cell, cell } from './cell.ts';

/**
 * A cell that gives an input as an Arquero table, for whoever wrangles with its verbs: list it among the notebook's cells and
 * need it where it is used. What comes of it becomes a finding by `about.table`. Missing values are `null`, dates texts as
 * recorded.
 *
 * It stands in a room of its own (`@assay/notebook/arquero`), so that only notebooks that use Arquero carry it.
 *
 * @example
 * inArquero({ kind: 'input', name: 'people' }).name // 'people in Arquero'
 */
export function inArquero(input: Input): Cell<ReturnType<typeof toArquero>> {
  return cell(`${input.name} in Arquero`, `${input.title}, as an Arquero table`, {
    needs: { rows: input },
    compute: ({ rows }) => toArquero(rows),
  });
}
