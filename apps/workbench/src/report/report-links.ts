import { fileLinks, type ReportLinks } from '@assay/report';
import type { RunEntry } from '../run/run-index.ts';

/** Links of a run's report within the workbench. */
export function reportLinks({ id, slug }: Pick<RunEntry, 'id' | 'slug'>): ReportLinks {
  const base = `/reports/${id}`;
  return {
    plain: base,
    technical: `${base}/technical`,
    print: `${base}/print`,
    finding: (finding) => `${base}/findings/${finding}`,
    figure: (figure) => `${base}/figures/${figure}.svg`,
    table: (finding) => `${base}/tables/${finding}.csv`,
    question: (question) => `/questions/${question}`,
    cell: (name) => `/notebooks/${slug}#cell-${name}`,
  };
}

/** Links into the page of a kept pack, which shows every finding. */
export function packLinks(digest: string): ReportLinks {
  const base = `/packs/${digest}`;
  return {
    ...fileLinks,
    plain: base,
    technical: base,
    finding: (finding) => `${base}#finding-${finding}`,
    question: (question) => `/questions/${question}`,
  };
}
