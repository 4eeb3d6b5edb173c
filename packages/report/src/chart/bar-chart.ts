import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { type ChartRow, chartColumn, chartRows, distinctTexts, isPlottable, tickFormat } from './chart-rows.ts';
import { labelMargin } from './label-margin.ts';
import { categoryColour } from './palette.ts';

type BarChart = Extract<Chart, { kind: 'bar' }>;

const barHeight = 26;

/** Bars lie down so that names can be read; a series puts its names beside each bar and the category above its group. */
export function barChart(chart: BarChart, table: FindingTable): PlotOptions {
  const category = chartColumn(table, chart.x);
  const value = chartColumn(table, chart.y);
  const rows = chartRows(table).map((row) => ({ ...row, [chart.x]: String(row[chart.x] ?? 'Missing') }) as ChartRow);
  const series = chart.series === undefined ? null : distinctTexts(rows, chart.series);
  const categories = distinctTexts(rows, chart.x);
  const rowName = chart.series ?? chart.x;
  const names = series ?? categories;
  const shown = rows.filter((row) => isPlottable(row[chart.y]));
  const hidden = rows.filter((row) => !isPlottable(row[chart.y]));
  const colour = (row: ChartRow) =>
    series ? categoryColour(series.indexOf(String(row[rowName] ?? 'Missing'))) : categoryColour(0);
  const facet = series ? { fy: chart.x } : {};
  const y = (row: ChartRow) => String(row[rowName] ?? 'Missing');
  const marks: Plot.Markish[] = [
    Plot.barX(shown, {
      x: chart.y,
      y,
      ...facet,
      fill: colour,
      ...(chart.low === undefined ? {} : { fillOpacity: 0.6 }),
      insetTop: 2,
      insetBottom: 2,
    }),
    Plot.text(hidden, {
      x: 0,
      y,
      ...facet,
      text: (row: ChartRow) => String(row[chart.y] ?? 'not shown'),
      textAnchor: 'start',
      dx: 4,
      fill: 'currentColor',
    }),
    Plot.ruleX([0], { stroke: 'currentColor' }),
  ];
  if (chart.low !== undefined && chart.high !== undefined) {
    const low = chart.low;
    const high = chart.high;
    const withInterval = shown.filter((row) => isPlottable(row[low]) && isPlottable(row[high]));
    marks.push(Plot.ruleY(withInterval, { x1: low, x2: high, y, ...facet, stroke: 'currentColor', strokeWidth: 2 }));
  }
  if (series) {
    marks.push(
      Plot.text(categories, {
        fy: (name: string) => name,
        text: (name: string) => name,
        frameAnchor: 'top-left',
        dx: -8,
        dy: -14,
        textAnchor: 'start',
        fontWeight: 600,
        fill: 'currentColor',
      }),
    );
  }
  const groups = series ? categories.length : 1;
  return {
    width: 640,
    height: groups * (names.length * barHeight + (series ? 26 : 0)) + 60,
    marginTop: series ? 30 : 8,
    marginLeft: labelMargin(names),
    marginRight: 24,
    marginBottom: 44,
    x: {
      label: value.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickFormat: tickFormat(value.unit),
      grid: true,
      ticks: 5,
      nice: true,
      zero: true,
    },
    y: { label: null, domain: names, tickSize: 0 },
    ...(series ? { fy: { label: null, axis: null, domain: categories, padding: 0.3 } } : {}),
    marks,
    ariaLabel: category.label,
  };
}
