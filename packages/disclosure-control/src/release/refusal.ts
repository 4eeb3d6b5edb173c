import type { Finding, FindingTable } from '@assay/evidence';

/** Why a finding cannot leave in any form, or `null`. */
export function refusal(finding: Finding): { readonly place: string; readonly rule: string } | null {
  for (const column of finding.table?.columns ?? []) {
    if (column.identifiesPerson === true) return { place: column.name, rule: 'person-level-rows' };
    if (column.people !== true || column.unit === 'count') continue;
    const names = finding
      .table!.columns.filter((each) => each.people === true && each.unit === 'count')
      .map((each) => each.name);
    const followed = [column.numerator, column.denominator].every((name) => name !== undefined && names.includes(name));
    if (!followed) return { place: column.name, rule: 'rate-without-counts' };
  }
  if (finding.table !== null && isOneRowAPerson(finding.table)) return { place: 'rows', rule: 'person-level-rows' };
  const isRate =
    finding.people && finding.table === null && finding.unit !== 'count' && typeof finding.value === 'number';
  if (isRate && (finding.numerator === null || finding.denominator === null))
    return { place: 'value', rule: 'rate-without-counts' };
  return null;
}

const FEWEST_PERSON_ROWS = 5;

/** True where each row counts one person or none: its names, not its counts, are what would leave. */
function isOneRowAPerson({ columns, rows }: FindingTable): boolean {
  const counts = columns.flatMap((column, index) => (column.people === true && column.unit === 'count' ? [index] : []));
  const filled = rows.filter((row) => counts.some((index) => row[index] === 1));
  return (
    counts.length > 0 &&
    filled.length >= FEWEST_PERSON_ROWS &&
    filled.length * 2 > rows.length &&
    rows.every((row) => counts.every((index) => row[index] === null || row[index] === 0 || row[index] === 1))
  );
}
