import type { CellValue, FindingTable } from '@assay/evidence';
import { monthTold } from './month-told.ts';
import { SUPPRESSED } from './suppressed-mark.ts';

/**
 * The table without the words that tell of data in a row of which a number is held back. "Below the line", "insufficient
 * evidence": beside how many were asked and what the others' share is, each is true of a few counts alone, and so says
 * within which the marked one lies.
 *
 * @param exact The same table before the gate, in the order of the same rows.
 */
export function withoutWordsBesideMarks(table: FindingTable, exact: FindingTable): FindingTable {
  const tells = table.columns.map(({ kind }) => kind?.kind === 'text' && kind.contributors !== undefined);
  if (!tells.includes(true)) return table;
  const rows = table.rows.map((row, at) => {
    const isNumber = (index: number): boolean => typeof exact.rows[at]![index] === 'number';
    const isMarked = row.some((value, index) => value === SUPPRESSED && isNumber(index));
    if (!isMarked) return row;
    return row.map((value, index): CellValue => {
      // A month is told by itself, of its own people.
      const isVerdict = tells[index] === true && value !== null && monthTold(table.columns[index]!, value) === null;
      return isVerdict ? SUPPRESSED : value;
    });
  });
  return { ...table, rows };
}
