import { InputError, isComputed } from '@assay/statistics';
import type { CellValue, Finding, FindingDraft, FindingTable, TableColumn, Unit } from '../finding/finding.ts';
import { isStated } from '../finding/is-stated.ts';
import { rowKey } from '../finding/row-key.ts';
import { isCountedWord } from './counted.ts';
import { isDerived, type Kind, type PartRef, partsNamed } from './kind.ts';
import { remake } from './remake.ts';
import { remakeTable } from './remake-finding.ts';

const UNITS: Partial<Record<Kind['kind'], readonly Unit[]>> = {
  text: ['text'],
  count: ['count'],
  share: ['proportion'],
  difference: ['percentage-points'],
};

/** What a number may be made of: what stands by itself. A share of shares would have two ways to be made again. */
const MAY_BE_PART: readonly Kind['kind'][] = ['count', 'magnitude', 'estimate', 'constant'];

interface Named {
  readonly name: string;
  readonly unit: Unit | null;
  readonly kind?: Kind;
  readonly isShown: boolean;
}

/**
 * Everything wrong with how a draft says its numbers are made: a part that is not there, a count of what no list knows,
 * a unit that does not fit. Empty for a draft without kinds, as those stored before there were any.
 */
export function kindProblems(draft: FindingDraft): string[] {
  const problems = draft.table === undefined ? numberKindProblems(draft) : tableKindProblems(draft.table);
  if (problems.length > 0) return problems;
  try {
    return draft.table === undefined ? numberMadeProblems(draft) : tableMadeProblems(draft.table);
  } catch (cause) {
    if (cause instanceof InputError) return [cause.message];
    throw cause;
  }
}

function numberKindProblems(draft: FindingDraft): string[] {
  const parts = (draft.parts ?? []).map(({ name, kind }): Named => ({ name, kind, unit: null, isShown: false }));
  const problems = [
    ...repeatedNames(parts),
    ...(draft.parts?.flatMap((part) => valueProblems(part.name, part.value)) ?? []),
  ];
  for (const part of parts) problems.push(...partProblems(part, parts, null));
  const hasRange = draft.interval !== undefined && 'low' in draft.interval;
  if (draft.kind === undefined && draft.notComputed !== undefined && hasRange)
    problems.push('an interval without a number does not say how it is made');
  if (draft.kind === undefined || (draft.notComputed !== undefined && !hasRange)) return problems;
  if (['key', 'limit'].includes(draft.kind.kind)) problems.push(`a single number cannot be of kind ${draft.kind.kind}`);
  else
    problems.push(...partProblems({ name: 'value', unit: draft.unit, kind: draft.kind, isShown: true }, parts, null));
  return problems;
}

function tableKindProblems(table: FindingTable): string[] {
  const { columns, parts, rows } = table;
  const shown = columns.map((column): Named => ({ ...column, isShown: true }));
  const behind = (parts?.columns ?? []).map((column): Named => ({ ...column, isShown: false }));
  const all = [...shown, ...behind];
  if (all.every(({ kind }) => kind === undefined)) return [];
  const problems = repeatedNames(all);
  const keys = new Set(rows.map((row) => rowKey(columns, row)));
  for (const column of all) problems.push(...partProblems(column, all, keys));
  for (const { name, kind, key } of columns) {
    if (kind !== undefined && (kind.kind === 'key') !== (key === true)) {
      problems.push(`the column "${name}" is a key by its ${key === true ? 'mark' : 'kind'} alone`);
    }
  }
  if (parts === undefined) return problems;
  if (parts.rows.length !== rows.length) {
    problems.push(`the table has ${rows.length} rows and its parts ${parts.rows.length}`);
  }
  for (const row of parts.rows) {
    if (row.length !== parts.columns.length) {
      problems.push(`a row of the table's parts has ${row.length} values for ${parts.columns.length} columns`);
      break;
    }
    const wrong = parts.columns.flatMap(({ name }, index) => valueProblems(name, row[index]!));
    if (wrong.length > 0) {
      problems.push(wrong[0]!);
      break;
    }
  }
  return problems;
}

function partProblems(named: Named, all: readonly Named[], keys: ReadonlySet<string> | null): string[] {
  const { name, kind, unit } = named;
  if (kind === undefined) return [`"${name}" does not say how it is made, and others do`];
  const problems: string[] = [];
  if (!named.isShown && !MAY_BE_PART.includes(kind.kind)) problems.push(`the part "${name}" is of kind ${kind.kind}`);
  if (kind.kind === 'count' && !isCountedWord(kind.counts)) {
    problems.push(`"${name}" counts ${JSON.stringify(kind.counts)}, which the list of what may be counted lacks`);
  }
  if (kind.kind === 'constant' && kind.of.trim() === '') problems.push(`the constant "${name}" does not say what of`);
  const units = unit === null ? undefined : UNITS[kind.kind];
  if (units !== undefined && !units.includes(unit!)) problems.push(`"${name}" is a ${kind.kind} in the unit ${unit}`);
  if ('designEffect' in kind && !['wilson', 'garwood'].includes(String(kind.interval))) {
    problems.push(`"${name}" has a design effect, which its interval ${kind.interval} does not take`);
  }
  for (const part of partsNamed(kind)) problems.push(...referenceProblems(named, kind, part, all, keys));
  return problems;
}

