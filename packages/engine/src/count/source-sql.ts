import { InputError } from '@assay/statistics';
import type { TableName } from '../connect/engine.ts';

/** What a statement selects from: the table by its quoted name, or one SELECT in brackets. */
export function sourceSql(name: TableName, quote: (name: string) => string, alias = 'AS t'): string {
  if ('table' in name) return `${name.table.split('.').map(quote).join('.')} ${alias}`;
  const query = name.query.trim().replace(/;\s*$/, '');
  if (!/^(select|with)\b/i.test(query) || query.includes(';')) {
    throw new InputError(`the query of the entry is no single SELECT: ${query.slice(0, 60)}… Write one, without ";".`);
  }
  return `(${query}\n) ${alias}`;
}

/**
 * Counts by the texts of columns. They are told apart by their fingerprints, since the collation of a column may take two
 * texts for one.
 */
export function groupedSql(
  from: string,
  columns: readonly string[],
  { quote, text }: { readonly quote: (name: string) => string; readonly text: string },
  most: number,
): string {
  const texts = columns.map((name) => `nullif(cast(${quote(name)} as ${text}), '')`);
  const inner = texts.map((sql, at) => `${sql} AS t${at}, md5(${sql}) AS m${at}`).join(', ');
  const prints = columns.map((_, at) => `m${at}`).join(', ');
  const shown = columns.map((_, at) => `min(t${at})`).join(', ');
  const counted = `cast(count(*) as ${text})`;
  return `SELECT ${shown}, ${counted} FROM (SELECT ${inner} FROM ${from}) AS g GROUP BY ${prints} LIMIT ${most}`;
}
