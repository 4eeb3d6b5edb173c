import {
  type CellValue,
  type Finding,
  type FindingTable,
  isStated,
  type Kind,
  type NamedPart,
  type TableColumn,
  type Unit,
} from '@assay/evidence';
import { releasedUnitScale } from './scale-of.ts';

const RECORDS = { kind: 'count', counts: 'records' } as const;

/** Units of what is made of counts; an amount, such as hours over people, may be one person's whatever its people count. */
const MADE_OF_COUNTS: readonly Unit[] = ['proportion', 'ratio', 'rate-per-1000', 'rate-per-million'];

/**
 * A finding of a run from before kinds were stated, with kinds where only one reading is safe: whole numbers are counts of
 * people, whatever was said of them; a share or rate that is exactly its numerator over its denominator is made of those.
 * Any other number keeps no kind and so does not leave: an amount, a score, a number in a column of texts.
 */
export function withSafeKinds(finding: Finding): Finding {
  if (!isStated(finding)) return finding;
  if (finding.table !== null) return { ...finding, table: tableWithKinds(finding.table) };
  return finding.kind === undefined ? numberWithKind(finding) : finding;
}

function numberWithKind(finding: Finding): Finding {
  const { value, unit, numerator, denominator } = finding;
  if (typeof value === 'string' && unit === 'text') return { ...finding, kind: { kind: 'text' } };
  if (unit === 'count' && isWhole(value)) return { ...finding, kind: RECORDS, interval: null };
  if (typeof value !== 'number' || !isWhole(numerator) || !isWhole(denominator)) return finding;
  if (!isQuotient(value, numerator, denominator, unit)) return finding;
  const part = (name: string, amount: number): NamedPart => ({ name, label: name, kind: RECORDS, value: amount });
  return {
    ...finding,
    kind: quotientKind(unit, 'numerator', 'denominator'),
    parts: [part('numerator', numerator), part('denominator', denominator)],
    interval: null,
  };
}

function tableWithKinds(table: FindingTable): FindingTable {
  const kindOf = (column: TableColumn, index: number): Kind | undefined => {
    if (column.kind !== undefined) return column.kind;
    if (column.key === true) return { kind: 'key' };
    const values = table.rows.map((row) => row[index]!);
    if (column.unit === 'text') return values.some((value) => typeof value === 'number') ? undefined : { kind: 'text' };
    if (column.unit === 'count') return values.every((value) => value === null || isWhole(value)) ? RECORDS : undefined;
    const { numerator, denominator } = column;
    if (numerator === undefined || denominator === undefined) return undefined;
    const [of, outOf] = [numerator, denominator].map((name) => table.columns.findIndex((each) => each.name === name));
    const isMade = table.rows.every(
      (row) => row[index] === null || isQuotient(row[index], row[of!], row[outOf!], column.unit),
    );
    return isMade ? quotientKind(column.unit, numerator, denominator) : undefined;
  };
  return {
    ...table,
    columns: table.columns.map((column, index) => {
      const kind = kindOf(column, index);
      return kind === undefined ? column : { ...column, kind };
    }),
  };
}

function quotientKind(unit: Finding['unit'], of: string, outOf: string): Kind {
  return unit === 'proportion'
    ? { kind: 'share', of, outOf, interval: null }
    : { kind: 'rate', of, outOf, per: releasedUnitScale(unit), interval: null };
}

function isQuotient(value: unknown, of: unknown, outOf: unknown, unit: Unit): boolean {
  if (!MADE_OF_COUNTS.includes(unit)) return false;
  if (typeof value !== 'number' || typeof of !== 'number' || typeof outOf !== 'number' || outOf === 0) return false;
  const exact = (of / outOf) * releasedUnitScale(unit);
  return Math.abs(exact - value) <= 1e-9 * Math.max(1, Math.abs(exact));
}

function isWhole(value: CellValue | undefined): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
