import { displayValue, type Finding, type Results, type Unit } from '@assay/evidence';

/**
 * Do released numbers contradict one another? What can be checked of a pack without its data: shares outside 0 … 1,
 * shares that are not their counts', in findings and in tables, and intervals that run backwards.
 *
 * @example
 * const half = { id: 'a', value: 0.5, unit: 'proportion', numerator: 1, denominator: 4, interval: null, table: null };
 * arithmeticProblems({ findings: [half] }) // ['a: 0.5 is not 1 of 4']
 */
export function arithmeticProblems({ findings }: Pick<Results, 'findings'>): readonly string[] {
  return findings.flatMap((finding) => [...ownProblems(finding), ...tableProblems(finding)]);
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

function tableProblems({ id, table, disclosure }: Finding): string[] {
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
