import { blankGroup, InputError } from '@assay/statistics';
import { isReasonForNone } from '../code-list/broad-ethnicity.ts';
import { codeOf } from '../code-list/code-list.ts';
import { codeList } from '../code-list/code-lists.ts';
import { nearestText } from '../schema/nearest-text.ts';
import type { Field, TableSchema } from '../schema/table-schema.ts';
import { checkedTable } from '../table/checked-table.ts';
import { hasColumn, textColumn } from '../table/column-of.ts';
import { dictionaryLength } from '../table/held-texts.ts';
import type { Column, Table } from '../table/table.ts';
import { defaultDates, wrongDates } from './date-findings.ts';
import { missingAt, rowsByCode } from './missing-rows.ts';
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
  const fields = schema.fields.filter(({ name }) => hasColumn(table, name));
  const columnOf = (field: Field) => table.columns[field.name]!;
  const groupFields =
    options.groupFields ??
    fields
      .filter((field) => field.role === 'protected-characteristic' && columnOf(field).kind === 'text')
      .map(({ name }) => name);
  const dates = fields.flatMap(({ name }) => {
    const column = table.columns[name]!;
    return column.kind === 'date' ? [{ name, column }] : [];
  });
  return {
    rows: table.rowCount,
    fields: fields.map((field) => fieldProfile(field, columnOf(field), table.rowCount)),
    missingByGroup: groupFields.flatMap((group) => missingByGroup(table, fields, group)),
    outsideCodeLists: fields.flatMap((field) => outsideCodeList(field, columnOf(field))),
    duplicateKeys: fields.flatMap((field) => duplicateKey(field, columnOf(field))),
    wrongDates: dates.flatMap(({ name, column }) => wrongDates(name, column, options.today)),
    defaultDates: dates.flatMap(({ name, column }) => defaultDates(name, column)),
  };
}

function fieldProfile({ name, type, role }: Field, column: Column, rows: number): FieldProfile {
  const isMissing = missingAt(column);
  let missing = 0;
  for (let row = 0; row < rows; row++) if (isMissing(row)) missing++;
  const missingShare = rows === 0 ? null : missing / rows;
  return { field: name, type, role, rows, missing, missingShare, distinct: distinctValues(column) };
}

function distinctValues(column: Column): number {
  if (column.kind === 'text') return distinctCodes(column.codes, dictionaryLength(column));
  if (column.kind === 'date') return distinctCodes(column.recorded.codes, column.recorded.values.length);
  const sorted = inOrder(column.kind === 'number' ? column.values : column.milliseconds);
  let distinct = 0;
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

/** A table in order of values has its codes in order of appearance: then one look at each row tells, and no count is kept. */
function distinctCodes(codes: Int32Array, values: number): number {
  let seen = 0;
  for (const code of codes) {
    if (code > seen) return countPositive(rowsByCode(codes, values));
    if (code === seen) seen++;
  }
  return seen;
}

function countPositive(counts: Int32Array): number {
  let positive = 0;
  for (const count of counts) if (count > 0) positive++;
  return positive;
}

function missingByGroup(table: Table, fields: readonly Field[], groupField: string): MissingInGroup[] {
  const { codes, values } = textColumn(table, groupField);
  const labels = [...values, blankGroup(values)];
  const groupOf = (row: number) => (codes[row]! < 0 ? values.length : codes[row]!);
  const rows = new Int32Array(labels.length);
  for (let row = 0; row < table.rowCount; row++) rows[groupOf(row)]!++;
  return fields
    .filter(({ name }) => name !== groupField)
    .flatMap(({ name }) => {
      const isMissing = missingAt(table.columns[name]!);
      const missing = new Int32Array(labels.length);
      for (let row = 0; row < table.rowCount; row++) if (isMissing(row)) missing[groupOf(row)]!++;
      return labels.flatMap((group, at) =>
        rows[at] === 0
          ? []
          : [
              {
                field: name,
                groupField,
                group,
                rows: rows[at]!,
                missing: missing[at]!,
                missingShare: missing[at]! / rows[at]!,
              },
            ],
      );
    });
}

function outsideCodeList(field: Field, column: Column): OutsideCodeList[] {
  if (field.codeList === undefined || column.kind !== 'text') return [];
  const list = codeList(field.codeList);
  const wordings = list.entries.flatMap(({ code, label, aliases = [] }) =>
    [code, label, ...aliases].map((wording) => ({ code, wording })),
  );
  const rows = rowsByCode(column.codes, column.values.length);
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

function duplicateKey(field: Field, column: Column): DuplicateKey[] {
  if (field.role !== 'identifier' || column.kind !== 'text') return [];
  const repeated = rowsByCode(column.codes, dictionaryLength(column)).filter((rows) => rows > 1);
  if (repeated.length === 0) return [];
  return [
    {
      field: field.name,
      repeatedValues: repeated.length,
      rows: repeated.reduce((sum, rows) => sum + rows, 0),
      mostRows: repeated.reduce((most, rows) => Math.max(most, rows), 0),
    },
  ];
}
