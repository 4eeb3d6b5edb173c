import type { Column } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import type { Input } from '../input/input.ts';
import type { Cell } from './cell.ts';
import type { Parameter } from './parameter.ts';

type Kinds = Readonly<Record<string, Column['kind']>>;

/** The table that a SELECT gives: each column of the kind that was declared. */
export interface SqlTable<Columns extends Kinds = Kinds> {
  readonly rowCount: number;
  readonly columns: { readonly [Name in keyof Columns]: Extract<Column, { readonly kind: Columns[Name] }> };
}

/** What SQL may speak of: inputs and the tables of other SQL by their names, parameters after a dollar sign. */
// biome-ignore lint/suspicious/noExplicitAny: a need may be an input of any name and fields; inference needs the wildcard
export type SqlNeeds = Readonly<Record<string, Input<string, any> | Parameter | Cell<SqlTable<any>>>>;

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * A cell in SQL: one SELECT over inputs, parameters and other cells in SQL, as a table of columns that other cells use.
 *
 * It is asked of DuckDB beside the process that computes cells, where it can open no file, reach no network and run nothing
 * but this SELECT; parameters are bound. An answer that hangs on the order in which rows happen to stand is refused, and so
 * are functions of chance, time and machine: the same run gives the same table.
 *
 * @throws InputError where a need is no input, parameter or cell in SQL, or has a name that SQL would have to quote.
 *
 * @example
 * const rows = input('rows', 'Rows', { description: '', dataset: null, schema: { name: 'rows', title: '', fields: [] } });
 * sql('SELECT count(*) AS all FROM rows', { name: 'all', title: 'All', needs: { rows }, columns: { all: 'number' } }).kind // 'cell'
 */
export function sql<const Columns extends Kinds>(
  text: string,
  definition: {
    readonly name: string;
    readonly title: string;
    readonly needs: SqlNeeds;
    /** What each column of the SELECT holds, in its order. */
    readonly columns: Columns;
  },
): Cell<SqlTable<Columns>> {
  const { name, title, needs, columns } = definition;
  for (const [as, need] of Object.entries(needs)) {
    if (!NAME.test(as))
      throw new InputError(`SQL "${name}" calls a need "${as}". Use letters, digits and underscores.`);
    // One that is declared further down is told of when the notebook is put together.
    if (need !== undefined && 'compute' in need && need.query === undefined)
      throw new InputError(
        `SQL "${name}" needs cell "${need.name}", which is no SQL. Give it inputs, parameters and SQL; use the cell in one that needs both.`,
      );
  }
  return {
    kind: 'cell',
    name,
    title,
    needs,
    query: { sql: text, columns },
    compute: () => {
      throw new Error(`SQL "${name}" is answered beside the cells`);
    },
  };
}

/** Name under which the answer to a cell's SQL travels among the tables of a run; no input has a space in its name. */
export function answerName(cell: string): string {
  return `sql ${cell}`;
}
