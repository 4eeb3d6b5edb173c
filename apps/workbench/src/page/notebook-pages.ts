import { cellSources } from '@assay/notebook';
import { cellList, type Html, html } from '@assay/report';
import { latestReport } from '../report/latest-report.ts';
import { isBroken, type NotebookEntry, notebookCode } from '../report/notebook-index.ts';
import { orDamaged } from '../report/or-damaged.ts';
import type { RunEntry } from '../run/run-index.ts';
import { may } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import type { Workbench } from '../workbench-context.ts';
import { instantText } from './date-text.ts';
import type { Page } from './layout.ts';
import { questionLinks } from './question-links.ts';
import { runList } from './run-list.ts';

/** The list of notebooks; one that cannot be read says why. */
export function notebooksPage(
  workbench: Workbench,
  person: Person,
  entries: Awaited<ReturnType<Workbench['notebooks']['all']>>,
): Page {
  const items = entries.map((entry) => {
    if (isBroken(entry)) {
      return html`<li><h2>${entry.slug}</h2><p><span class="tag bad">Cannot be read</span> ${entry.problem}</p></li>`;
    }
    const { run } = latestReport(workbench, person, entry);
    return html`<li><h2><a href="/notebooks/${entry.slug}">${entry.description.title}</a></h2>
<p>${entry.description.summary}</p>
<p class="quiet small">${systemName(workbench, entry)} · answers ${questionLinks(entry.description.questions)} · ${
      run === null
        ? 'no report yet'
        : html`<a href="/reports/${run.id}">report of ${instantText(run.storedAt)}<span class="visually-hidden">: ${entry.description.title}</span></a>`
    }</p></li>\n`;
  });
  return {
    title: 'Notebooks',
    section: 'notebooks',
    main: html`<h1>Notebooks</h1>
<p class="lead">Each works out the answers to questions that the panel asked about one system.</p>
${items.length === 0 ? html`<p>This project has no notebook yet. Make one with <code>assay new</code>.</p>` : html`<ul class="cards">${items}</ul>`}`,
  };
}

/** A notebook with its cells and code. */
export function notebookPage(workbench: Workbench, person: Person, entry: NotebookEntry): Page {
  const { description } = entry;
  const runs = workbench.runs.list(entry.slug).filter((run) => workbench.mayRead(person, run));
  return {
    title: description.title,
    section: 'notebooks',
    above: [{ href: '/notebooks', text: 'Notebooks' }],
    main: html`<p class="overline">${systemName(workbench, entry)}</p>
<h1>${description.title}</h1>
<p class="lead">${description.summary}</p>
${actions(entry, latestReport(workbench, person, entry).run, person)}
<h2>Questions it answers</h2>
${questions(workbench, entry)}
<h2 id="runs">Runs</h2>
${runList(workbench, runs, description.parameters)}
<h2>How it works</h2>
${cellList(description.cells)}
${parameterList(entry)}
<h2>The code of each cell</h2>
${cellDetails(entry, runs[0] === undefined ? [] : statedBy(workbench, person, runs[0]))}`,
  };
}

function actions({ slug }: NotebookEntry, latest: RunEntry | null, person: Person): Html {
  return html`<div class="actions">
${latest && html`<a class="button" href="/reports/${latest.id}">Read the latest report</a>`}
${may(person, 'run notebooks') && html`<a class="button secondary" href="/notebooks/${slug}/run">Run this notebook</a>`}
${may(person, 'open notebooks') && html`<a class="button secondary" href="/live/${slug}/">Open it live</a>`}
</div>`;
}

function systemName({ panel }: Workbench, { description }: NotebookEntry): string {
  return panel.systems.find(({ id }) => id === description.system)?.title ?? description.system;
}

function questions({ panel }: Workbench, { description }: NotebookEntry): Html {
  const rows = [
    ...description.questions.map((id) => ({ id, reason: null })),
    ...Object.entries(description.unanswerable).map(([id, reason]) => ({ id, reason })),
  ];
  return html`<dl class="summary-list">${rows.map(({ id, reason }) => {
    const question = panel.ledger.find(id);
    return html`<div><dt><a href="/questions/${id}">${id}</a></dt><dd>${question?.text ?? 'Not in the ledger of questions.'}${
      reason && html`<br><span class="tag warn">Data cannot answer this</span> ${reason}`
    }</dd></div>\n`;
  })}</dl>`;
}

function parameterList({ description }: NotebookEntry): Html | null {
  if (description.parameters.length === 0) return null;
  return html`<h3>What may be chosen</h3>
<dl class="summary-list">${description.parameters.map(
    (parameter) =>
      html`<div><dt>${parameter.title}</dt><dd>${parameter.description} <span class="quiet">(unless chosen: ${parameter.fromData ?? String(parameter.default)})</span></dd></div>\n`,
  )}</dl>`;
}

interface Stated {
  readonly cell: string;
  readonly title: string;
  readonly href: string;
  readonly questions: readonly string[];
}

/** Findings of a run with the cell that states each: the way back from code to the panel's questions; none of a damaged one. */
function statedBy(workbench: Workbench, person: Person, run: RunEntry): readonly Stated[] {
  const source = orDamaged(() => workbench.sourceFor(person, run));
  if (source === 'damaged') return [];
  return source.results.findings.map(({ id, title, questions, source }) => ({
    cell: source.cell,
    title,
    href: `/reports/${run.id}/findings/${id}`,
    questions,
  }));
}

function cellDetails(entry: NotebookEntry, findings: readonly Stated[]): Html {
  const declared = new Map<string, { readonly file: string; readonly snippet: string }>();
  for (const [file, text] of Object.entries(notebookCode(entry))) {
    for (const [name, { code }] of cellSources(text)) {
      if (!declared.has(name)) declared.set(name, { file, snippet: code });
    }
  }
  const statedIn = new Map<string, Stated[]>();
  for (const each of findings) statedIn.set(each.cell, [...(statedIn.get(each.cell) ?? []), each]);
  return html`${entry.description.cells.map((cell) => {
    const found = declared.get(cell.name);
    const stated = statedIn.get(cell.name) ?? [];
    return html`<h3 id="cell-${cell.name}">${cell.title}</h3>
<p class="small quiet">Cell <code>${cell.name}</code>${found && html` in <code>${found.file}</code>`}</p>
${stated.length > 0 && html`<ul>${stated.map(({ title, href, questions }) => html`<li>States <a href="${href}">${title}</a>, which answers ${questionLinks(questions)}</li>`)}</ul>`}
${found && html`<pre tabindex="0" role="group" aria-label="Code of cell ${cell.name}"><code>${found.snippet}</code></pre>`}`;
  })}`;
}
