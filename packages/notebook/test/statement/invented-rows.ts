import { type FindingDraft, finding as storedFinding } from '@assay/evidence';
import { notComputed } from '@assay/statistics';
import { finding } from '../../src/index.ts';

export const method = { name: 'Count', source: 'the input' };
export const about = finding.about({ questions: ['MM-P1'], method, limitations: ['Of records only.'] });
export const NO_TRUTH = notComputed('nobody knows who is who');
export const PAIRS = { counts: 'pairs', outOfLabel: 'linked pairs' } as const;
export const store = (draft: FindingDraft) => storedFinding(draft, { cell: 'a', file: 'b.ts' });

export interface Row {
  readonly group: string;
  readonly people: number;
  readonly flagged: number;
}
export const ROWS: readonly Row[] = [
  { group: 'White', people: 100, flagged: 20 },
  { group: 'Black', people: 50, flagged: 20 },
  { group: 'Other', people: 0, flagged: 0 },
];
