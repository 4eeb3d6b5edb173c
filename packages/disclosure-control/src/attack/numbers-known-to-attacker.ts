import type { Finding } from '@assay/evidence';
import { countsPeopleColumn } from '../cells/counts-people.ts';
import { type WholeTable, wholeTable } from './counts-under-attack.ts';
import { attackedPlaceId, type Unknown } from './puzzle.ts';

/** A number of a row that an attacker can put behind another: a count, or a number that is known to its last digit. */
export interface RowNumber {
  readonly column: string;
  /** Id of the count; `null` for a known number. */
  readonly id: string | null;
  readonly low: number;
  readonly high: number;
  /** As it is printed; `null` where it is held back. */
  readonly printed: number | null;
}

/** A printed number that is not itself a count of people. */
export interface PrintedNumber {
  readonly table: WholeTable;
  readonly row: string;
  readonly column: WholeTable['columns'][number];
  readonly value: number;
}

export interface KnownNumbers {
  readonly tables: readonly WholeTable[];
  readonly printed: readonly PrintedNumber[];
  /** Numbers of the row of this key in one table. */
  ofRow(table: WholeTable, row: string): readonly RowNumber[];
  /** Most people that any count of the release can be. */
  readonly largest: number;
}

/** From here on the rounding of a count is lost in what else is known of it: residents of a census. */
const LARGE = 10_000;

export function numbersKnownToAttacker(
  findings: readonly Finding[],
  at: number,
  unknowns: ReadonlyMap<string, Unknown>,
): KnownNumbers {
  const tables = findings.flatMap((finding) => (finding.table === null ? [] : [wholeTable(finding, finding.table)]));
  const rows = new Map<WholeTable, Map<string, RowNumber[]>>();
  const printed: PrintedNumber[] = [];
  let largest = 0;
  for (const table of tables) {
    const byKey = new Map<string, RowNumber[]>();
    for (const { key, values } of table.rows) {
      const numbers: RowNumber[] = [];
      for (const [index, column] of table.columns.entries()) {
        if (column.key === true) continue;
        const value = values[index];
        const id = attackedPlaceId({ release: at, finding: table.finding.id, row: key, column: column.name });
        const unknown = unknowns.get(id);
        if (unknown !== undefined && !(typeof value === 'number' && value >= LARGE)) {
          const shown = typeof value === 'number' ? value : null;
          numbers.push({ column: column.name, id, low: unknown.low, high: unknown.high, printed: shown });
          if (unknown.high < Number.POSITIVE_INFINITY) largest = Math.max(largest, unknown.high);
        } else if (typeof value === 'number' && column.unit === 'count') {
          numbers.push({ column: column.name, id: null, low: value, high: value, printed: value });
        }
        if (typeof value === 'number' && !countsPeopleColumn(column)) printed.push({ table, row: key, column, value });
      }
      byKey.set(key, numbers);
    }
    rows.set(table, byKey);
  }
  return {
    tables,
    printed,
    largest: largest > 0 ? largest : Number.POSITIVE_INFINITY,
    ofRow: (table, row) => rows.get(table)?.get(row) ?? [],
  };
}
