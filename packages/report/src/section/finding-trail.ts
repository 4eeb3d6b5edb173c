import { displayFinding, type Finding } from '@assay/evidence';
import { cellSource } from '@assay/notebook';
import { countedNoun, InputError } from '@assay/statistics';
import { type Html, html } from '../page/html.ts';
import { exampleNote } from '../source/example-note.ts';
import { findingsById, type ReportCell, type ReportLinks, type ReportSource } from '../source/report-source.ts';
import { dataTable } from '../table/data-table.ts';
import { findingFacts } from './finding-facts.ts';

export interface FindingTrailOptions {
  readonly links: ReportLinks;
  /** Source text of the notebook's files by name, where it is at hand. */
  readonly code?: Readonly<Record<string, string>>;
}

/**
 * How was this number worked out? Its whole trail: the question, the finding, the cell that computed it with its code,
 * the cells before it, and the inputs.
 *
 * @throws InputError where the run has no such finding.
 *
 * @example
 * findingTrail(sampleSource, 'missed.share', { links: fileLinks }).includes('The cell that states it') // true
 */
export function findingTrail(source: ReportSource, id: string, { links, code = {} }: FindingTrailOptions): Html {
  const finding = findingsById(source.results).get(id);
  if (finding === undefined) {
    throw new InputError(
      `unknown finding: ${id}. Run ${source.results.run.id} has ${source.results.findings.length} others.`,
    );
  }
  const { cells, inputs } = upstream(source.notebook.cells, finding.source.cell);
  const text = code[finding.source.file];
  const snippet = text === undefined ? null : cellSource(text, finding.source.cell);
  return html`${exampleNote(source)}<p class="overline">Finding <code>${finding.id}</code></p>
<h1>${finding.title}</h1>
${answer(finding)}
<ol class="trail">
<li><h2>The question</h2>${questions(source, finding, links)}</li>
<li><h2>The finding</h2>${findingFacts(finding, links)}
${finding.table && dataTable(finding.table, { id: 'finding-table', caption: finding.title, words: 'technical' })}
${csvLink(finding, links)}</li>
<li><h2>The cell that states it</h2>
${cellSummary(
  source.notebook.cells.find((cell) => cell.name === finding.source.cell),
  finding.source,
  links,
)}
${snippet && html`<div><p class="small">From <code>${finding.source.file}</code>:</p><pre tabindex="0" role="group" aria-label="Code of cell ${finding.source.cell}"><code>${snippet}</code></pre></div>`}</li>
<li><h2>What that cell stands on</h2>
${
  cells.length === 0
    ? html`<p>No other cell.</p>`
    : html`<ul>${cells.map((cell) => html`<li>${cellName(cell, links)}: ${cell.title}</li>`)}</ul>`
}</li>
<li><h2>The inputs</h2>${inputList(source, inputs)}</li>
</ol>`;
}

function answer(finding: Finding): Html {
  if (finding.table !== null)
    return html`<p class="answer">A table of ${countedNoun(finding.table.rows.length, 'row')}, below.</p>`;
  const interval = finding.interval === null ? null : ` (${displayFinding(finding, 'interval')})`;
  return html`<p class="answer"><strong>${displayFinding(finding)}</strong>${interval}</p>`;
}

function questions(source: ReportSource, finding: Finding, links: ReportLinks): Html {
  const texts = new Map(source.questions.map((question) => [question.id, question]));
  return html`<ul>${finding.questions.map((id) => {
    const question = texts.get(id);
    const href = links.question(id);
    return html`<li>${href === null ? html`<strong>${id}</strong>` : html`<a href="${href}">${id}</a>`}${question && html`: ${question.text} <span class="quiet">(${question.minute})</span>`}</li>`;
  })}</ul>`;
}

function csvLink(finding: Finding, links: ReportLinks): Html | null {
  const href = finding.table === null ? null : links.table(finding.id);
  return href === null ? null : html`<p class="small"><a href="${href}">Numbers as CSV</a></p>`;
}

function cellSummary(cell: ReportCell | undefined, { cell: name, file }: Finding['source'], links: ReportLinks): Html {
  return cell === undefined
    ? html`<p><code>${name}</code> in <code>${file}</code></p>`
    : html`<p>${cellName(cell, links)}: ${cell.title}</p>`;
}

function cellName({ name }: ReportCell, links: ReportLinks): Html {
  return links.cell === undefined
    ? html`<code>${name}</code>`
    : html`<a href="${links.cell(name)}"><code>${name}</code></a>`;
}

function inputList({ results, notebook, record }: ReportSource, names: ReadonlySet<string>): Html {
  const known = Object.entries(results.run.inputs).filter(([name]) => names.size === 0 || names.has(name));
  if (known.length === 0) return html`<p>No input file.</p>`;
  return html`<ul>${known.map(([name, sha256]) => {
    const title = notebook.inputs.find((input) => input.name === name)?.title ?? name;
    const from = record?.inputs?.[name]?.from;
    return html`<li>${title}${from && ` – ${from}`}<br><span class="mono small">sha256 ${sha256}</span></li>`;
  })}</ul>`;
}

/** Cells and inputs that a cell depends on, directly or not. */
function upstream(cells: readonly ReportCell[], name: string): { cells: ReportCell[]; inputs: ReadonlySet<string> } {
  const byName = new Map(cells.map((cell) => [cell.name, cell]));
  const seen = new Set<string>();
  const inputs = new Set<string>();
  const visit = (current: string) => {
    for (const need of byName.get(current)?.needs ?? []) {
      if (need.kind === 'input') inputs.add(need.name);
      if (need.kind !== 'cell' || seen.has(need.name)) continue;
      seen.add(need.name);
      visit(need.name);
    }
  };
  visit(name);
  return { cells: cells.filter((cell) => seen.has(cell.name)), inputs };
}
