import type { Finding, FindingTable } from '../finding.ts';
import { canonicalJson } from '../hash/canonical-json.ts';
import { rowKey } from '../row-key.ts';
import { compareNumber } from './compare-number.ts';
import { DRIFT_CLASSES, type FindingDrift, type NumberDrift, worstClass } from './drift.ts';

const WORDING = ['title', 'questions', 'reason', 'denominatorLabel', 'method', 'source', 'limitations'] as const;

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
    compareNumber('value', before.value, after.value, unit, tolerance),
    compareNumber('numerator', before.numerator, after.numerator, 'count', tolerance),
    compareNumber('denominator', before.denominator, after.denominator, 'count', tolerance),
    compareNumber('low', before.interval?.low ?? null, after.interval?.low ?? null, unit, tolerance),
    compareNumber('high', before.interval?.high ?? null, after.interval?.high ?? null, unit, tolerance),
    compareNumber('level', before.interval?.level ?? null, after.interval?.level ?? null, 'score', tolerance),
    ...compareTables(before, after),
  ].filter((drift) => drift !== null);
  numbers.sort((a, b) => DRIFT_CLASSES.indexOf(b.class) - DRIFT_CLASSES.indexOf(a.class));
  return {
    id: before.id,
    title: before.title,
    class: worstClass(numbers.map((number) => number.class)),
    numbers,
    wording: [
      ...WORDING.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field])),
      ...(haveOtherLabels(before, after) ? ['labels'] : []),
    ],
  };
}

/** Of the columns that both tables have: is one headed by other words? A number under another's label is another statement. */
function haveOtherLabels(before: Finding, after: Finding): boolean {
  const now = new Map(after.table?.columns.map(({ name, label }) => [name, label]));
  return before.table?.columns.some(({ name, label }) => now.has(name) && now.get(name) !== label) ?? false;
}

function compareTables(before: Finding, after: Finding): NumberDrift[] {
  if (before.table === null && after.table === null) return [];
  const was = cellsOf(before.table);
  const is = cellsOf(after.table);
  const drifts: NumberDrift[] = [];
  for (const [part, cell] of was) {
    const now = is.get(part);
    if (now === undefined) drifts.push(oneSided(part, 'missing', String(cell.value ?? 'none'), 'missing'));
    else {
      const drift = compareNumber(part, cell.value, now.value, cell.unit, before.tolerance);
      if (drift !== null) drifts.push(drift);
      if (cell.unit !== now.unit) drifts.push({ ...oneSided(part, 'drifted', cell.unit, now.unit) });
    }
  }
  for (const [part, cell] of is) {
    if (!was.has(part)) drifts.push(oneSided(part, 'new', 'not stated', String(cell.value ?? 'none')));
  }
  return drifts;
}

function oneSided(part: string, kind: 'missing' | 'new' | 'drifted', before: string, after: string): NumberDrift {
  return { part, class: kind, before, after, absoluteDifference: null, relativeDifference: null };
}

function cellsOf(table: FindingTable | null) {
  const cells = new Map<string, { value: FindingTable['rows'][number][number]; unit: Finding['unit'] }>();
  for (const row of table?.rows ?? []) {
    const key = rowKey(table!.columns, row);
    for (const [index, column] of table!.columns.entries()) {
      if (column.key !== true) cells.set(`[${key}].${column.name}`, { value: row[index] ?? null, unit: column.unit });
    }
  }
  return cells;
}
