import { leavingDigits } from '@assay/disclosure-control';
import {
  type CellValue,
  displayValue,
  type Finding,
  type FindingTable,
  isDerived,
  partsNamed,
  type Results,
  remake,
  remakeTable,
  rowKey,
  type TableColumn,
  type Unit,
} from '@assay/evidence';
import { InputError, isComputed } from '@assay/statistics';

/**
 * Do released numbers contradict one another? What can be checked of a pack without its data: shares outside 0 … 1,
 * shares that are not their counts', in findings and in tables, whatever a table's numbers are made of and shows beside
 * them, limits included, and intervals that run backwards.
 *
 * @example
 * const half = { id: 'a', value: 0.5, unit: 'proportion', numerator: 1, denominator: 4, interval: null, table: null };
 * arithmeticProblems({ findings: [half] }) // ['a: 0.5 is not 1 of 4']
 */
export function arithmeticProblems({ findings }: Pick<Results, 'findings'>): readonly string[] {
  return findings.flatMap((finding) => [
    ...ownProblems(finding),
    ...(finding.table === null ? numberProblems(finding) : []),
    ...packTableProblems(finding),
    ...(finding.table === null ? [] : madeProblems(finding.id, finding.table)),
  ]);
}

function ownProblems({ id, value, numerator, denominator, unit, interval }: Finding): string[] {
  const problems: string[] = [];
  if (interval !== null && interval.high !== null && interval.low > interval.high)
    problems.push(`${id}: its interval runs backwards`);
  if (typeof value !== 'number' || unit !== 'proportion') return problems;
  if (value < 0 || value > 1) problems.push(`${id}: ${value} is no share`);
  if (isOther(value, numerator, denominator, unit))
    problems.push(`${id}: ${value} is not ${numerator} of ${denominator}`);
  return problems;
}

/** A single number and its interval, made again of the two counts that stand beside it. */
function numberProblems({ id, kind, value, interval, numerator, denominator, disclosure }: Finding): string[] {
  const isMade = kind?.kind === 'share' || kind?.kind === 'rate';
  if (!isMade || kind.designEffect !== undefined || typeof value !== 'number') return [];
  if (numerator === null || denominator === null || disclosure.status === 'not-reviewed') return [];
  const made = remake(kind, (part) => (part === kind.of ? numerator : denominator));
  if (!isComputed(made)) return [`${id}: ${value} is not what ${numerator} and ${denominator} give: ${made.reason}`];
  const limits = made.interval === null || 'status' in made.interval ? null : made.interval;
  const wrong = ([name, stated, expected]: readonly [string, CellValue, CellValue]): string[] =>
    isSameNumber(stated, expected) ? [] : [`${id}: ${name}${stated} is not what its counts give, ${expected}`];
  const problems = wrong(['', value, made.value]);
  if (interval === null || limits === null) {
    return interval === limits
      ? problems
      : [...problems, `${id}: its counts give ${limits === null ? 'no' : 'an'} interval`];
  }
  if (limits.level !== interval.level)
    problems.push(`${id}: its interval is of ${limits.level}, not of ${interval.level}`);
  return [
    ...problems,
    ...wrong(['its lower limit ', interval.low, limits.low]),
    ...wrong(['its upper limit ', interval.high, limits.high]),
  ];
}

function packTableProblems({ id, table, disclosure }: Finding): string[] {
  // Counts that were rounded on their own no longer make the share to the digit.
  if (table === null || disclosure.status === 'rounded' || disclosure.status === 'suppressed') return [];
  const place = (name: string | undefined) => table.columns.findIndex((column) => column.name === name);
  return table.columns.flatMap((column, at) => {
    const [numerator, denominator] = [place(column.numerator), place(column.denominator)];
    if (numerator < 0 || denominator < 0 || column.unit !== 'proportion') return [];
    // Further columns of the same two counts are the limits of the share.
    const first = table.columns.findIndex(
      (each) => each.numerator === column.numerator && each.denominator === column.denominator,
    );
    if (first !== at) return [];
    return table.rows.flatMap((row) =>
      isOther(row[at], row[numerator], row[denominator], column.unit)
        ? [`${id}, ${column.label}: ${row[at]} is not ${row[numerator]} of ${row[denominator]}`]
        : [],
    );
  });
}

/** A released number has the digits that it is shown with, and its counts may be rounded: what is shown must be the same. */
function isOther(value: unknown, numerator: unknown, denominator: unknown, unit: Unit): boolean {
  const isCounted =
    typeof value === 'number' && typeof numerator === 'number' && typeof denominator === 'number' && denominator > 0;
  if (!isCounted) return false;
  const made = numerator / denominator;
  if (Math.abs(made - value) <= 1e-9 * Math.max(1, Math.abs(made))) return false;
  return displayValue(made, unit, null, 'technical') !== displayValue(value, unit, null, 'technical');
}

/** Every number that is made of counts which stand in the table, made again of them as they stand there. */
function madeProblems(id: string, table: FindingTable): string[] {
  const names = new Set(table.columns.map(({ name }) => name));
  const kindOf = ({ kind }: TableColumn) =>
    kind?.kind === 'limit' ? table.columns.find(({ name }) => name === kind.of)?.kind : kind;
  const isMade = (column: TableColumn): boolean => {
    const kind = kindOf(column);
    if (kind === undefined || !isDerived(kind)) return false;
    return partsNamed(kind).every((part) => names.has(typeof part === 'string' ? part : part.column));
  };
  const made = table.columns.flatMap((column, at) => (isMade(column) ? [at] : []));
  if (made.length === 0) return [];
  let again: FindingTable;
  try {
    again = remakeTable(table);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const isStated = table.rows.some((row) => made.some((at) => typeof row[at] === 'number'));
    return isStated ? [`${id}: ${error.message}`] : [];
  }
  return table.rows.flatMap((row, index) =>
    made.flatMap((at) => {
      const expected = again.rows[index]![at]!;
      if (isSameNumber(row[at]!, expected)) return [];
      const place = `${id}[${rowKey(table.columns, row)}].${table.columns[at]!.name}`;
      return [`${place}: ${row[at]} is not what its counts give, ${expected}`];
    }),
  );
}

/** As exact counts give it, or to the digits with which a number leaves. */
function isSameNumber(stated: CellValue, made: CellValue): boolean {
  if (typeof stated !== 'number' || typeof made !== 'number') return true;
  return Math.abs(stated - made) <= 1e-9 * Math.max(1, Math.abs(made)) || stated === leavingDigits(made);
}
