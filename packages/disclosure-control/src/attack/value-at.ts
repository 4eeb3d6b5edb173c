import { type CellValue, type Finding, rowKey, type TableColumn } from '@assay/evidence';
import { collectCells } from '../cells/collect-cells.ts';
import { withCoarseKeys } from '../release/coarse-keys.ts';
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
  const at = rowAt(found, row);
  const isNamed = ({ name }: TableColumn): boolean => name === column;
  const home = [table, table.parts].find((each) => each?.columns.some(isNamed));
  return home?.rows[at]?.[home.columns.findIndex(isNamed)] ?? null;
}

/** Where a row stands, by its key in full or as it leaves. */
function rowAt(finding: Finding, row: string): number {
  for (const { table } of [finding, withCoarseKeys(finding)]) {
    const at = table!.rows.findIndex((each) => rowKey(table!.columns, each) === row);
    if (at >= 0) return at;
  }
  return -1;
}

/** What is recovered, as far as the truth can be held against it. */
interface Guess {
  readonly what: string;
  readonly place: Place;
  readonly beside?: Place;
  readonly low: number;
  readonly high: number;
}

/**
 * Is what an attacker recovers so? A wrong guess of a count gives nobody away, nor does a difference of two counts that
 * share nobody: two parts of one sum, of which a number may be behind the table and so unknown to an outsider.
 *
 * @example
 * const place = { release: 0, finding: 'rates', row: '', column: 'value' };
 * isRightGuess({ what: 'hidden-count', place, low: 3, high: 3 }, []) // true
 */
export function isRightGuess({ what, place, beside, low, high }: Guess, exact: readonly Finding[]): boolean {
  if (what === 'rest') return beside === undefined || !arePartsOfOneSum(place, beside, exact);
  if (what !== 'hidden-count') return true;
  const value = attackedValueAt(exact, place);
  return typeof value !== 'number' || (value >= low && value <= high);
}

/** Within one finding, whose sums hold in all of its rows: counts that add up by chance stand anywhere. */
function arePartsOfOneSum(one: Place, other: Place, exact: readonly Finding[]): boolean {
  if (one.release !== other.release || one.finding !== other.finding) return false;
  const { relations, idAt } = collectCells(exact.filter(({ id }) => id === one.finding).map(withCoarseKeys));
  const [a, b] = [one, other].map(({ finding, row, column }) => idAt(finding, row, column));
  return relations.some(({ parts }) => parts.includes(a ?? '') && parts.includes(b ?? ''));
}
