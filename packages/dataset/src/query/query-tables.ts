import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { inOrderOfValues } from '../table/in-order-of-values.ts';
import { selectRows } from '../table/select-rows.ts';
import type { Column, Table } from '../table/table.ts';
import { type QueryLimits, withClosedDatabase } from './closed-database.ts';
import { fillDatabase } from './fill-database.ts';
import { requirePlainQuery } from './require-plain-query.ts';
import { resultTable } from './result-table.ts';
import { requireSameTable } from './same-table.ts';

/** One SELECT over tables at hand. */
export interface TableQuery {
  readonly sql: string;
  /** Tables by the names that the SQL calls them. */
  readonly tables: Readonly<Record<string, Table>>;
  /** Values by the names that the SQL calls them, after a dollar sign; bound, never spliced into the text. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** What each column of the result is, in the order of the SELECT. */
  readonly columns: Readonly<Record<string, Column['kind']>>;
  readonly limits?: Partial<QueryLimits>;
}

const LIMITS: QueryLimits = { megabytes: 2048, seconds: 120 };

/**
 * What does a SELECT say of these tables? Asked of a DuckDB that can open nothing, in one thread, twice: of the rows as they
 * stand and of the rows the other way round. Where both answers are the same they are the answer; where not, it hangs on an
 * order that nobody stated, and is refused. Without an ORDER BY the rows come in the order of what they say.
 *
 * A recorded date that cannot be is NULL, as is what is missing. Texts come trimmed and in NFC, as they are read.
 *
 * @throws InputError, one line with the remedy, for anything but one SELECT over these tables and values, for a function of
 * chance, time or machine, a column of another type than declared, an answer that hangs on the order of rows, and past
 * the limits of time and memory.
 *
 * @example
 * const query = { tables: { people }, values: { least: 1 }, columns: { first_name: 'text' } };
 * (await queryTables({ ...query, sql: 'SELECT first_name FROM people WHERE contacts > $least' })).rowCount // 1
 */
export async function queryTables(query: TableQuery): Promise<Table> {
  const limits = { ...LIMITS, ...query.limits };
  const answer = (tables: TableQuery['tables']) =>
    withClosedDatabase(limits, (connection) => ask(connection, { ...query, tables }, limits));
  const first = await answer(query.tables);
  const turned = Object.entries(query.tables).map(([name, table]) => [name, reversed(table)] as const);
  requireSameTable(first, await answer(Object.fromEntries(turned)));
  return first;
}

async function ask(connection: DuckDBConnection, query: TableQuery, limits: QueryLimits): Promise<Table> {
  const { sql, tables, values, columns } = query;
  const scope = { tables: Object.keys(tables), values: Object.keys(values) };
  const { isOrdered } = await requirePlainQuery(connection, sql, scope);
  for (const [name, table] of Object.entries(tables)) await fillDatabase(connection, name, table);
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    connection.interrupt();
  }, limits.seconds * 1000);
  try {
    const statement = await connection.prepare(sql);
    if (scope.values.length > 0) statement.bind({ ...values });
    const read = await statement.runAndReadAll();
    const types = read.columnTypes().map(String);
    const table = resultTable(read.columnNames(), types, valuesOf(read.getColumns(), types.length), columns);
    return isOrdered ? table : inOrderOfValues(table, Object.keys(columns));
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw failureOf(cause, isLate, limits);
  } finally {
    clearTimeout(deadline);
  }
}

/** An answer of no rows has its columns all the same. */
function valuesOf(values: readonly (readonly unknown[])[], columns: number): readonly (readonly unknown[])[] {
  return Array.from({ length: columns }, (_, at) => values[at] ?? []);
}

function reversed(table: Table): Table {
  return selectRows(
    table,
    Int32Array.from({ length: table.rowCount }, (_, row) => table.rowCount - 1 - row),
  );
}

function failureOf(cause: unknown, isLate: boolean, { seconds, megabytes }: QueryLimits): InputError {
  if (isLate) return new InputError(`the SQL took longer than ${seconds} seconds. Group or filter earlier.`, { cause });
  const message = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!.trim();
  if (/^Out of Memory/i.test(message))
    return new InputError(`the SQL needed more than ${megabytes} MB of memory. Group or filter earlier.`, { cause });
  const said = message.replace(/^[A-Z][A-Za-z ]* Error: /, '');
  return new InputError(`the SQL cannot be answered: ${said.replace(/[.!]*$/, '')}. Mend it.`, { cause });
}
