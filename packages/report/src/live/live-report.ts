import { RESULTS_SCHEMA, type Results } from '@assay/evidence';
import type { CheckSubject } from '@assay/notebook';
import type { LiveState } from '@assay/notebook/live';
import { InputError } from '@assay/statistics';
import { type Html, html } from '../page/html.ts';
import { reportBody } from '../page/render-report.ts';
import { recordedInputs } from '../source/recorded-inputs.ts';
import type { ReportLinks, ReportQuestion, ReportSource } from '../source/report-source.ts';
import { mendableProse } from './mendable-prose.ts';

/** What a page knows of the panel beside the notebook. */
export interface PanelWords {
  readonly questions: readonly ReportQuestion[];
  readonly systemName?: string;
  /** Ids of every question of the ledger, and the panel's words for outcomes; for the check of the prose. */
  readonly ledger?: readonly string[];
  readonly outcomes?: CheckSubject['outcomes'];
}

/** What the report of a live notebook is made of; `null` before there is anything to report. */
export function liveSource({ notebook, results, markdown, inputs }: LiveState, panel: PanelWords): ReportSource | null {
  if (notebook === null) return null;
  const nothing: Results = {
    schema: RESULTS_SCHEMA,
    run: { id: 'live', notebook: notebook.id, code: '', inputs: {}, parameters: {}, seed: 0, environment: {} },
    findings: [],
  };
  return {
    notebook,
    results: results ?? nothing,
    plain: mendableProse(markdown['report.md'] ?? ''),
    technical: mendableProse(markdown['technical.md'] ?? ''),
    questions: panel.questions,
    ...(panel.systemName === undefined ? {} : { systemName: panel.systemName }),
    record: { inputs: recordedInputs(inputs) },
  };
}

/** The plain report as it would be now; what cannot be shown says so in its place. */
export function liveReport(source: ReportSource, links: ReportLinks): Html {
  if (source.plain === '') return html`<p class="quiet">This notebook has no report.md yet.</p>`;
  try {
    return reportBody(source, { view: 'plain', links, onProblem: problemMark });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return html`<div class="inset bad"><p><strong>The report cannot be shown.</strong> ${error.message}</p></div>`;
  }
}

function problemMark(error: unknown): Html {
  if (!(error instanceof InputError)) throw error;
  return html`<mark class="tag bad">${error.message}</mark>`;
}
