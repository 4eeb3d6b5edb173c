import { InputError } from '@assay/statistics';
import type { Relation } from '../format/file-relation.ts';
import { lookAtColumns } from '../profile/look-at-columns.ts';
import type { OpenDatabase } from '../query/locked-database.ts';
import { type ColumnMatch, matchColumns } from './match-columns.ts';
import type { TableSchema } from './table-schema.ts';

/** Matches columns; where one is missing, a few rows are looked at, so that what is suggested could be it. */
export async function matchOrSuggest(
  open: OpenDatabase,
  relation: Relation,
  schema: TableSchema,
  mapping: Readonly<Record<string, string>>,
): Promise<ColumnMatch[]> {
  try {
    return matchColumns(schema, relation.columns, mapping);
  } catch (cause) {
    if (!(cause instanceof InputError) || !cause.message.startsWith('no column ')) throw cause;
    const looks = await lookAtColumns(await open(), relation);
    if (looks === null) throw cause;
    return matchColumns(schema, relation.columns, mapping, looks);
  }
}
