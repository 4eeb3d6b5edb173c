import type { Finding, Words } from '@assay/evidence';
import { type Block, type Reference, resolveChoice, resolveReference } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { type Html, html } from '../page/html.ts';
import { choiceSection } from '../section/choice-section.ts';
import { figureSection, whyNotDrawn } from '../section/figure-section.ts';
import { leftOut } from '../section/left-out.ts';
import { chiefLimitations, limitationList } from '../section/limitation-list.ts';
import { questionList, questionsLeft } from '../section/question-list.ts';
import { tableElsewhere, tableSection } from '../section/table-section.ts';
import { findingsById, type ReportLinks, type ReportSource } from '../source/report-source.ts';
import { figureSummary } from './figure-summary.ts';
import { type MarkdownScope, type RenderedMarkdown, renderMarkdown } from './render-markdown.ts';
import { type LeftOut, sayableProse } from './sayable-prose.ts';

/** What must not repeat within one page: figure numbers and element ids. */
export interface PageCount {
  nextFigure(): number;
  /** Counts the tables that stand in the prose, the next one included. */
  nextTable(): number;
  unique(id: string): string;
  /** Element that shows the whole table of each finding, so that it need not be shown twice. */
  readonly tables: Map<string, string>;
  /** Element and number of each figure that the page shows. */
  readonly figures: Map<string, { readonly id: string; readonly number: number }>;
  /** Reasons for what was left out that the page gave already. */
  readonly reasons: Set<string>;
}

/** Tables that a member reads; the technical view has them all. */
const MOST_PLAIN_TABLES = 7;

export function pageCount(): PageCount {
  const uses = new Map<string, number>();
  const next = (key: string) => {
    const count = (uses.get(key) ?? 0) + 1;
    uses.set(key, count);
    return count;
  };
  return {
    tables: new Map(),
    figures: new Map(),
    reasons: new Set(),
    nextFigure: () => next('(figures)'),
    nextTable: () => next('(tables)'),
    unique: (id) => {
      const count = next(id);
      return count === 1 ? id : `${id}-${count}`;
    },
  };
}

/**
 * The prose of one view: what can be said of this run, its numbers resolved, and at each section's end what was left out
 * and why.
 *
 * @throws InputError where the prose refers to what does not exist.
 */
export function renderProse(
  source: ReportSource,
  markdown: string,
  scope: MarkdownScope,
  { prefix = 'section', reasons }: { readonly prefix?: string; readonly reasons: Set<string> },
): RenderedMarkdown {
  const findings = findingsById(source.results);
  const sayable = sayableProse(markdown, findings, (block) => whyNotShown(block, source, findings));
  return renderMarkdown(
    sayable.markdown,
    { ...scope, leftOut: (index) => leftOut(sayable.leftOut[index] ?? [], reasons) },
    prefix,
  );
}

/** A heading over no line would look like a table that was lost. */
const NOTHING_IN_IT = 'the data have nothing that belongs in it';

/** Why a figure or table is not in this report; `null` where it is, or where its name is the author's error. */
function whyNotShown(block: Block, source: ReportSource, findings: ReadonlyMap<string, Finding>): LeftOut | null {
  if (block.kind === 'figure') {
    const figure = source.notebook.figures.find(({ id }) => id === block.id);
    const finding = figure && findings.get(figure.finding);
    const reason = figure && finding ? whyNotDrawn(figure, finding) : null;
    return reason === null ? null : { what: `the figure “${figure!.caption}”`, reason };
  }
  if (block.kind !== 'table' && block.kind !== 'choose') return null;
  const finding = findings.get(block.id);
  if (finding?.table?.rows.length === 0) return { what: finding.title, reason: NOTHING_IN_IT };
  if (finding === undefined || finding.status === 'computed') return null;
  return { what: finding.title, reason: finding.reason ?? 'no reason was given' };
}

/** Resolves a report's references and blocks against one run; every number links to how it was worked out. */
export function reportScope(
  source: ReportSource,
  words: Words,
  links: ReportLinks,
  count: PageCount = pageCount(),
): MarkdownScope {
  const findings = findingsById(source.results);
  const scope: MarkdownScope = {
    reference: (reference: Reference) => {
      const text = resolveReference(reference, { findings, parameters: source.results.run.parameters, words });
      return reference.kind === 'parameter' || links.numbers === false
        ? html`<b>${text}</b>`
        : html`<a class="value" href="${links.finding(reference.id)}">${text}</a>`;
    },
    block: (block: Block): Html => {
      switch (block.kind) {
        case 'answer':
          return html``;
        case 'questions':
          return words === 'plain' || links.numbers === false
            ? questionsLeft(source, links)
            : questionList(source, links);
        case 'limitations':
          return words === 'plain'
            ? chiefLimitations(source.results.findings, links)
            : html`<div id="${count.unique('limitations')}">${limitationList(source.results.findings, links)}</div>`;
        case 'table': {
          const tableAt = count.tables.get(block.id);
          const isOneTooMany = words === 'plain' && tableAt === undefined && count.nextTable() > MOST_PLAIN_TABLES;
          if (isOneTooMany && known(block.id).table !== null) return tableElsewhere(known(block.id), links);
          const id = count.unique(`table-${block.id}`);
          if (tableAt === undefined) count.tables.set(block.id, `${id}-caption`);
          return tableSection(known(block.id), { id, words, links, tableAt });
        }
        case 'choose': {
          const id = count.unique(`choice-${block.id}`);
          const finding = known(block.id);
          const choice = resolveChoice(block, finding, source.results.run.parameters);
          const tableAt = count.tables.get(block.id);
          if (tableAt === undefined) count.tables.set(block.id, `${id}-caption`);
          return choiceSection(finding, choice, { id, words, links, tableAt });
        }
        case 'figure': {
          const figure = source.notebook.figures.find((candidate) => candidate.id === block.id);
          if (figure === undefined) {
            const ids = source.notebook.figures.map(({ id }) => id).join(', ') || '(none)';
            throw new InputError(`report shows an unknown figure: ${block.id}. Use one of ${ids}.`);
          }
          const shown = count.figures.get(figure.id);
          if (shown !== undefined) return html`<p><a href="#${shown.id}">See figure ${shown.number} above.</a></p>`;
          const finding = known(figure.finding);
          const summary = figureSummary(figure, finding, findings, scope, words);
          const id = count.unique(`figure-${figure.id}`);
          const number = count.nextFigure();
          count.figures.set(figure.id, { id, number });
          const tableAt = count.tables.get(figure.finding);
          const isDrawn = whyNotDrawn(figure, finding) === null;
          if (tableAt === undefined && isDrawn) count.tables.set(figure.finding, `${id}-table-caption`);
          return figureSection({
            figure,
            finding,
            id,
            number,
            summary,
            words,
            links,
            set: source.results.run.parameters,
            tableAt,
          });
        }
      }
    },
  };
  const known = (id: string) => {
    const finding = findings.get(id);
    if (finding === undefined)
      throw new InputError(`report shows an unknown finding: ${id}. Name one that a cell states.`);
    return finding;
  };
  return scope;
}
