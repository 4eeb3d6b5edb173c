import { blankGroup, InputError } from '@assay/statistics';
import { isReasonForNone } from '../code-list/broad-ethnicity.ts';
import { codeOf } from '../code-list/code-list.ts';
import { codeList } from '../code-list/code-lists.ts';
import { nearestText } from '../schema/nearest-text.ts';
import type { Field, TableSchema } from '../schema/table-schema.ts';
import { checkedTable } from '../table/checked-table.ts';
import { hasColumn, textColumn } from '../table/column-of.ts';
import type { Column, Table } from '../table/table.ts';
import { dayOfValues, defaultDates, wrongDates } from './date-findings.ts';
import { missingAt, rowsOfValues } from './missing-rows.ts';
import type { DuplicateKey, FieldProfile, MissingInGroup, OutsideCodeList, TableProfile } from './table-profile.ts';

export interface ProfileOptions {
  /** Day of the extract, in days since 1970-01-01: dates after it are wrong. */
  readonly today: number;
  /** Fields whose groups the missing values are counted in; every protected characteristic by default. */
  readonly groupFields?: readonly string[];
}

/**
 * Can these data bear the question? Counts what is missing, for whom it is missing, what no code list has, which
 * identifiers repeat, which dates cannot be, lie in the future or look like a default. Nothing is corrected.
 *
 * A missing group is a group, called "Missing". Identifiers are counted and never returned.
 *
 * @throws InputError where a group field is no text column of the table, today is no whole number, or a column has more or
 * fewer values than the table has rows.
 *
 * @example
 * profileTable(people, peopleSchema, { today: dayNumber(2025, 3, 31) }).fields[1] // { missing: 1, distinct: 2 }
 */
export function profileTable(table: Table, schema: TableSchema, options: ProfileOptions): TableProfile {
  if (!Number.isInteger(options.today)) {
    throw new InputError(
      `today must be a whole number of days since 1970-01-01: ${options.today}. Pass dayNumber(2025, 3, 31).`,
    );
  }
  checkedTable(table);
  const counted = schema.fields.filter(({ name }) => hasColumn(table, name)).map((field) => countedField(field, table));
  const groupFields =
    options.groupFields ??
    counted
      .filter(({ field, column }) => field.role === 'protected-characteristic' && column.kind === 'text')
      .map(({ field }) => field.name);
  const dates = counted.flatMap(({ field: { name }, column, rowsOfCode }) =>
    column.kind === 'date'
      ? [{ name, dates: { recorded: column.recorded, rowsOfCode, days: dayOfValues(column) } }]
      : [],
  );
  return {
    rows: table.rowCount,
    fields: counted.map((each) => fieldProfile(each, table.rowCount)),
    missingByGroup: missingByGroup(table, counted, groupFields),
    outsideCodeLists: counted.flatMap(outsideCodeList),
    duplicateKeys: counted.flatMap(duplicateKey),
    wrongDates: dates.flatMap(({ name, dates }) => wrongDates(name, dates, options.today)),
    defaultDates: dates.flatMap(({ name, dates }) => defaultDates(name, dates)),
  };
}

/** What is counted of a field once, for all that is told of it. */
interface CountedField {
  readonly field: Field;
  readonly column: Column;
  /** Rows of each value of a dictionary; none of numbers and moments. */
  readonly rowsOfCode: Int32Array;
  readonly missing: number;
}

function countedField(field: Field, { rowCount, columns }: Table): CountedField {
  const column = columns[field.name]!;
  if (column.kind === 'text' || column.kind === 'date') {
    const rowsOfCode = rowsOfValues(column.kind === 'text' ? column : column.recorded);
    let missing = rowCount;
    for (const rows of rowsOfCode) missing -= rows;
    return { field, column, rowsOfCode, missing };
  }
  const isMissing = missingAt(column);
  let missing = 0;
  for (let row = 0; row < rowCount; row++) if (isMissing(row)) missing++;
  return { field, column, rowsOfCode: new Int32Array(0), missing };
}

function fieldProfile(counted: CountedField, rows: number): FieldProfile {
  const { name, type, role } = counted.field;
  const { missing } = counted;
  const missingShare = rows === 0 ? null : missing / rows;
  return { field: name, type, role, rows, missing, missingShare, distinct: distinctValues(counted) };
}

