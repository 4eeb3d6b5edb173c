import type { Finding, FindingTable, NamedPart, TableColumn } from '../finding/finding.ts';
import { rowKey } from '../finding/row-key.ts';
import { canonicalJson } from '../hash/canonical-json.ts';

const FIELDS = [
  'title',
  'questions',
  'reason',
  'denominatorLabel',
  'method',
  'source',
  'limitations',
  'people',
  'measure',
  'tolerance',
] as const;

/**
 * What two versions of a finding state otherwise, its numbers left aside: fields of its own, and `interval` (its method),
 * `labels`, `kinds`, `columns`, `totals` and `order` of its table. What a pack leaves out, or an older run does not have,
 * is no change.
 */
export function changedStatements(before: Finding, after: Finding): string[] {
  const differ = (was: unknown, is: unknown) =>
    was !== undefined && is !== undefined && canonicalJson(was) !== canonicalJson(is);
  const columns = columnPairs(before, after);
  const [was, is] = [before.table, after.table];
  return [
    ...FIELDS.filter((field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null)),
    ...(differ(before.interval?.method, after.interval?.method) ? ['interval'] : []),
    ...(columns.some(([one, other]) => one.label !== other.label) ? ['labels'] : []),
    ...(differ(before.kind, after.kind) || columns.some(([one, other]) => differ(one.kind, other.kind))
      ? ['kinds']
      : []),
    ...(haveOtherColumns(before, after) || columns.some(([one, other]) => differ(marks(one), marks(other)))
      ? ['columns']
      : []),
    ...(was !== null && is !== null && differ(was.totals ?? [], is.totals ?? []) ? ['totals'] : []),
    ...(was !== null && is !== null && haveOtherOrder(was, is) ? ['order'] : []),
  ];
}

type AnyColumn = TableColumn | NamedPart;

/** The columns and parts, by name, that both have: a number under another's label is another statement. */
function columnPairs(before: Finding, after: Finding): (readonly [AnyColumn, AnyColumn])[] {
  const columnsOf = ({ table, parts }: Finding): readonly AnyColumn[] => [
    ...(table?.columns ?? []),
    ...(table?.parts?.columns ?? []),
    ...(parts ?? []),
  ];
  const now = new Map(columnsOf(after).map((column) => [column.name, column]));
  return columnsOf(before).flatMap((column) => {
    const same = now.get(column.name);
    return same === undefined ? [] : [[column, same] as const];
  });
}

/** Whether another column is shown or stands behind the numbers, whatever rows there are: limits that came or went. */
function haveOtherColumns({ table: was }: Finding, { table: is }: Finding): boolean {
  const names = (columns: readonly TableColumn[]) => columns.map(({ name }) => name).join();
  if (was === null || is === null) return false;
  if (names(was.columns) !== names(is.columns)) return true;
  return was.parts !== undefined && is.parts !== undefined && names(was.parts.columns) !== names(is.parts.columns);
}

/** What a column says beyond its words, its kind and its numbers: whether it is of people, names the row, must not leave. */
function marks(column: AnyColumn): object {
  const { label: _label, kind: _kind, ...rest } = column;
  return 'value' in rest ? {} : rest;
}

/** Whether rows that both have stand in another order. */
function haveOtherOrder(was: FindingTable, is: FindingTable): boolean {
  const keys = ({ columns, rows }: FindingTable) => rows.map((row) => rowKey(columns, row));
  const [before, after] = [keys(was), keys(is)];
  const [known, now] = [new Set(before), new Set(after)];
  const stayed = before.filter((key) => now.has(key));
  return after.filter((key) => known.has(key)).some((key, index) => key !== stayed[index]);
}
