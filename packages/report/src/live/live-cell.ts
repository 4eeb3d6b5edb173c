import { displayFinding, type Finding } from '@assay/evidence';
import type { LiveCell, LiveProblem } from '@assay/notebook/live';
import { countedNoun } from '@assay/statistics';
import { type Html, html } from '../page/html.ts';
import { dataTable } from '../table/data-table.ts';
import { type LiveLinks, liveCellId } from './live-links.ts';
import { liveValueTable } from './live-value-table.ts';

const counted = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const MOST_ROWS = 8;

const STATES: Readonly<Record<LiveCell['state'], { readonly word: string; readonly tag: string }>> = {
  due: { word: 'of before the edit', tag: 'warn' },
  computing: { word: 'computing', tag: 'warn' },
  current: { word: 'current', tag: 'good' },
  failed: { word: 'failed', tag: 'bad' },
  blocked: { word: 'waits', tag: 'warn' },
};

/** The parts of one cell by name, each shown anew where it changed. */
export function liveCellParts(
  cell: LiveCell,
  types: readonly LiveProblem[],
  links: LiveLinks,
): Readonly<Record<string, Html>> {
  return {
    head: head(cell),
    told: told(cell, types, links),
    findings: findings(cell) ?? html``,
    value: value(cell, links) ?? html``,
    code: code(cell, links),
  };
}

function head(cell: LiveCell): Html {
  const { word, tag } = STATES[cell.state];
  const id = liveCellId(cell.name);
  const needs = cell.needs.map(
    ({ kind, name }, index) =>
      html`${index > 0 && ', '}${kind === 'cell' ? html`<a href="#${liveCellId(name)}">${name}</a>` : html`${kind} ${name}`}`,
  );
  const neededBy = cell.neededBy.map(
    (name, index) => html`${index > 0 && ', '}<a href="#${liveCellId(name)}">${name}</a>`,
  );
  return html`<h3 id="${id}-title">${cell.title} <span class="tag ${tag}">${word}</span></h3>
<p class="small quiet"><code>${cell.name}</code>${cell.value !== null && html` · ${milliseconds(cell.value.milliseconds)} · ${size(cell.value.bytes)}`}<br>
needs ${needs.length === 0 ? 'nothing' : needs} · ${neededBy.length === 0 ? 'needed by no other' : html`needed by ${neededBy}`}</p>`;
}

function told({ error, warnings, lines }: LiveCell, types: readonly LiveProblem[], links: LiveLinks): Html {
  return html`${error !== null && liveProblemBox(error, links)}${types.map((problem) => liveProblemBox(problem, links))}
${warnings.map((warning) => html`<div class="inset warn"><p>${warning}</p></div>`)}
${lines.length > 0 && html`<pre class="live-lines" tabindex="0" role="group" aria-label="What the cell said">${lines.map(({ level, text }) => html`${level !== 'log' && level !== 'info' && html`${level}: `}${text}\n`)}</pre>`}`;
}

/** What is wrong, and the line to mend. */
export function liveProblemBox({ message, file, line }: LiveProblem, links: LiveLinks): Html {
  const place =
    file === null
      ? null
      : html`<p class="small"><a data-edit href="${links.edit(file, line ?? undefined)}">${file}${line !== null && html`, line ${line}`}</a></p>`;
  return html`<div class="inset bad" role="alert"><p><strong>${message}</strong></p>${place}</div>`;
}

function findings({ findings: stated, state }: LiveCell): Html | null {
  if (stated.length === 0 || state !== 'current') return null;
  return html`<ul class="live-findings">${stated.map((finding) => html`<li id="live-${finding.id}"><p><strong>${finding.title}</strong> <code class="small">${finding.id}</code><br>${shownValue(finding)}</p>${tableOf(finding)}</li>\n`)}</ul>`;
}

function shownValue(finding: Finding): Html {
  if (finding.status === 'not-computed')
    return html`<span class="tag warn">Not computed</span> because ${finding.reason ?? finding.fault}`;
  if (finding.table !== null) return html`A table of ${countedNoun(finding.table.rows.length, 'row')}`;
  return html`<span class="live-number">${displayFinding(finding)}</span>${finding.interval !== null && html` (${displayFinding(finding, 'interval')})`}`;
}

function tableOf({ id, title, table }: Finding): Html | null {
  if (table === null) return null;
  return html`<details><summary>Its rows</summary>${dataTable(table, { id: `live-${id}-table`, caption: title, words: 'technical', most: MOST_ROWS })}</details>`;
}

function value({ name, kind, value, state }: LiveCell, links: LiveLinks): Html | null {
  if (value === null || kind === 'findings') return null;
  const { what, rows } = value.view;
  const id = liveCellId(name);
  const isOld = state !== 'current';
  return html`<div class="live-value${isOld && ' is-old'}"${isOld && html` aria-label="The value of before the edit"`}><p>${isOld && 'Before the edit: '}${what}</p>
${rows !== null && !isOld && liveValueTable(rows, { cell: name, id, href: links.rows(name), search: '', sort: null, isDescending: false })}</div>`;
}

function code({ name, place }: LiveCell, links: LiveLinks): Html {
  if (place === null)
    return html`<p class="small quiet">No statement declares it by its name alone, so its code is not shown.</p>`;
  const { file, line, code } = place;
  return html`<details class="live-code"><summary>Code of ${name}</summary>
<pre tabindex="0" role="group" aria-label="Code of cell ${name}">${code.split('\n').map((text, index) => html`<span class="live-line">${line + index}</span> ${text}\n`)}</pre></details>
<p class="small"><a data-edit href="${links.edit(file, line)}">Edit ${file}, line ${line}</a></p>`;
}

function milliseconds(time: number): string {
  return time < 1
    ? 'under a millisecond'
    : time < 10_000
      ? `${counted.format(time)} ms`
      : `${counted.format(time / 1000)} s`;
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${counted.format(Math.max(1, bytes / 1e3))} kB` : `${counted.format(bytes / 1e6)} MB`;
}
