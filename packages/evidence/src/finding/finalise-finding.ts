import { InputError } from '@assay/statistics';
import { kindProblems } from '../kind/kind-problems.ts';
import type { CellValue, Finding, FindingDraft, FindingTable, TableColumn } from './finding.ts';
import { rowKey } from './row-key.ts';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const COLUMN = /^[A-Za-z][A-Za-z0-9_-]*$/;
const EXACT = { kind: 'exact', absolute: 0, relative: 0 } as const;

/**
 * A finding ready to be stored: the draft's numbers, the defaults, and the cell that stated it. An interval that was
 * not computed becomes a limitation.
 *
 * @throws InputError with every problem of the draft at once: see {@link findingProblems}.
 *
 * @example
 * finding(draft, { cell: 'sweep', file: 'notebook.ts' }).disclosure.status // 'not-reviewed'
 */
export function finding(draft: FindingDraft, source: { readonly cell: string; readonly file: string }): Finding {
  const problems = findingProblems(draft);
  if (problems.length > 0) {
    throw new InputError(`finding ${JSON.stringify(draft.id)} of cell ${source.cell}: ${problems.join('; ')}.`);
  }
  const interval = draft.interval !== undefined && !('status' in draft.interval) ? draft.interval : null;
  return {
    id: draft.id,
    title: draft.title,
    questions: [...draft.questions],
    status: draft.notComputed === undefined ? 'computed' : 'not-computed',
    reason: draft.notComputed?.reason ?? null,
    value: draft.value ?? null,
    table: draft.table ?? null,
    unit: draft.unit,
    ...(draft.kind === undefined ? {} : { kind: draft.kind }),
    ...(draft.parts === undefined ? {} : { parts: draft.parts }),
    numerator: draft.numerator ?? null,
    denominator: draft.denominator ?? null,
    denominatorLabel: draft.denominatorLabel ?? null,
    people: draft.people ?? false,
    ...(draft.measure === undefined ? {} : { measure: draft.measure }),
    interval,
    tolerance: draft.tolerance ?? EXACT,
    disclosure: { status: 'not-reviewed', rule: '' },
    ...(draft.fault === undefined ? {} : { fault: draft.fault }),
    method: draft.method,
    source,
    limitations: [...(draft.limitations ?? []), ...missingIntervalReason(draft)],
  };
}

function missingIntervalReason(draft: FindingDraft): readonly string[] {
  return draft.interval !== undefined && 'status' in draft.interval
    ? [`No interval: ${draft.interval.reason}.`.replace(/\.\.$/, '.')]
    : [];
}

/**
 * Everything wrong with a draft, in words; empty where it can be stored: a value that is not finite, a proportion's
 * numerator above its denominator, an interval that runs backwards, a table whose rows are not as wide as its columns
 * or share a key.
 *
 * @example
 * findingProblems({ ...draft, title: '' }) // ['the title is empty']
 */
export function findingProblems(draft: FindingDraft): string[] {
  const problems: string[] = [];
  if (typeof draft.id !== 'string' || !ID.test(draft.id)) {
    problems.push(`the id ${JSON.stringify(draft.id)} must be dotted lower case such as "tolerance.false-pairs"`);
  }
  if (typeof draft.title !== 'string' || draft.title.trim() === '') problems.push('the title is empty');
  if (!draft.method?.name || !draft.method.source) problems.push('the method needs a name and a source');
  const given = [draft.value, draft.table, draft.notComputed].filter((part) => part !== undefined && part !== null);
  if (given.length !== 1) problems.push(`one of value, table and notComputed is needed, and ${given.length} are given`);
  for (const [name, number] of [
    ['value', draft.value],
    ['numerator', draft.numerator],
    ['denominator', draft.denominator],
    ['tolerance.absolute', draft.tolerance?.absolute],
    ['tolerance.relative', draft.tolerance?.relative],
  ] as const) {
    if (typeof number === 'number' && !Number.isFinite(number)) {
      problems.push(`${name} is ${number}, use notComputed with its reason`);
    }
  }
  const { numerator, denominator, unit } = draft;
  if (denominator !== undefined && denominator < 0) problems.push(`the denominator is negative: ${denominator}`);
  if (unit === 'proportion' && numerator !== undefined && denominator !== undefined && numerator > denominator) {
    problems.push(`the numerator ${numerator} is above the denominator ${denominator}`);
  }
  problems.push(...intervalProblems(draft));
  if (draft.table !== undefined) problems.push(...findingTableProblems(draft.table));
  problems.push(...kindProblems(draft));
  return problems;
}

function intervalProblems({ interval }: FindingDraft): string[] {
  if (interval === undefined || 'status' in interval) return [];
  const { low, high, level } = interval;
  const problems: string[] = [];
  if (!Number.isFinite(low) || (high !== null && !Number.isFinite(high))) {
    return [`the interval runs from ${low} to ${high}, use notComputed with its reason`];
  }
  if (high !== null && low > high) problems.push(`the interval runs backwards: ${low} to ${high}`);
  if (!(level > 0 && level < 1)) problems.push(`the level of the interval is ${level}, between 0 and 1 is needed`);
  return problems;
}

function findingTableProblems({ columns, rows }: FindingTable): string[] {
  const problems: string[] = [];
  const names = columns.map((column) => column.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) problems.push(`the table has two columns "${repeated}"`);
  for (const column of columns) problems.push(...columnProblems(column, names));
  const keyPositions = columns.flatMap((column, index) => (column.key === true ? [index] : []));
  if (columns.length > 0 && keyPositions.length === 0) problems.push('the table has no key column');
  const keys = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (row.length !== columns.length) {
      problems.push(`row ${index + 1} of the table has ${row.length} values for ${columns.length} columns`);
      break;
    }
    const bad = row.findIndex((value) => !isCellValue(value));
    if (bad >= 0) {
      problems.push(
        `"${names[bad]}" in row ${index + 1} of the table is ${String(row[bad])}, use null where there is no number`,
      );
      break;
    }
    const key = rowKey(columns, row);
    if (keys.has(key)) {
      problems.push(`two rows of the table have the key ${key}: rows ${keys.get(key)} and ${index + 1}`);
      break;
    }
    keys.set(key, index + 1);
  }
  return problems;
}

function columnProblems(column: TableColumn, names: readonly string[]): string[] {
  const problems: string[] = [];
  if (!COLUMN.test(column.name)) problems.push(`the column name ${JSON.stringify(column.name)} must be one word`);
  if (!column.label) problems.push(`the column "${column.name}" has no label`);
  for (const link of [column.numerator, column.denominator]) {
    if (link !== undefined && !names.includes(link)) {
      problems.push(`the column "${column.name}" is made of "${link}", which the table does not have`);
    }
  }
  return problems;
}

function isCellValue(value: CellValue | undefined): boolean {
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