function distinctValues({ column, rowsOfCode }: CountedField): number {
  let distinct = 0;
  if (column.kind === 'text' || column.kind === 'date') {
    for (const rows of rowsOfCode) if (rows > 0) distinct++;
    return distinct;
  }
  const sorted = inOrder(column.kind === 'number' ? column.values : column.milliseconds);
  for (let at = 0; at < sorted.length && !Number.isNaN(sorted[at]); at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) distinct++;
  }
  return distinct;
}

/** The numbers upwards, `NaN` last: themselves where they stand so, as the times of a register kept by date do. */
function inOrder(values: Float64Array): Float64Array {
  for (let at = 1; at < values.length; at++) {
    if (!(values[at - 1]! <= values[at]! || Number.isNaN(values[at]))) return Float64Array.from(values).sort();
  }
  return values;
}

function missingByGroup(
  table: Table,
  fields: readonly CountedField[],
  groupFields: readonly string[],
): readonly MissingInGroup[] {
  const groups = groupFields.map((groupField) => {
    const { codes, values } = textColumn(table, groupField);
    return { groupField, codes, labels: [...values, blankGroup(values)] };
  });
  const all = groups.map(({ codes, labels }) => rowsOfGroups(codes, labels.length, null));
  // By field, since the rows that lack it are looked for once, whatever the groups.
  const missingOf = fields.map((field) => {
    const rows = missingRows(field, table.rowCount);
    return groups.map(({ codes, labels }) => rowsOfGroups(codes, labels.length, rows));
  });
  return groups.flatMap(({ groupField, labels }, by) =>
    fields.flatMap(({ field: { name } }, at) =>
      name === groupField
        ? []
        : labels.flatMap((group, code) => {
            const [rows, missing] = [all[by]![code]!, missingOf[at]![by]![code]!];
            return rows === 0 ? [] : [{ field: name, groupField, group, rows, missing, missingShare: missing / rows }];
          }),
    ),
  );
}

function missingRows({ column, missing }: CountedField, rowCount: number): Int32Array {
  const rows = new Int32Array(missing);
  if (missing === 0) return rows;
  const isMissing = missingAt(column);
  for (let row = 0, at = 0; row < rowCount; row++) if (isMissing(row)) rows[at++] = row;
  return rows;
}

/** Rows of each group, those of no group last; of some rows, or of all. */
function rowsOfGroups(codes: Int32Array, groups: number, rows: Int32Array | null): Int32Array {
  const counts = new Int32Array(groups);
  const count = rows?.length ?? codes.length;
  for (let at = 0; at < count; at++) {
    const code = codes[rows === null ? at : rows[at]!]!;
    counts[code < 0 ? groups - 1 : code]!++;
  }
  return counts;
}

function outsideCodeList({ field, column, rowsOfCode: rows }: CountedField): OutsideCodeList[] {
  if (field.codeList === undefined || column.kind !== 'text') return [];
  const list = codeList(field.codeList);
  const wordings = list.entries.flatMap(({ code, label, aliases = [] }) =>
    [code, label, ...aliases].map((wording) => ({ code, wording })),
  );
  return column.values
    .flatMap((value, code) => {
      if (rows[code] === 0 || codeOf(list, value) !== undefined) return [];
      if (/ethnic/.test(list.name) && isReasonForNone(value)) return [];
      const wording = nearestText(
        value,
        wordings.map((each) => each.wording),
      );
      const nearest = wordings.find((each) => each.wording === wording)?.code ?? null;
      return [{ field: field.name, codeList: list.name, value, rows: rows[code]!, nearest }];
    })
    .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
}

function duplicateKey({ field, column, rowsOfCode }: CountedField): DuplicateKey[] {
  if (field.role !== 'identifier' || column.kind !== 'text') return [];
  let [repeatedValues, rows, mostRows] = [0, 0, 0];
  for (const each of rowsOfCode) {
    if (each < 2) continue;
    repeatedValues++;
    rows += each;
    mostRows = Math.max(mostRows, each);
  }
  return repeatedValues === 0 ? [] : [{ field: field.name, repeatedValues, rows, mostRows }];
}
