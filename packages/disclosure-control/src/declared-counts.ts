import type { Finding, FindingTable, TableColumn } from '@assay/evidence';

/**
 * The findings with every count of which nobody said what it counts taken to be of people. Leaving a flag out must not
 * let a small count leave; who means hours, sectors or days says `people: false` on the column.
 */
export function declaredCounts(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    if (finding.table !== null) return { ...finding, table: declaredTable(finding.table) };
    const isCount = finding.unit === 'count' && isWholeNumber(finding.value);
    const isShare =
      finding.unit === 'proportion' && isWholeNumber(finding.numerator) && isWholeNumber(finding.denominator);
    return isCount || isShare ? { ...finding, people: true } : finding;
  });
}

function declaredTable(table: FindingTable): FindingTable {
  const isOfPeople = (column: TableColumn, index: number): boolean =>
    column.people === undefined &&
    column.key !== true &&
    column.unit === 'count' &&
    table.rows.every((row) => typeof row[index] !== 'number' || isWholeNumber(row[index]));
  return {
    ...table,
    columns: table.columns.map((column, index) => (isOfPeople(column, index) ? { ...column, people: true } : column)),
  };
}

function isWholeNumber(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
