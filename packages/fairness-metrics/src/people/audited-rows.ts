import { type DictionaryColumn, InputError } from '@assay/statistics';
import type { Cells } from '../cells/cells.ts';
import { type AuditColumns, countCells } from '../cells/count-cells.ts';

/** The rows of an audit, and the counts of them. */
export interface AuditedRows {
  readonly columns: AuditColumns;
  /** `columns` counted. */
  readonly cells: Cells;
  /** Who each row is about; `null` where every row is about somebody else. */
  readonly person: DictionaryColumn | null;
}

/**
 * The rows of an audit, counted: everything that is said of decisions about people is made of them.
 *
 * @param person Who each row is about; `null` where every row is about somebody else.
 * @throws InputError where columns differ in length.
 *
 * @example
 * const columns = { attributes: { group: dictionaryColumn(['A', 'B']) }, label: Uint8Array.of(0, 1), decision: Uint8Array.of(1, 1) };
 * auditedRows(columns, null).cells.rowCount // 2
 */
export function auditedRows(columns: AuditColumns, person: DictionaryColumn | null): AuditedRows {
  const { length } = columns.label;
  if (person !== null && person.codes.length !== length) {
    throw new InputError(
      `columns must be of one length: label has ${length}, person ${person.codes.length}. Check the join.`,
    );
  }
  return { columns, cells: countCells(columns), person };
}
