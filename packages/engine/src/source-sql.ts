import { InputError } from '@assay/statistics';
import type { TableName } from './engine.ts';

/** What a statement selects from: the table by its quoted name, or one SELECT in brackets. */
export function sourceSql(name: TableName, quote: (name: string) => string): string {
  if ('table' in name) return `${name.table.split('.').map(quote).join('.')} AS t`;
  const query = name.query.trim().replace(/;\s*$/, '');
  if (!/^(select|with)\b/i.test(query) || query.includes(';')) {
    throw new InputError(`the query of the entry is no single SELECT: ${query.slice(0, 60)}… Write one, without ";".`);
  }
  return `(${query}\n) AS t`;
}
