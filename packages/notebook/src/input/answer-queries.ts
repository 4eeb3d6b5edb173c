import type { Table } from '@assay/dataset';
import type { TableQuery } from '@assay/dataset/query';
import { InputError } from '@assay/statistics';
import type { ParameterValue } from '../definition/parameter.ts';
import { answerName } from '../definition/sql.ts';
import type { NotebookDescription, QueryDescription } from '../run/description.ts';

/** Asks one SELECT of tables; `queryTables` of `@assay/dataset/query` asks DuckDB. */
export type AskTables = (query: TableQuery) => Promise<Table>;

/** What the SQL of a notebook is asked of. */
interface QueryGiven {
  readonly tables: Readonly<Record<string, Table>>;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly limits?: TableQuery['limits'];
}

/**
 * The answer to each of a notebook's cells in SQL, under the name that it travels by among the tables.
 *
 * @throws InputError, naming the cell, where one cannot be answered.
 */
export async function answerQueries(
  { id, queries = [] }: Pick<NotebookDescription, 'id' | 'queries'>,
  { tables, parameters, limits }: QueryGiven,
  ask: AskTables,
): Promise<Readonly<Record<string, Table>>> {
  const answers: Record<string, Table> = {};
  for (const query of queries) {
    try {
      answers[answerName(query.cell)] = await ask(tableQuery(query, { ...tables, ...answers }, parameters, limits));
    } catch (cause) {
      if (!(cause instanceof InputError)) throw cause;
      throw new InputError(`notebook ${id}, cell ${query.cell}: ${cause.message}`, { cause });
    }
  }
  return answers;
}

/** The question with what it is asked of, by the names that its SQL calls them. */
export function tableQuery(
  { sql, columns, needs }: QueryDescription,
  tables: Readonly<Record<string, Table>>,
  parameters: Readonly<Record<string, ParameterValue>>,
  limits?: TableQuery['limits'],
): TableQuery {
  const given = needs.filter(({ kind }) => kind !== 'parameter');
  return {
    sql,
    columns,
    tables: Object.fromEntries(
      given.map(({ as, kind, name }) => [as, tables[kind === 'cell' ? answerName(name) : name]!]),
    ),
    values: Object.fromEntries(
      needs.filter(({ kind }) => kind === 'parameter').map(({ as, name }) => [as, parameters[name]!]),
    ),
    ...(limits === undefined ? {} : { limits }),
  };
}
