import type { ReportLinks } from '@assay/report';

/** Links of a run's report within the workbench. */
export function reportLinks(run: string): ReportLinks {
  const base = `/reports/${run}`;
  return {
    plain: base,
    technical: `${base}/technical`,
    print: `${base}/print`,
    finding: (id) => `${base}/findings/${id}`,
    figure: (id) => `${base}/figures/${id}.svg`,
    table: (id) => `${base}/tables/${id}.csv`,
    question: (id) => `/questions/${id}`,
  };
}
