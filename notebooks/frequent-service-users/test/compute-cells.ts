import type { Column, Table } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import type { Cell, Need, Notebook } from '@assay/notebook';
import { dictionaryColumn, randomStream } from '@assay/statistics';

/** A table with every field of the input's schema, from plain text; a column that is not given is missing. */
export function tableOf(
  fields: readonly { readonly name: string; readonly type: string }[],
  texts: Readonly<Record<string, readonly (string | null)[]>>,
): Table {
  const rowCount = Object.values(texts)[0]?.length ?? 0;
  const columns = fields.map(({ name, type }): [string, Column] => {
    const recorded = dictionaryColumn(texts[name] ?? new Array<null>(rowCount).fill(null));
    const days = new Int32Array(rowCount).fill(-2147483648);
    return [name, type === 'date' ? { kind: 'date', days, recorded } : { kind: 'text', ...recorded }];
  });
  return { rowCount, columns: Object.fromEntries(columns) };
}

/** Computes a notebook's findings in this process, cell by cell. */
export async function computeFindings(
  notebook: Notebook,
  tables: Readonly<Record<string, Table>>,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Map<string, FindingDraft>> {
  const values = new Map<Cell, unknown>();
  const provide = async (need: Need): Promise<unknown> => {
    if (need.kind === 'input') return tables[need.name];
    if ('default' in need) return parameters[need.name] ?? need.default;
    if (!values.has(need)) {
      const provided: Record<string, unknown> = {};
      for (const [as, inner] of Object.entries(need.needs)) provided[as] = await provide(inner);
      const context = {
        random: (label: string) => randomStream(1, notebook.id, need.name, label),
        log: () => {},
      };
      values.set(need, await need.compute(provided, context));
    }
    return values.get(need);
  };
  const found = new Map<string, FindingDraft>();
  for (const cell of notebook.cells) {
    const value = await provide(cell);
    if (cell.kind === 'findings') for (const draft of value as FindingDraft[]) found.set(draft.id, draft);
  }
  return found;
}
