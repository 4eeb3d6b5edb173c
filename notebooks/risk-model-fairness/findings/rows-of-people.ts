import type { AuditedRows } from '@assay/fairness-metrics';
import { isComputed, type NotComputed } from '@assay/statistics';
import type { List } from '../lists.ts';
import type { People } from '../people.ts';

/** The rows of the file, with who is on this list. */
export function rowsOfList({ label, group, sex, person }: People, { listed, cells }: List): AuditedRows {
  return { columns: { attributes: { ethnicity: group, sex }, label, decision: listed }, cells, person };
}

/** The same where there is a list. */
export function rowsOfMaybeList(people: People, list: List | NotComputed): AuditedRows | NotComputed {
  return isComputed(list) ? rowsOfList(people, list) : list;
}
