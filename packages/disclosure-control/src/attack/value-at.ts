import { type CellValue, type Finding, rowKey } from '@assay/evidence';
import type { Place } from './puzzle.ts';

/**
 * What stands at a place in a set of findings, shown or behind a number; `null` where nothing does. Of the findings
 * before the gate it tells whether an attacker's guess is right.
 *
 * @example
 * attackedValueAt([], { release: 0, finding: 'rates', row: 'White', column: 'searches' }) // null
 */
export function attackedValueAt(findings: readonly Finding[], { finding, row, column }: Place): CellValue {
  const found = findings.find(({ id }) => id === finding);
  if (found === undefined) return null;
  const { table } = found;
  if (table === null) {
    if (column === 'value' || column === 'numerator' || column === 'denominator') return found[column];
    return found.parts?.find(({ name }) => name === column)?.value ?? null;
  }
  const at = table.rows.findIndex((each) => rowKey(table.columns, each) === row);
  const shown = table.columns.findIndex(({ name }) => name === column);
  if (shown >= 0) return table.rows[at]?.[shown] ?? null;
  const behind = table.parts?.columns.findIndex(({ name }) => name === column) ?? -1;
  return behind < 0 ? null : (table.parts!.rows[at]?.[behind] ?? null);
}

/**
 * Is what an attacker recovers so? A wrong guess of a count gives nobody away.
 *
 * @example
 * const place = { release: 0, finding: 'rates', row: '', column: 'value' };
 * isRightGuess({ what: 'hidden-count', place, low: 3, high: 3 }, []) // true
 */
export function isRightGuess(
  {
    what,
    place,
    low,
    high,
  }: { readonly what: string; readonly place: Place; readonly low: number; readonly high: number },
  exact: readonly Finding[],
): boolean {
  if (what !== 'hidden-count') return true;
  const value = attackedValueAt(exact, place);
  return typeof value !== 'number' || (value >= low && value <= high);
}
