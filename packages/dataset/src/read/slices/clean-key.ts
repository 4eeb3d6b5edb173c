import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../../query/sql-text.ts';
import type { Field } from '../../schema/table-schema.ts';
import { cleanText } from '../text/clean-text.ts';

/** Plain characters are cleaned by taking spaces off their ends; all others are cleaned here, as every reader does. */
const PLAIN = `'[ -~]*'`;

/**
 * SQL for a column's text as {@link cleanText} gives it, so that values which are one after cleaning have one key. Texts that
 * SQL cannot clean are brought here once each and joined back by a table of that name.
 */
export async function cleanKey(
  connection: DuckDBConnection,
  staged: string,
  column: string,
  field: Field,
  missing: ReadonlySet<string>,
): Promise<{ readonly sql: string; readonly join: string }> {
  const words = [...missing, ''].map(sqlText).join(', ');
  const trimmed = `trim(s.${column})`;
  const isAwkward = `NOT regexp_full_match(s.${column}, ${PLAIN})`;
  const looked = await connection.runAndReadAll(
    `SELECT count_if(${isAwkward}) > 0, count_if(${trimmed} <> s.${column} OR s.${column} IN (${words})) > 0 FROM ${staged} AS s`,
  );
  const [hasAwkward, isChanged] = looked.getRows()[0]!;
  if (hasAwkward !== true) {
    if (isChanged !== true) return { sql: `s.${column}`, join: '' };
    return { sql: `CASE WHEN ${trimmed} IN (${words}) THEN NULL ELSE ${trimmed} END`, join: '' };
  }
  const found = await connection.runAndReadAll(`SELECT DISTINCT s.${column} FROM ${staged} AS s WHERE ${isAwkward}`);
  const awkward = found.getColumns()[0] ?? [];
  const table = `clean_${column}`;
  await connection.run(`CREATE TABLE ${table} (raw VARCHAR, clean VARCHAR)`);
  const appender = await connection.createAppender(table);
  for (const raw of awkward) {
    appender.appendVarchar(String(raw));
    appender.appendVarchar(cleanText(String(raw), field.role).text);
    appender.endRow();
  }
  appender.closeSync();
  const clean = `coalesce(${table}.clean, ${trimmed})`;
  return {
    sql: `CASE WHEN ${clean} IN (${words}) THEN NULL ELSE ${clean} END`,
    join: ` LEFT JOIN ${table} ON ${table}.raw = s.${column}`,
  };
}
