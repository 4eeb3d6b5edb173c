// Findings
export type {
  CellValue,
  DisclosureStatus,
  Finding,
  FindingDraft,
  FindingTable,
  RowTotal,
  TableColumn,
  Tolerance,
  Unit,
} from './finding.ts';
