import { createHash } from 'node:crypto';
import type { Table } from '@assay/dataset';

/** SHA-256 (first 16 hex digits) of every column's name and content. */
export function tableDigest(table: Table): string {
  const hash = createHash('sha256');
  for (const [name, column] of Object.entries(table.columns)) {
    hash.update(name);
    if (column.kind === 'number') hash.update(column.values);
    else if (column.kind === 'time') hash.update(column.milliseconds);
    else {
      const text = column.kind === 'date' ? column.recorded : column;
      if (column.kind === 'date') hash.update(column.days);
      hash.update(text.codes).update(text.values.join('\n'));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
