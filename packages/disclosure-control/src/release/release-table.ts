import type { CellValue, Finding, FindingTable, TableColumn } from '@assay/evidence';
import { tableCellId } from '../cells/collect-cells.ts';
import { rowKey } from '../cells/row-key.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import type { DisclosureDecision } from '../record.ts';
import type { SuppressionRule } from '../suppression/suppress.ts';
import { coarsen, releaseRate, scaleOf, widenLimit } from './release-rate.ts';
import { roundCount } from './round-count.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

/** The table as it leaves: small counts and all that would give them away replaced by a mark, the rest rounded. */
export function releaseTable(
  finding: Finding,
  table: FindingTable,
  hidden: ReadonlyMap<string, SuppressionRule>,
  policy: DisclosurePolicy,
  decide: (decision: Omit<DisclosureDecision, 'finding'>) => void,
): FindingTable {
  const position = new Map(table.columns.map((column, index) => [column.name, index]));
  const isCount = (column: TableColumn): boolean => column.people === true && column.unit === 'count';
  const hasCounts = table.columns.some(isCount);
  if (!hasCounts) return table;
  const rounded = roundedCounts(finding, table, hidden, policy);

  const rows = table.rows.map((row, rowIndex) => {
    const key = rowKey(table, row);
    const ruleAt = (column: TableColumn): SuppressionRule | undefined =>
      isCount(column) ? hidden.get(tableCellId(finding, table, row, column)) : undefined;
    const rowHasHidden = table.columns.some((column) => ruleAt(column) !== undefined);

    return row.map((value, index): CellValue => {
      const column = table.columns[index]!;
      if (column.key === true || typeof value !== 'number') return value;
      const place = `${key} / ${column.name}`;
      const hide = (rule: string): string => {
        decide({ place, status: 'suppressed', rule });
        return SUPPRESSED;
      };
      const rule = ruleAt(column);
      if (rule !== undefined) return hide(rule);
      if (isCount(column)) return rounded[rowIndex]!.get(column.name)!;
      const numerator = countOf(column.numerator);
      const denominator = countOf(column.denominator);
      if (numerator === null || denominator === null)
        return rowHasHidden ? hide('derived-from-suppressed') : coarsen(value);
      const madeOfHidden = [column.numerator, column.denominator].some(
        (name) => ruleAt(table.columns[position.get(name!)!]!) !== undefined,
      );
      if (madeOfHidden) return hide('derived-from-suppressed');
      const exact = (numerator / denominator) * scaleOf(column.unit);
      if (Math.abs(exact - value) <= 1e-9 * Math.max(1, Math.abs(exact))) {
        return releaseRate(numerator, denominator, column.unit, policy.roundingBase);
      }
      return widenLimit(value, value < exact ? 'down' : 'up', denominator, column.unit, policy.roundingBase);
    });

    function countOf(name: string | undefined): number | null {
      const value = name === undefined ? null : row[position.get(name) ?? -1];
      return typeof value === 'number' ? value : null;
    }
  });
  return { ...table, rows };
}

/** Counts rounded, and totals recomputed as the sum of their rounded parts wherever every part leaves. */
function roundedCounts(
  finding: Finding,
  table: FindingTable,
  hidden: ReadonlyMap<string, SuppressionRule>,
  policy: DisclosurePolicy,
): Map<string, number>[] {
  const rowOf = new Map(table.rows.map((row, index) => [rowKey(table, row), index]));
  const isHidden = (rowIndex: number, column: TableColumn): boolean =>
    hidden.has(tableCellId(finding, table, table.rows[rowIndex]!, column));
  const counts = table.columns.flatMap((column, index) =>
    column.people === true && column.unit === 'count' ? [{ column, index }] : [],
  );
  const rounded = table.rows.map((row) => {
    const values = new Map<string, number>();
    for (const { column, index } of counts) {
      const value = row[index];
      if (typeof value === 'number') values.set(column.name, roundCount(value, policy.roundingBase));
    }
    return values;
  });
  for (const total of table.totals ?? []) {
    const rowIndex = rowOf.get(total.row);
    const parts = total.of.map((key) => rowOf.get(key));
    if (rowIndex === undefined || parts.some((part) => part === undefined)) continue;
    for (const { column } of counts) {
      const values = parts.map((part) => (isHidden(part!, column) ? undefined : rounded[part!]!.get(column.name)));
      if (values.every((value) => value !== undefined)) rounded[rowIndex]!.set(column.name, sum(values as number[]));
    }
  }
  for (const [rowIndex, values] of rounded.entries()) {
    for (const { column } of counts) {
      const parts = column.sumOf?.map((name) => {
        const part = counts.find((each) => each.column.name === name)?.column;
        return part === undefined || isHidden(rowIndex, part) ? undefined : values.get(name);
      });
      if (parts?.every((value) => value !== undefined)) values.set(column.name, sum(parts as number[]));
    }
  }
  return rounded;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
