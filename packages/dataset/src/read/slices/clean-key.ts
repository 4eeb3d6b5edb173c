import type { DuckDBConnection } from '@duckdb/node-api';
import type { Field } from '../../schema/table-schema.ts';
import { cleanText } from '../clean-text.ts';
import { sqlText } from '../sql-text.ts';

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
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT ${column} FROM ${staged} WHERE NOT regexp_full_match(${column}, ${PLAIN})`,
  );
  const awkward = found.getColumns()[0] ?? [];
  const words = [...missing, ''].map(sqlText).join(', ');
  const trimmed = `trim(s.${column})`;
  if (awkward.length === 0) {
    const changed = await connection.runAndReadAll(
      `SELECT count(*)::INTEGER FROM ${staged} AS s WHERE ${trimmed} <> s.${column} OR s.${column} IN (${words})`,
    );
    if (changed.getRows()[0]![0] === 0) return { sql: `s.${column}`, join: '' };
    return { sql: `CASE WHEN ${trimmed} IN (${words}) THEN NULL ELSE ${trimmed} END`, join: '' };
  }
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
