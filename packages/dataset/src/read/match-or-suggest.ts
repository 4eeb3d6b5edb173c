import { InputError } from '@assay/statistics';
import { type ColumnMatch, matchColumns } from '../schema/match-columns.ts';
import type { TableSchema } from '../schema/table-schema.ts';
import type { Relation } from './file-relation.ts';
import type { OpenDatabase } from './locked-database.ts';
import { lookAtColumns } from './look-at-columns.ts';

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
    if (!(cause instanceof InputError) || !cause.message.startsWith('no column for the required')) throw cause;
    const looks = await lookAtColumns(await open(), relation);
    if (looks === null) throw cause;
    return matchColumns(schema, relation.columns, mapping, looks);
  }
}
