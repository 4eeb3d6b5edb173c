import { html } from '@assay/report';
import type { RunEntry } from '../run/run-index.ts';
import { type Entry, releasedAt, withdrawalOf } from '../store/entries.ts';
import type { Workbench, WorkbenchContext } from '../workbench-context.ts';
import { instantText } from './date-text.ts';
import { notFound } from './not-found.ts';
import { respond } from './respond.ts';

/** What a person finds in the place of a report that is not theirs: when and why it was taken back from them, or nothing. */
export function unreadableReport(workbench: Workbench, c: WorkbenchContext, run: RunEntry | null): Response {
  const taken = run === null ? null : withdrawalOf(workbench.store, run.id);
  return run === null || taken === null ? notFound(c, 'report') : respond(c, withdrawnPage(workbench, run, taken), 410);
}

function withdrawnPage(workbench: Workbench, run: RunEntry, { at, byName, text }: Entry) {
  const instead = standingOf(workbench, run.slug);
  return {
    title: 'Withdrawn report',
    main: html`<h1>This report was withdrawn</h1>
<p class="lead">It was released to members, and answers nothing any more.</p>
<dl class="summary-list">
<div><dt>Withdrawn</dt><dd>${instantText(at)}, by ${byName}</dd></div>
<div><dt>Because</dt><dd>${text}</dd></div>
<div><dt>In its place</dt><dd>${instead === null ? 'Nothing. No report of this notebook stands.' : html`<a href="/reports/${instead.run.id}">Report of ${instantText(instead.run.storedAt)}</a>, released ${instantText(instead.at)}`}</dd></div>
</dl>
<p>What was read cannot be unread: its numbers count as known in every later release. A pack made of this run still verifies wherever it is; that says who made it and that nobody changed it since, not that it still stands.</p>
<p>Run <code>${run.id}</code></p>`,
  };
}

/** The run of a notebook that was released last and stands. */
function standingOf({ runs, store }: Workbench, slug: string): { readonly run: RunEntry; readonly at: number } | null {
  const standing = runs.list(slug).flatMap((run) => {
    const at = releasedAt(store, run.id);
    return at === null ? [] : [{ run, at }];
  });
  return standing.sort((a, b) => b.at - a.at)[0] ?? null;
}
