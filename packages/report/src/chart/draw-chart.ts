import type { Finding } from '@assay/evidence';
import { type Chart, type Figure, type PlotChart, plotProblems } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { html } from '../page/html.ts';
import { barChart } from './bar-chart.ts';
import { chartDocument, type DrawnElement } from './chart-document.ts';
import { type ChosenValues, heatChart } from './heat-chart.ts';
import { intervalChart } from './interval-chart.ts';
import type { ChartLayout } from './layout.ts';
import { lineChart } from './line-chart.ts';
import { mapChart } from './map-chart.ts';
import { drawable } from './plot/drawable.ts';
import { inWords } from './plot/in-words.ts';
import { plotDrawing } from './plot/plot-drawing.ts';
import { scatterChart } from './scatter-chart.ts';
import { settleSvg } from './settle-svg.ts';

/** Most rows a chart draws. More marks weigh down the page, and a mark per person must not leave anyway. */
export const mostMarks = 1500;

/**
 * Draws a figure as SVG text: no script, no style, the same bytes each time. Colours are the Analysis Function's; text
 * takes the page's colour, so the drawing serves light and dark. Each figure has two drawings, one for a page's width and
 * one for a phone's. `set` holds the run's parameters, by which a figure marks what was chosen.
 *
 * @throws InputError where the finding has no table, more than {@link mostMarks} rows, or not the chart's columns.
 *
 * @example
 * const [figure] = sampleSource.notebook.figures;
 * const finding = sampleSource.results.findings.find(({ id }) => id === figure.finding);
 * drawChart(figure, finding).startsWith('<svg') // true
 */
export function drawChart(
  figure: Figure,
  finding: Finding,
  id = `figure-${figure.id}`,
  layout: ChartLayout = 'wide',
  set: ChosenValues = {},
): string {
  if (finding.table === null) {
    throw new InputError(
      `figure ${figure.id} draws a finding without a table: ${finding.id}. Give the finding a table.`,
    );
  }
  if (finding.table.rows.length > mostMarks) {
    const count = finding.table.rows.length.toLocaleString('en-GB');
    throw new InputError(
      `figure ${figure.id} has too many marks: ${count}. Bin the table to at most ${mostMarks} rows.`,
    );
  }
  const own = layout === 'wide' ? id : `${id}-${layout}`;
  // With no mark left, the chart as it stands tells which column is missing.
  const chart = figure.chart.kind === 'plot' ? (drawable(figure.chart, finding.table) ?? figure.chart) : figure.chart;
  const svg = chart.kind === 'plot' ? declared(figure.id, chart, finding, layout) : preset(chart, finding, layout, set);
  // Borders of areas are many and need no tenths.
  const decimals = chart.kind === 'map' ? 0 : 1;
  const isDeclared = chart.kind === 'plot';
  const settled = settleSvg(svg, {
    id: own,
    labelledBy: `${id}-caption`,
    describedBy: isDeclared ? `${id}-summary ${id}-words` : `${id}-summary`,
    decimals,
  });
  if (chart.kind !== 'plot' || layout !== 'wide') return settled;
  const words = html`<desc id="${id}-words">${inWords(chart, finding.table)}</desc>`;
  return settled.replace('>', () => `>${words}`);
}

function preset(chart: Preset, finding: Finding, layout: ChartLayout, set: ChosenValues): DrawnElement {
  return Plot.plot({
    ...chartOptions(chart, finding, layout, set),
    ariaLabel: null,
    className: 'chart',
    document: chartDocument(),
  } as unknown as PlotOptions) as unknown as DrawnElement;
}

type Preset = Exclude<Chart, { kind: 'plot' }>;

/** Checked against the table as it left the gate, which may lack what the notebook's types promised. */
function declared(id: string, chart: PlotChart, { table }: Finding, layout: ChartLayout): DrawnElement {
  const [problem] = plotProblems(
    chart,
    table!.columns.map(({ name }) => name),
  );
  if (problem !== undefined) throw new InputError(`figure ${id}: ${problem}`);
  return plotDrawing(chart, table!, layout);
}

function chartOptions(chart: Preset, { table }: Finding, layout: ChartLayout, set: ChosenValues): PlotOptions {
  switch (chart.kind) {
    case 'bar':
      return barChart(chart, table!, layout);
    case 'line':
      return lineChart(chart, table!, layout);
    case 'interval':
      return intervalChart(chart, table!, layout);
    case 'heat':
      return heatChart(chart, table!, layout, set);
    case 'scatter':
      return scatterChart(chart, table!, layout);
    case 'map':
      return mapChart(chart, table!, layout);
  }
}
