import type { FindingTable } from '@assay/evidence';
import { MARK_FAMILY, type PlotChart } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import * as Plot from '@observablehq/plot';
import { areaPanel } from './area-panel.ts';
import { cellChartPanel } from './cell-chart-panel.ts';
import { chartDocument, type DrawingDocument, type DrawnElement } from './chart-document.ts';
import { chartColumn, chartRows, distinctTexts, isPlottable } from './chart-rows.ts';
import { flowPanel } from './flow-panel.ts';
import { hexbinPanel } from './hexbin-panel.ts';
import { iconPanel } from './icon-panel.ts';
import { keyRows } from './key-rows.ts';
import { type ChartLayout, chartWidths } from './layout.ts';
import { type ChosenValues, chartWord, type KeyEntry, type Panel } from './panel.ts';
import { planePanel } from './plane-panel.ts';
import { rowPanel } from './row-panel.ts';
import { symbolPanel } from './symbol-panel.ts';

const SVG = 'http://www.w3.org/2000/svg';
const TITLE_HEIGHT = 26;

/**
 * Draws a declared figure: its key, then one panel, or one for each word of the facet on the same scales, two beside each
 * other on a page and one below the other on a phone.
 */
export function plotDrawing(
  chart: PlotChart,
  table: FindingTable,
  layout: ChartLayout,
  set: ChosenValues,
): DrawnElement {
  const all = chartRows(table).filter(
    (row) => chart.only === undefined || chart.only.words.includes(chartWord(row, chart.only.column)),
  );
  if (all.length === 0)
    throw new InputError(
      `no row has ${chart.only?.words.join(' or ')} in ${chart.only?.column}. Name words that the column has.`,
    );
  const facets = chart.facet === undefined ? null : distinctTexts(all, chart.facet);
  const panelLayout = facets === null ? layout : 'narrow';
  const across = facets === null ? 1 : Math.floor(chartWidths[layout] / chartWidths.narrow);
  const document = chartDocument();
  const panels = (facets ?? [null]).map((title) => {
    const rows = title === null ? all : all.filter((row) => chartWord(row, chart.facet!) === title);
    const { options, key } = panelOptions({ chart, table, rows, all, layout: panelLayout, set });
    const svg = Plot.plot({
      ...options,
      ariaLabel: null,
      className: 'chart',
      document,
    } as unknown as Plot.PlotOptions) as unknown as DrawnElement;
    return { title, svg, key, height: Number(options.height) };
  });
  const [only] = panels;
  if (facets === null && only!.key.length === 0) return only!.svg;
  const width = chartWidths[layout];
  const outer = document.createElementNS(SVG, 'svg');
  const key = keyOf(panels[0]!.key, width, document);
  if (key.drawn !== null) outer.append(key.drawn);
  let top = key.height;
  for (let start = 0; start < panels.length; start += across) {
    const row = panels.slice(start, start + across);
    const titleHeight = facets === null ? 0 : TITLE_HEIGHT;
    for (const [index, { title, svg }] of row.entries()) {
      const left = index * (width / across);
      if (title !== null) outer.append(titleText(document, facetTitle(title, chart, table), left + 4, top + 18));
      svg.removeAttribute('class');
      // Text of a panel has the size of the whole drawing's, by which its room was measured.
      for (const own of ['font-size', 'font-family']) svg.removeAttribute(own);
      svg.setAttribute('x', String(left));
      svg.setAttribute('y', String(top + titleHeight));
      outer.append(svg);
    }
    top += titleHeight + Math.max(...row.map(({ height }) => height));
  }
  for (const [name, value] of Object.entries({
    class: 'chart',
    width,
    height: top,
    viewBox: `0 0 ${width} ${top}`,
    fill: 'currentColor',
  }))
    outer.setAttribute(name, String(value));
  return outer;
}

function panelOptions(panel: Panel): { readonly options: Plot.PlotOptions; readonly key: readonly KeyEntry[] } {
  const alone = aloneOptions(panel);
  if (alone !== null) return { options: alone, key: [] };
  return isOnRows(panel) ? rowPanel(panel) : planePanel(panel);
}

/** A mark that fills its drawing; `null` where marks share one. */
function aloneOptions(panel: Panel): Plot.PlotOptions | null {
  const [mark] = panel.chart.marks;
  switch (mark!.mark) {
    case 'icons':
      return iconPanel(mark!, panel);
    case 'symbols':
      return symbolPanel(mark!, panel);
    case 'areas':
      return areaPanel(mark!, panel);
    case 'cell':
      return cellChartPanel(mark!, panel);
    case 'hexbin':
      return hexbinPanel(mark!, panel);
    case 'flow':
      return flowPanel(mark!, panel);
    default:
      return null;
  }
}

/** Dots, texts and rules go with the marks beside them; alone, they stand on rows where their `y` is of words. */
function isOnRows({ chart, table, all }: Panel): boolean {
  const family = chart.marks.map(({ mark }) => MARK_FAMILY[mark]).find((each) => each !== 'any');
  if (family !== undefined) return family === 'rows';
  const y = chart.marks.flatMap((mark) => ('y' in mark && mark.y !== undefined ? [mark.y] : []))[0];
  return y !== undefined && chartColumn(table, y).unit === 'text' && !all.every((row) => isPlottable(row[y]));
}

function keyOf(entries: readonly KeyEntry[], width: number, document: DrawingDocument) {
  if (entries.length === 0) return { drawn: null, height: 0 };
  const { mark, height } = keyRows(entries, { top: 4, width });
  const draw = mark as unknown as (...given: readonly unknown[]) => DrawnElement;
  return { drawn: draw([], {}, {}, {}, { document }), height: height + 8 };
}

/** A bare number says nothing without what it counts. */
function facetTitle(word: string, chart: PlotChart, table: FindingTable): string {
  return /^\d/.test(word) ? `${chartColumn(table, chart.facet!).label}: ${word}` : word;
}

function titleText(document: DrawingDocument, title: string, x: number, y: number): DrawnElement {
  const text = document.createElementNS(SVG, 'text');
  for (const [name, value] of Object.entries({
    x,
    y,
    fill: 'currentColor',
    'text-anchor': 'start',
    'font-weight': 600,
  }))
    text.setAttribute(name, String(value));
  text.textContent = title;
  return text;
}
