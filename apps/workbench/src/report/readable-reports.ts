import type { ReportLinks, ReportSource } from '@assay/report';
import type { Person } from '../security/person.ts';
import { attachments, type Submission } from '../submission/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import { orDamaged } from './or-damaged.ts';
import { packLinks, reportLinks } from './report-links.ts';

/** A report that stands behind a paper: that of a run here, or of the very pack that is attached. */
export interface ReadableReport {
  readonly run: string;
  readonly source: ReportSource;
  readonly links: ReportLinks;
  /** Where its one-page briefing is; a pack of a run done elsewhere has none. */
  readonly briefing: string | null;
}

interface PaperReports {
  readonly reports: readonly ReadableReport[];
  /** Notebooks whose attached report does not open: a page that shows a paper's reports says so. */
  readonly damaged: readonly string[];
}

/**
 * The reports attached to a paper that a person may read: the newest version of each notebook. Where that does not open,
 * nothing stands for it, no older version either.
 */
export function readableReports(workbench: Workbench, person: Person, { id }: Submission): PaperReports {
  const newest = new Map<string, ReadableReport | 'damaged'>();
  for (const { notebook, run, pack } of attachments(workbench.store, id)) {
    // The newest version comes first.
    if (newest.has(notebook)) continue;
    const report = orDamaged(() => (pack === null ? ofRun(workbench, person, run) : ofPack(workbench, person, pack)));
    if (report !== null) newest.set(notebook, report);
  }
  return {
    reports: [...newest.values()].filter((report) => report !== 'damaged'),
    damaged: [...newest].flatMap(([notebook, report]) => (report === 'damaged' ? [notebook] : [])),
  };
}

function ofRun(workbench: Workbench, person: Person, run: string): ReadableReport | null {
  const entry = workbench.runs.find(run);
  if (entry === null || !workbench.mayRead(person, entry)) return null;
  return {
    run,
    source: workbench.sourceFor(person, entry),
    links: reportLinks(entry),
    briefing: `/reports/${run}/briefing`,
  };
}

function ofPack(workbench: Workbench, person: Person, digest: string): ReadableReport | null {
  const pack = workbench.mayReadPack(person, digest) ? workbench.openPack(digest) : null;
  if (pack === null) return null;
  return { run: pack.run, source: pack.content.source, links: packLinks(digest), briefing: null };
}
