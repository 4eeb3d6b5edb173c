import type { ReportSource } from '@assay/report';
import type { Person } from '../people/person.ts';
import { attachments, type Submission } from '../store/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import type { RunEntry } from './run-index.ts';

/** The reports attached to a paper that a person may read: the newest version of each notebook. */
export function readableReports(
  workbench: Workbench,
  person: Person,
  { id }: Submission,
): readonly { readonly run: RunEntry; readonly source: ReportSource }[] {
  const newest = new Map<string, RunEntry>();
  for (const { notebook, run, pack } of attachments(workbench.store, id)) {
    const entry = workbench.runs.find(run);
    const mayRead = pack === null ? true : workbench.mayReadPack(person, pack);
    if (entry !== null && mayRead && workbench.mayRead(person, entry)) newest.set(notebook, entry);
  }
  return [...newest.values()].map((run) => ({ run, source: workbench.sourceFor(person, run) }));
}
