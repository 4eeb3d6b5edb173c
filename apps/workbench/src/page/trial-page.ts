import { html, type ReportSource, reportBody, reportTitle } from '@assay/report';
import type { RunEntry } from '../run/run-index.ts';
import type { Page } from './layout.ts';

/** What would leave of a run if it were released now, marked as a trial in its title, at its head and at its foot. */
export function trialPage({ id }: Pick<RunEntry, 'id'>, trial: ReportSource): Page {
  const title = reportTitle(trial);
  return {
    title: `Trial, not released: ${title}`,
    section: 'runs',
    above: [
      { href: `/reports/${id}`, text: title },
      { href: `/reports/${id}/review`, text: 'Review' },
    ],
    main: html`${reportBody(trial, { view: 'print' })}
<div class="inset warn"><p><strong>Trial, not released: must not leave the Data Lab.</strong> Run <code>${id.slice(0, 8)}</code>. Release it, or not, on its <a href="/reports/${id}/review">review</a>.</p></div>`,
  };
}
