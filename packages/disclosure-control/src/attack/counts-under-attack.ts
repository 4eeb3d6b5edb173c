import { type CellValue, type Finding, type FindingTable, isStated, type TableColumn } from '@assay/evidence';
import { countsPeopleColumn, countsPeopleNumber } from '../cells/counts-people.ts';
import { measuredRowKey } from '../cells/row-key.ts';
import { SUPPRESSED } from '../release/suppressed-mark.ts';
import { type AttackedRelease, attackRuleKey } from './attacked-release.ts';
import { attackedPlaceId, type Place, type Unknown } from './puzzle.ts';

/** A table as an attacker reads it: what stands in the rows, and the numbers behind them, in one. */
export interface WholeTable {
  readonly finding: Finding;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly key: string; readonly values: readonly CellValue[] }[];
  readonly totals: FindingTable['totals'];
}

export function wholeTable(finding: Finding, table: FindingTable): WholeTable {
  return {
    finding,
    columns: [...table.columns, ...(table.parts?.columns ?? [])],
    rows: table.rows.map((row, index) => ({
      key: measuredRowKey(table, row),
      values: [...row, ...(table.parts?.rows[index] ?? [])],
    })),
    totals: table.totals,
  };
}

/**
 * Every count of people that a release shows or marks as held back, with what its rounding leaves open. One below the
 * minimum would have been held back, so a shown one is not.
 */
export function countsUnderAttack(release: AttackedRelease, at: number): Unknown[] {
  const unknowns: Unknown[] = [];
  const { minimumCount, roundingBase } = release.policy;
  const add = (finding: Finding, row: string, column: string, value: CellValue): void => {
    const place: Place = { release: at, finding: finding.id, row, column };
    const id = attackedPlaceId(place);
    if (value === SUPPRESSED) {
      const rule = release.rules.get(attackRuleKey(finding.id, row, column));
      const high = rule === 'minimum-count' ? minimumCount - 1 : Number.POSITIVE_INFINITY;
      unknowns.push({ id, place, isHidden: true, low: rule === 'minimum-count' ? 1 : 0, high });
    } else if (typeof value === 'number') {
      const isExact = finding.disclosure.status === 'excepted';
      unknowns.push({ id, place, isHidden: false, ...roundedRange(value, isExact ? 1 : roundingBase, minimumCount) });
    }
  };
  for (const finding of release.findings) {
    if (finding.table !== null) {
      const table = wholeTable(finding, finding.table);
      for (const [index, column] of table.columns.entries()) {
        if (!countsPeopleColumn(column)) continue;
        for (const { key, values } of table.rows) add(finding, key, column.name, values[index] ?? null);
      }
    } else if (isStated(finding)) {
      if (countsPeopleNumber(finding)) add(finding, '', 'value', finding.value);
      for (const part of finding.parts ?? []) {
        if (part.kind.kind === 'count' && countsPeopleColumn({ unit: 'count', kind: part.kind })) {
          add(finding, '', part.name, part.value);
        }
      }
      if (finding.parts === undefined && finding.people) {
        add(finding, '', 'numerator', finding.numerator);
        add(finding, '', 'denominator', finding.denominator);
      }
    }
  }
  return unknowns;
}

function roundedRange(value: number, base: number, minimumCount: number): { low: number; high: number } {
  if (value === 0 || base === 1) return { low: value, high: value };
  return { low: Math.max(minimumCount, Math.ceil(value - base / 2)), high: Math.ceil(value + base / 2) - 1 };
}
