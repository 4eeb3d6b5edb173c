import type { Finding } from '@assay/evidence';
import type { Chart, Figure } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { barChart } from './bar-chart.ts';
import { chartDocument, type DrawnElement } from './chart-document.ts';
import { heatChart } from './heat-chart.ts';
import { intervalChart } from './interval-chart.ts';
import type { ChartLayout } from './layout.ts';
import { lineChart } from './line-chart.ts';
import { mapChart } from './map-chart.ts';
import { scatterChart } from './scatter-chart.ts';
import { settleSvg } from './settle-svg.ts';

/** Most rows a chart draws. More marks weigh down the page, and a mark per person must not leave anyway. */
export const mostMarks = 1500;

/**
 * Draws a figure as SVG text: no script, no style, the same bytes each time. Colours are the Analysis Function's; text
 * takes the page's colour, so the drawing serves light and dark. Each figure has two drawings, one for a page's width and
 * one for a phone's.
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
  const options = chartOptions(figure.chart, finding, layout);
  const svg = Plot.plot({
    ...options,
    ariaLabel: null,
    className: 'chart',
    document: chartDocument(),
  } as unknown as PlotOptions) as unknown as DrawnElement;
  // Borders of areas are many and need no tenths.
  const decimals = figure.chart.kind === 'map' ? 0 : 1;
  const own = layout === 'wide' ? id : `${id}-${layout}`;
  return settleSvg(svg, { id: own, labelledBy: `${id}-caption`, describedBy: `${id}-summary`, decimals });
}

function chartOptions(chart: Chart, { table }: Finding, layout: ChartLayout): PlotOptions {
  switch (chart.kind) {
    case 'bar':
      return barChart(chart, table!, layout);
    case 'line':
      return lineChart(chart, table!, layout);
    case 'interval':
      return intervalChart(chart, table!, layout);
    case 'heat':
      return heatChart(chart, table!, layout);
    case 'scatter':
      return scatterChart(chart, table!, layout);
    case 'map':
      return mapChart(chart, table!, layout);
  }
}