function referenceProblems(
  { name, unit }: Named,
  kind: Kind,
  part: PartRef,
  all: readonly Named[],
  keys: ReadonlySet<string> | null,
): string[] {
  const column = typeof part === 'string' ? part : part.column;
  const found = all.find((each) => each.name === column);
  if (found === undefined) return [`"${name}" is made of "${column}", which is not there`];
  if (typeof part !== 'string' && keys?.has(part.row) !== true) {
    return [`"${name}" is made of the row "${part.row}", which is not there`];
  }
  if (kind.kind === 'limit') {
    return found.unit === unit ? [] : [`the limit "${name}" is in ${unit}, and "${column}" in ${found.unit}`];
  }
  return found.kind === undefined || MAY_BE_PART.includes(found.kind.kind)
    ? []
    : [`"${name}" is made of "${column}", which is of kind ${found.kind.kind}`];
}

/** How far a number may lie from what its counts give: two ways to write one sum. */
const ROUND_OFF = 1e-12;

function numberMadeProblems({ kind, parts = [], value, notComputed, interval }: FindingDraft): string[] {
  const range = interval !== undefined && 'low' in interval ? interval : null;
  if (kind === undefined || (notComputed !== undefined && range === null)) return [];
  if (!isDerived(kind))
    return notComputed === undefined ? [] : [`an interval without a number is of kind ${kind.kind}`];
  const made = remake(kind, (part) => {
    const number = parts.find(({ name }) => name === part)?.value;
    return typeof number === 'number' ? number : null;
  });
  if (notComputed !== undefined && range !== null) {
    const low = isComputed(made) ? null : (made.interval?.low ?? null);
    return isAlike(range.low, low) && range.high === null
      ? []
      : [`no number, at least ${range.low}, and its counts give ${low ?? 'no such limit'}`];
  }
  if (!isComputed(made)) return [`the value is ${value}, and its counts give none: ${made.reason}`];
  return isAlike(value ?? null, made.value) ? [] : [`the value is ${value}, and its counts give ${made.value}`];
}

function tableMadeProblems(table: FindingTable): string[] {
  if (table.rows.some((row) => row.length !== table.columns.length)) return [];
  const made = remakeTable(table);
  for (const [index, row] of table.rows.entries()) {
    const at = row.findIndex((value, position) => !isAlike(value, made.rows[index]![position]!));
    if (at < 0) continue;
    const { name } = table.columns[at]!;
    return [`"${name}" in row ${index + 1} of the table is ${row[at]}, and its counts give ${made.rows[index]![at]}`];
  }
  return [];
}

function isAlike(stated: CellValue, made: CellValue): boolean {
  if (typeof stated !== 'number' || typeof made !== 'number') return stated === made;
  return Math.abs(stated - made) <= ROUND_OFF * Math.max(1, Math.abs(made));
}

function repeatedNames(all: readonly Named[]): string[] {
  const names = all.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined ? [] : [`two numbers are named "${repeated}"`];
}

/** What is counted behind a number is a number, or there is none. */
function valueProblems(name: string, value: CellValue): string[] {
  if (typeof value === 'string') return [`the part "${name}" is the text ${JSON.stringify(value)}, a number is needed`];
  return typeof value === 'number' && !Number.isFinite(value)
    ? [`the part "${name}" is ${value}, use null where there is no number`]
    : [];
}

/**
 * Which numbers of a finding do not say how they are made? Names of columns, or `value`. Such a finding was stored
 * before kinds, and nothing can make it again from protected counts.
 *
 * @example
 * numbersWithoutKind(stated) // ['value']
 */
export function numbersWithoutKind(
  finding: Pick<Finding, 'table' | 'value' | 'kind' | 'status'> & Partial<Pick<Finding, 'interval'>>,
): readonly string[] {
  const without = (column: TableColumn): boolean => column.kind === undefined;
  if (!isStated({ interval: null, ...finding })) return [];
  if (finding.table === null) return finding.kind === undefined ? ['value'] : [];
  return [...finding.table.columns, ...(finding.table.parts?.columns ?? [])].filter(without).map(({ name }) => name);
}
