import type { DriftReport } from '@assay/evidence';
import { html, type ReportSource, reportTitle } from '@assay/report';
import { certificateText } from '../run/certificate-text.ts';
import type { RunEntry } from '../run/run-index.ts';
import type { Workbench } from '../workbench-context.ts';
import { chosenText } from './chosen-text.ts';
import { instantText } from './date-text.ts';
import { driftTable } from './drift-table.ts';
import { selectField } from './form.ts';
import type { Page } from './layout.ts';

interface RunChanges {
  readonly run: RunEntry;
  readonly source: ReportSource;
  readonly others: readonly RunEntry[];
  readonly since: RunEntry | null;
  readonly report: DriftReport | null;
}

/** What changed since another run of the same notebook. */
export function runChangesPage(workbench: Workbench, { run, source, others, since, report }: RunChanges): Page {
  return {
    title: `What changed: ${source.notebook.title}`,
    section: 'runs',
    above: [{ href: `/reports/${run.id}`, text: source.notebook.title }],
    main: html`<h1>What changed</h1>
<p class="lead">${reportTitle(source)}, run of ${instantText(run.storedAt)}</p>
${
  others.length === 0
    ? html`<p>There is no other run to compare with.</p>`
    : html`<form method="get" action="/reports/${run.id}/changes">${selectField({ name: 'since', label: 'Since the run of', value: since?.id ?? null, options: others.map((each) => ({ value: each.id, text: `${instantText(each.storedAt)}, ${chosenText(workbench, each, source.notebook.parameters)} (${each.id.slice(0, 8)})` })) })}
<div class="actions"><button class="button secondary" type="submit">Compare</button></div></form>`
}
${
  report &&
  html`<h2>In a sentence</h2><p>${certificateText(report)}</p>
<h2>Number by number</h2>${driftTable(report)}`
}`,
  };
}
