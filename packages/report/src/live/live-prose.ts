import { type CheckProblem, type CheckSubject, checkNotebook } from '@assay/notebook';
import type { LiveState } from '@assay/notebook/live';
import { InputError } from '@assay/statistics';
import { type Html, html } from '../page/html.ts';
import type { ReportSource } from '../source/report-source.ts';
import type { LiveLinks } from './live-links.ts';
import type { PanelWords } from './live-report.ts';

const MOST_SHOWN = 12;

/** What `assay check` would say of the notebook as it is now; `null` while cells are computed or have failed. */
export async function liveProblems(
  { notebook, results, markdown, isWhole }: LiveState,
  source: ReportSource,
  { ledger = [], outcomes = [] }: PanelWords,
): Promise<readonly CheckProblem[] | null> {
  if (notebook === null || results === null || !isWhole) return null;
  const subject: CheckSubject = { notebook, results, markdown, ledger, outcomes };
  const problems = [...checkNotebook(subject)];
  if (source.plain === '' || problems.some(({ rule }) => rule === 'unknown-reference')) return problems;
  // The measures of reading come with a document object model: they are read at first use.
  const { reportProblems } = await import('../check/report-problems.ts');
  try {
    return [...problems, ...reportProblems(source)];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [...problems, { rule: 'unknown-reference', where: 'report.md', message: error.message }];
  }
}

/** What is to be mended before a panel sees it, each with a way to its line. */
export function liveProseProblems(problems: readonly CheckProblem[], links: LiveLinks): Html {
  if (problems.length === 0)
    return html`<p class="small"><span class="tag good">Nothing to mend before a panel sees it</span></p>`;
  const shown = problems.slice(0, MOST_SHOWN);
  return html`<details class="live-prose" open><summary>Before a panel sees it: ${problems.length} to mend</summary><ul class="small">${shown.map(
    ({ where, message }) => html`<li>${placeLink(where, links)}: ${message}</li>\n`,
  )}${problems.length > MOST_SHOWN && html`<li>and ${problems.length - MOST_SHOWN} more; <code>assay check</code> lists all</li>`}</ul></details>`;
}

function placeLink(where: string, links: LiveLinks): Html {
  const [, file, line] = /^((?:report|technical)\.md|notebook\.ts)(?::(\d+))?$/.exec(where) ?? [];
  if (file === undefined) return html`${where}`;
  return html`<a data-edit href="${links.edit(file, line === undefined ? undefined : Number(line))}">${file}${line !== undefined && html`, line ${line}`}</a>`;
}
