import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { nearestText } from '../schema/nearest-text.ts';

/** What a query may speak of. */
interface QueryScope {
  readonly tables: readonly string[];
  readonly values: readonly string[];
}

/** Functions in the place of a table that make rows of nothing but their arguments. */
const TABLE_FUNCTIONS = new Set(['range', 'generate_series', 'unnest']);

/** Functions that tell of the machine, the session or the database, or draw by chance, which DuckDB does not call volatile. */
const TELLING =
  /^(?:current_.*|localtime(?:stamp)?|session_user|user|version|getenv|getvariable|pg_.*|duckdb_.*|pragma_.*|in_search_path|has_.*_privilege|txid_current|write_log|reservoir_quantile|approx_.*|query|query_table|parse_duckdb_log_message|inet_.*|sql_auto_complete|add_parquet_key|which_secret|checkpoint|force_checkpoint|currval|nextval)$/;

type Node = Readonly<Record<string, unknown>>;

/**
 * Is this one SELECT over the tables and values it may speak of, whose answer follows from them alone? Looked up in the tree
 * that DuckDB itself reads the text as, so that no spelling hides anything.
 *
 * Gives whether the outermost SELECT says in which order its rows stand.
 *
 * @throws InputError where it is anything else, or where something it may speak of is not spoken of.
 */
export async function requirePlainQuery(
  connection: DuckDBConnection,
  sql: string,
  { tables, values }: QueryScope,
): Promise<{ readonly isOrdered: boolean }> {
  const parsed = await parse(connection, sql);
  const volatile = await volatileNames(connection);
  const own = new Set<string>();
  const named = new Set<string>();
  const bound = new Set<string>();
  for (const node of nodesOf(parsed)) for (const { key } of commonTables(node)) own.add(key.toLowerCase());
  for (const node of nodesOf(parsed)) {
    const { type } = node;
    if (type === 'SHOW_REF') throw refused('SHOW, DESCRIBE or SUMMARIZE', 'Write a SELECT.');
    if (node['sample'] != null) throw refused('a sample', 'Draw in a cell, from its random stream.');
    if (type === 'TABLE_FUNCTION') {
      const name = textOf((node['function'] as Node)['function_name']);
      if (!TABLE_FUNCTIONS.has(name.toLowerCase()))
        throw refused(`${name}(…) in the place of a table`, 'Declare an input and let Assay read the file.');
    } else if (type === 'BASE_TABLE') {
      const name = textOf(node['table_name']);
      const isQualified = node['schema_name'] !== undefined || node['catalog_name'] !== undefined;
      const need = tables.find((each) => each.toLowerCase() === name.toLowerCase());
      if (need !== undefined && !isQualified) named.add(need);
      else if (isQualified || !own.has(name.toLowerCase())) throw unknown('table', name, tables);
    } else if (node['class'] === 'PARAMETER') {
      const name = textOf(node['identifier']);
      if (!values.includes(name))
        throw unknown(
          'parameter',
          `$${name}`,
          values.map((each) => `$${each}`),
        );
      bound.add(name);
    } else if (node['class'] === 'FUNCTION' || node['class'] === 'WINDOW') {
      requireSteady(textOf(node['function_name']), node, volatile);
    } else if (node['class'] === 'COLUMN_REF') {
      const names = node['column_names'] as readonly string[];
      // Some functions go without brackets: current_date.
      if (names.length === 1) requireSteady(names[0]!, null, volatile);
    }
    const cast = node['cast_type'] as Node | undefined;
    if (cast !== undefined && /TIME ZONE|TIMESTAMPTZ|TIMETZ/.test(textOf(cast['id'])))
      throw refused('a time with a zone', 'Use TIMESTAMP, which is UTC.');
  }
  const unused = [
    ...tables.filter((name) => !named.has(name)),
    ...values.filter((name) => !bound.has(name)).map((name) => `$${name}`),
  ];
  if (unused.length > 0)
    throw new InputError(`the SQL does not use ${unused[0]}, which it needs. Use it, or take the need away.`);
  const modifiers = (parsed['modifiers'] ?? []) as readonly Node[];
  return { isOrdered: modifiers.some(({ type }) => type === 'ORDER_MODIFIER') };
}

async function parse(connection: DuckDBConnection, sql: string): Promise<Node> {
  const reader = await connection.runAndReadAll(
    'SELECT json_serialize_sql(?::VARCHAR, skip_null := true, skip_empty := true, skip_default := true)',
    [sql],
  );
  const read = JSON.parse(String(reader.getRows()[0]![0])) as Node;
  if (read['error'] === true) {
    const message = textOf(read['error_message']);
    if (read['error_type'] === 'parser')
      throw new InputError(`the SQL cannot be read: ${message}${placeOf(sql, read['position'])}. Mend it.`);
    throw refused('a statement that is no SELECT', 'Write one SELECT.');
  }
  const statements = (read['statements'] ?? []) as readonly Node[];
  if (statements.length !== 1) throw refused(`${statements.length} statements`, 'Write one SELECT.');
  return statements[0]!['node'] as Node;
}

function placeOf(sql: string, position: unknown): string {
  const at = Number(position);
  return Number.isInteger(at) ? `, line ${sql.slice(0, at).split('\n').length} of it` : '';
}

/** Names of functions whose answer is not one of their arguments alone. */
async function volatileNames(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll(
    "SELECT DISTINCT function_name FROM duckdb_functions() WHERE stability IN ('VOLATILE', 'CONSISTENT_WITHIN_QUERY')",
  );
  return new Set(reader.getRows().map(([name]) => String(name)));
}

function requireSteady(spelt: string, call: Node | null, volatile: ReadonlySet<string>): void {
  const name = spelt.toLowerCase();
  const countsFromToday =
    name === 'age' && call !== null && (call['children'] as readonly Node[] | undefined)?.length === 1;
  const isTelling = TELLING.test(name) && (call !== null || /^(?:current_|localtime)/.test(name));
  if (volatile.has(name) && (call !== null || /^(?:current_|local)/.test(name)))
    throw refused(spelt, 'Its answer is another one each time: give what it stands for as a parameter.');
  if (isTelling || countsFromToday) throw refused(spelt, 'Its answer does not follow from the tables alone.');
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  else if (typeof value === 'object' && value !== null) {
    yield value as Node;
    for (const each of Object.values(value)) yield* nodesOf(each);
  }
}

function commonTables(node: Node): readonly { readonly key: string }[] {
  const map = (node['cte_map'] as Node | undefined)?.['map'];
  return Array.isArray(map) ? (map as readonly { readonly key: string }[]) : [];
}

function refused(what: string, remedy: string): InputError {
  return new InputError(`the SQL of a cell may not hold ${what}. ${remedy}`);
}

function unknown(kind: string, name: string, known: readonly string[]): InputError {
  const near = nearestText(name, known);
  const remedy = near === null ? `It needs ${known.join(', ') || 'none'}.` : `Did you mean ${near}?`;
  return new InputError(`the SQL names the ${kind} "${name}", which the cell does not need. ${remedy}`);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
