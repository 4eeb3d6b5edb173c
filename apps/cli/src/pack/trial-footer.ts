import type { ReportSource } from '@assay/report';
import type { PrintFooter } from '@assay/report/browser';

/** The foot of a trial on paper: once that it is one, and, where a digest would stand, that it was not released. */
export function trialFooter({ notebook }: Pick<ReportSource, 'notebook'>): PrintFooter {
  return { title: `Trial: ${notebook.title}`, digest: 'not released' };
}
