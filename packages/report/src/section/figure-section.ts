import type { Finding, FindingTable, Words } from '@assay/evidence';
import { channelColumns, type Figure, type PlotChart } from '@assay/notebook';
import { drawChart } from '../chart/draw-chart.ts';
import { drawable } from '../chart/drawable.ts';
import { isPlaced, measuredAcross } from '../chart/measured-across.ts';
import type { ChosenValues } from '../chart/panel.ts';
import { type Html, html, trustedHtml } from '../page/html.ts';
import type { ReportLinks } from '../source/report-source.ts';
import { dataTable, tableLimits } from '../table/data-table.ts';

interface FigureSection {
  readonly figure: Figure;
  readonly finding: Finding;
  /** Unique in the page. */
  readonly id: string;
  /** Its place in the report, counted from 1. */
  readonly number: number;
  /** The sentence that says what the chart shows. */
  readonly summary: Html;
  readonly words: Words;
  readonly links: ReportLinks;
  /** The run's parameters, by which a figure marks what was chosen. */
  readonly set: ChosenValues;
  /** Element that already shows this finding's table in the page. */
  readonly tableAt?: string | undefined;
}

/**
 * A figure: what it shows in a sentence, the chart as a page and as a phone has room for it, and the numbers behind it,
 * folded; on paper they stand in the annex. A chart without one number to draw is told, not drawn.
 */
export function figureSection(section: FigureSection): Html {
  const { figure, finding, id, number, summary, words, links, set, tableAt } = section;
  const why = whyNotDrawn(figure, finding);
  if (why !== null) return html`<div class="inset warn" id="${id}"><p>Figure ${number} is not drawn: ${why}.</p></div>`;
  const svg = links.figure(figure.id);
  return html`<figure class="figure" id="${id}">
<figcaption id="${id}-caption">Figure ${number}. ${figure.caption}</figcaption>
<p class="figure-summary" id="${id}-summary">${summary}</p>
<div class="figure-chart${links.numbers !== false && html` for-wide`}">${figureDrawing(figure, finding, id, set)}</div>
${links.numbers !== false && html`<div class="figure-chart for-narrow">${drawnOnce(figure, finding, id, 'narrow', set)}</div>`}
${
  tableAt === undefined
    ? html`<details${links.numbers !== false && html` class="folded"`}>
<summary>Numbers of figure ${number}</summary>
${dataTable(finding.table!, { id: `${id}-table`, caption: finding.title, words, limitations: finding.limitations, drawn: drawnColumns(figure.chart), ...tableLimits(words, links) })}
</details>`
    : html`<p class="small"><a href="#${tableAt}">The numbers of this figure are in a table above.</a></p>`
}
${workedOut(finding.id, links, svg)}
</figure>`;
}

/** The drawing alone, for a page that gives it its caption (`id-caption`) and summary (`id-summary`). */
export function figureDrawing(figure: Figure, finding: Finding, id: string, set: ChosenValues): Html {
  return drawnOnce(figure, finding, id, 'wide', set);
}

const drawn = new WeakMap<Finding, Map<string, Html>>();

/** A finding never changes, so its drawing need not be made twice. */
function drawnOnce(figure: Figure, finding: Finding, id: string, width: 'wide' | 'narrow', set: ChosenValues): Html {
  const ofFinding = drawn.get(finding) ?? new Map<string, Html>();
  drawn.set(finding, ofFinding);
  const key = JSON.stringify([figure, id, width, set]);
  const known = ofFinding.get(key) ?? trustedHtml(drawChart(figure, finding, id, width, set));
  ofFinding.set(key, known);
  return known;
}

/** Why there is nothing to draw; `null` where there is. */
export function whyNotDrawn({ chart }: Figure, { table, reason }: Finding): string | null {
  if (table === null) return reason ?? 'the finding has no table';
  if (table.rows.length === 0) return 'the data have nothing that belongs in it';
  if (chart.kind === 'plot') return whyNotDeclared(chart, table);
  const drawn = chart.kind === 'bar' || chart.kind === 'line' || chart.kind === 'scatter' ? chart.y : chart.value;
  const position = table.columns.findIndex(({ name }) => name === drawn);
  if (position === -1) return NOT_MADE;
  // A mark with a number on one axis and nothing on the other has no place.
  const across = measuredAcross(chart, table);
  const isEmpty = !table.rows.some((row) => typeof row[position] === 'number' && isPlaced(row, across));
  return isEmpty ? whyEmpty(table, across === null ? [position] : [position, across]) : null;
}

/** Nothing can be drawn of these columns: because their numbers are held back, or because there are none? */
function whyEmpty(table: FindingTable, positions: readonly number[]): string {
  const names = positions.map((position) => table.columns[position]!.label).join(', ');
  const values = table.rows.flatMap((row) => positions.map((position) => row[position] ?? null));
  const isHeldBack = values.some((value) => typeof value === 'string');
  if (isHeldBack && !values.includes(null)) return 'it is held back, so that nobody can be told from it';
  return isHeldBack
    ? `its numbers (${names}) are held back, so that nobody can be told from them, or could not be computed`
    : `none of its numbers (${names}) could be computed`;
}

/** Names of what a chart draws, each a column where the table has one of that name. */
function drawnColumns(chart: Figure['chart']): readonly string[] {
  if (chart.kind === 'plot') return chart.marks.flatMap((mark) => channelColumns(mark).map(({ column }) => column));
  return Object.values(chart).filter((value) => typeof value === 'string');
}

/** A table may lack a column in a run whose file lacks what the column is made of. */
const NOT_MADE = 'the file does not hold what its numbers are made of';

function whyNotDeclared(declared: PlotChart, table: FindingTable): string | null {
  const chart = drawable(declared, table);
  if (chart === null) return NOT_MADE;
  const named = chart.marks.flatMap((mark) => channelColumns(mark).map(({ column }) => column));
  // A row's name may be a number, such as a band of scores: it is there though nothing may be told of the row.
  const drawn = table.columns.filter(({ name, unit, key }) => named.includes(name) && unit !== 'text' && key !== true);
  const positions = drawn.map(({ name }) => table.columns.findIndex((column) => column.name === name));
  const isEmpty = positions.every((position) => !table.rows.some((row) => typeof row[position] === 'number'));
  return isEmpty ? whyEmpty(table, positions) : null;
}

/** The way from a figure or table to how it was worked out, and to take it along; nothing on paper. */
export function workedOut(finding: string, links: ReportLinks, svg: string | null = null): Html | null {
  if (links.numbers === false) return null;
  const csv = links.table(finding);
  return html`<p class="small worked-out"><a href="${links.finding(finding)}">How was this worked out?</a>${
    svg === null ? null : html` · <a href="${svg}">Chart as SVG</a>`
  }${csv === null ? null : html` · <a href="${csv}">Numbers as CSV</a>`}</p>`;
}
