import type { Finding } from '@assay/evidence';
import { chartProblems, declaredFigure, type Figure, plotProblems } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { html } from '../page/html.ts';
import { drawable } from './drawable.ts';
import { inWords } from './in-words.ts';
import type { ChartLayout } from './layout.ts';
import type { ChosenValues } from './panel.ts';
import { plotDrawing } from './plot-drawing.ts';
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
  const columns = finding.table.columns.map(({ name }) => name);
  const whole = declaredFigure(figure.chart);
  const left = drawable(whole, finding.table);
  // With no mark left, the chart as it stands tells which column is missing.
  const [problem] = left === null ? chartProblems(figure.chart, columns) : plotProblems(left, columns);
  if (problem !== undefined) throw new InputError(`figure ${figure.id}: ${problem}`);
  const chart = left ?? whole;
  const svg = plotDrawing(chart, finding.table, layout, set);
  // Borders of areas are many and need no tenths.
  const decimals = chart.marks[0]!.mark === 'areas' ? 0 : 1;
  const isDeclared = figure.chart.kind === 'plot';
  const settled = settleSvg(svg, {
    id: own,
    labelledBy: `${id}-caption`,
    describedBy: isDeclared ? `${id}-summary ${id}-words` : `${id}-summary`,
    decimals,
  });
  if (figure.chart.kind !== 'plot' || layout !== 'wide') return settled;
  const words = html`<desc id="${id}-words">${inWords(chart, finding.table)}</desc>`;
  return settled.replace('>', () => `>${words}`);
}
