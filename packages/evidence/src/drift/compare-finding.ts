import { displayBound } from '../display/display-bound.ts';
import type { CellValue, Finding, FindingTable, TableColumn } from '../finding/finding.ts';
import { rowKey } from '../finding/row-key.ts';
import { changedStatements } from './changed-statements.ts';
import { compareNumber } from './compare-number.ts';
import { DRIFT_CLASSES, type FindingDrift, type NumberDrift, worstClass } from './drift.ts';

/** Compares every number of a finding with the same finding of another run; table cells are matched by the row's key and the column's name. */
export function compareFinding(before: Finding, after: Finding): FindingDrift {
  const { tolerance, unit } = before;
  const statement = (part: string, was: string, is: string): NumberDrift | null =>
    was === is
      ? null
      : { part, class: 'drifted', before: was, after: is, absoluteDifference: null, relativeDifference: null };
  const numbers = [
    statement('status', before.status, after.status),
    statement('unit', before.unit, after.unit),
    compareNumber('value', numberOrBound(before), numberOrBound(after), unit, tolerance),
    compareNumber('numerator', before.numerator, after.numerator, 'count', tolerance),
    compareNumber('denominator', before.denominator, after.denominator, 'count', tolerance),
    compareNumber('low', before.interval?.low ?? null, after.interval?.low ?? null, unit, tolerance),
    compareNumber('high', before.interval?.high ?? null, after.interval?.high ?? null, unit, tolerance),
    compareNumber('level', before.interval?.level ?? null, after.interval?.level ?? null, 'score', tolerance),
    ...compareParts(before, after),
    ...compareTables(before, after),
  ].filter((drift) => drift !== null);
  numbers.sort((a, b) => DRIFT_CLASSES.indexOf(b.class) - DRIFT_CLASSES.indexOf(a.class));
  return {
    id: before.id,
    title: before.title,
    class: worstClass(numbers.map((number) => number.class)),
    numbers,
    wording: changedStatements(before, after),
  };
}

/** A number, or the words of the bound that stands in its place. */
function numberOrBound({ value, interval, unit }: Finding): CellValue {
  return interval === null
    ? value
    : (displayBound(value, [interval.low, interval.high], unit, null, 'technical') ?? value);
}

/** The counts behind a single number; the gate protects it by them. */
function compareParts({ parts: was, tolerance }: Finding, { parts: is }: Finding): NumberDrift[] {
  if (was === undefined || is === undefined) return [];
  const known = new Set(was.map(({ name }) => name));
  return [
    ...was.flatMap(({ name, value }) => {
      const now = is.find((part) => part.name === name);
      if (now === undefined) return [oneSided(name, 'missing', String(value ?? 'no number'), 'missing')];
      return compareNumber(name, value, now.value, 'score', tolerance) ?? [];
    }),
    ...is.flatMap(({ name, value }) =>
      known.has(name) ? [] : [oneSided(name, 'new', 'not stated', String(value ?? 'no number'))],
    ),
  ];
}

function compareTables(before: Finding, after: Finding): NumberDrift[] {
  if (before.table === null && after.table === null) return [];
  const withParts = before.table?.parts !== undefined && after.table?.parts !== undefined;
  const was = cellsOf(before.table, withParts);
  const is = cellsOf(after.table, withParts);
  const drifts: NumberDrift[] = [];
  for (const [part, cell] of was) {
    const now = is.get(part);
    if (now === undefined) drifts.push(oneSided(part, 'missing', String(cell.value ?? 'no number'), 'missing'));
    else {
      const drift = compareNumber(part, cell.value, now.value, cell.unit, before.tolerance);
      if (drift !== null) drifts.push(drift);
      if (cell.unit !== now.unit) drifts.push({ ...oneSided(part, 'drifted', cell.unit, now.unit) });
    }
  }
  for (const [part, cell] of is) {
    if (!was.has(part)) drifts.push(oneSided(part, 'new', 'not stated', String(cell.value ?? 'no number')));
  }
  return drifts;
}

function oneSided(part: string, kind: 'missing' | 'new' | 'drifted', before: string, after: string): NumberDrift {
  return { part, class: kind, before, after, absoluteDifference: null, relativeDifference: null };
}

function cellsOf(table: FindingTable | null, withParts: boolean) {
  const cells = new Map<string, { value: FindingTable['rows'][number][number]; unit: Finding['unit'] }>();
  for (const [at, row] of (table?.rows ?? []).entries()) {
    const key = rowKey(table!.columns, row);
    const add = (columns: FindingTable['columns'], values: FindingTable['rows'][number]) => {
      for (const [index, column] of columns.entries()) {
        if (column.key === true) continue;
        const value = boundIn(columns, values, column) ?? values[index] ?? null;
        cells.set(`[${key}].${column.name}`, { value, unit: column.unit });
      }
    };
    add(table!.columns, row);
    if (withParts) add(table!.parts!.columns, table!.parts!.rows[at]!);
  }
  return cells;
}

/** The words of the bound that stands in place of a column's number; `null` where it has one. */
function boundIn(
  columns: readonly TableColumn[],
  values: readonly CellValue[],
  { name, unit }: TableColumn,
): string | null {
  const at = (is: (column: TableColumn) => boolean): CellValue => values[columns.findIndex(is)] ?? null;
  const limit = (end: 'low' | 'high') =>
    at(({ kind }) => kind?.kind === 'limit' && kind.of === name && kind.end === end);
  return displayBound(
    at((each) => each.name === name),
    [limit('low'), limit('high')],
    unit,
    null,
    'technical',
  );
}
