// Findings
export type {
  CellValue,
  DisclosureStatus,
  Finding,
  FindingDraft,
  FindingTable,
  TableColumn,
  Tolerance,
  Unit,
} from './finding.ts';
