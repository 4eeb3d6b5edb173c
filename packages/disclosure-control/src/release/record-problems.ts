import { type Finding, type FindingTable, isStated, rowKey, type TableColumn } from '@assay/evidence';
import { localCellId } from '../cells/cell-id.ts';
import { countsPeopleColumn, countsPeopleNumber } from '../cells/counts-people.ts';
import { largestHidden } from '../policy/largest-hidden.ts';
import type { DisclosureRecord } from './record.ts';
import { roundCount } from './round-count.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

/** A problem with the place that it is at. */
export interface RecordProblem {
  readonly where: 'findings' | 'record';
  readonly problem: string;
}

/**
 * Did these findings leave by the rules that their record states? A count that its rules would have held back or
 * rounded, a number where the record holds one back, a mark that it knows nothing of, a total that is not its rows', an
 * exception that nobody gave. What left by an exception is as it was.
 *
 * @example
 * const record = { schema: 'assay/disclosure/2', policy: defaultPolicy, largestHidden: 11, decisions: [] };
 * recordProblems([], { ...record, exceptions: [], hiddenCells: [], shownCells: {}, population: [] }) // []
 */
export function recordProblems(findings: readonly Finding[], record: DisclosureRecord): readonly RecordProblem[] {
  const inRecord = (problem: string): RecordProblem => ({ where: 'record', problem });
  if (record.schema !== 'assay/disclosure/2') return [];
  const problems: RecordProblem[] = [];
  const { policy, decisions, exceptions } = record;
  if (record.largestHidden !== largestHidden(policy)) {
    problems.push(
      inRecord(`holds back counts up to ${record.largestHidden}; its policy, up to ${largestHidden(policy)}`),
    );
  }
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  for (const { finding } of exceptions) {
    if (byId.get(finding)?.disclosure.status !== 'excepted')
      problems.push(inRecord(`excepts ${finding}, which did not leave by an exception`));
  }
  for (const { finding, status } of decisions) {
    if (!byId.has(finding)) problems.push(inRecord(`decides on ${finding}, which is no finding`));
    else if (status === 'refused' && byId.get(finding)!.disclosure.status !== 'refused')
      problems.push(inRecord(`refuses ${finding}, which left`));
  }
  const hidden = new Set(record.hiddenCells);
  for (const finding of findings) {
    for (const problem of findingProblems(finding, record, hidden)) {
      problems.push({ where: 'findings', problem: `${finding.id}: ${problem}` });
    }
  }
  return problems;
}

function findingProblems(finding: Finding, record: DisclosureRecord, hidden: ReadonlySet<string>): string[] {
  const { id, disclosure, table, value } = finding;
  const decided = (word: string) => record.decisions.some((each) => each.finding === id && each.status === word);
  if (disclosure.status === 'refused') return decided('refused') ? [] : ['is refused, and the record does not say so'];
  if (disclosure.status === 'excepted')
    return decided('excepted') ? totalProblems(table, 0) : ['left by an exception that the record does not name'];
  if (!isStated(finding)) return [];
  if (disclosure.status === 'not-reviewed') return ['did not pass the gate'];
  const isMarked = table === null ? value === SUPPRESSED && finding.unit !== 'text' : hasMarkedNumber(table);
  const problems =
    isMarked && disclosure.status !== 'suppressed' ? [`holds a number back and is ${disclosure.status}`] : [];
  const check = (place: string, shown: unknown, name: string): void => {
    const isHeld = hidden.has(place);
    if (isHeld !== (shown === SUPPRESSED) && (typeof shown === 'number' || shown === SUPPRESSED)) {
      problems.push(
        isHeld
          ? `${name} is ${shown}, which the record holds back`
          : `${name} is held back, of which the record says nothing`,
      );
    } else if (typeof shown === 'number' && record.shownCells[place] === undefined) {
      const why = unruly(shown, record);
      if (why !== null) problems.push(`${name} is ${shown}, ${why}`);
    } else if (typeof shown === 'number' && record.shownCells[place] !== shown) {
      problems.push(`${name} is ${shown}, and was kept at ${record.shownCells[place]}`);
    }
  };
  if (table === null) {
    if (countsPeopleNumber(finding)) check(localCellId(id, '', 'value'), value, 'the number');
    return problems;
  }
  for (const row of table.rows) {
    const key = rowKey(table.columns, row);
    for (const [at, column] of table.columns.entries()) {
      if (countsPeopleColumn(column)) check(localCellId(id, key, column.name), row[at], `[${key}].${column.name}`);
    }
  }
  const isKept = Object.keys(record.shownCells).some((place) => place.startsWith(`#${id}|`));
  return isKept ? problems : [...problems, ...totalProblems(table, record.policy.roundingBase)];
}

/** Words may be marked in a finding that passed: a number in them was taken out. */
function hasMarkedNumber({ columns, rows }: FindingTable): boolean {
  return rows.some((row) => row.some((value, at) => value === SUPPRESSED && columns[at]!.unit !== 'text'));
}

/** Why the rules would not have let a count leave so. */
function unruly(count: number, { policy, largestHidden: largest }: DisclosureRecord): string | null {
  if (roundCount(count, policy.roundingBase) !== count) return `which is not rounded to ${policy.roundingBase}`;
  if (count !== 0 && count < roundCount(largest + 1, policy.roundingBase))
    return 'which is small enough to be held back';
  return null;
}

/** Totals that their rows cannot make, however each of them was rounded. */
function totalProblems(table: FindingTable | null, base: number): string[] {
  if (table === null) return [];
  const rows = new Map(table.rows.map((row) => [rowKey(table.columns, row), row]));
  const counted = table.columns.flatMap((column, at) => (isAdded(column) ? [[column.name, at] as const] : []));
  const isOff = (total: unknown, parts: readonly unknown[]): boolean => {
    if (typeof total !== 'number' || parts.length === 0 || !parts.every((part) => typeof part === 'number'))
      return false;
    const sum = (parts as number[]).reduce((all, part) => all + part, 0);
    return Math.abs(sum - total) > (base <= 1 ? 0 : (base / 2) * (parts.length + 1));
  };
  const ofRows = (table.totals ?? []).flatMap(({ row, of }) =>
    counted.flatMap(([name, at]) =>
      isOff(
        rows.get(row)?.[at],
        of.map((key) => rows.get(key)?.[at]),
      )
        ? [`[${row}].${name} is not the sum of its rows`]
        : [],
    ),
  );
  const ofColumns = table.columns.flatMap(({ name, sumOf }, at) => {
    const parts = sumOf?.map((part) => table.columns.findIndex((column) => column.name === part));
    if (parts === undefined) return [];
    return [...rows].flatMap(([key, row]) =>
      isOff(
        row[at],
        parts.map((part) => row[part]),
      )
        ? [`[${key}].${name} is not the sum of its columns`]
        : [],
    );
  });
  return [...ofRows, ...ofColumns];
}

function isAdded(column: TableColumn): boolean {
  return column.kind === undefined ? countsPeopleColumn(column) : column.kind.kind === 'count';
}
