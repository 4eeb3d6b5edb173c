import type { DictionaryColumn } from '@assay/statistics';
import type { Cells } from '../cells/cells.ts';
import type { AuditColumns } from '../cells/count-cells.ts';

/** The rows of an audit, and the counts of them. */
export interface AuditedRows {
  readonly columns: AuditColumns;
  /** `columns` counted. */
  readonly cells: Cells;
  /** Who each row is about; `null` where every row is about somebody else. */
  readonly person: DictionaryColumn | null;
}
