import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { type ChartRow, chartColumn, chartRows, isPlottable, tickFormat } from './chart-rows.ts';
import { labelMargin } from './label-margin.ts';
import { categoryColour } from './palette.ts';

type IntervalChart = Extract<Chart, { kind: 'interval' }>;

/** A dot with its interval for each row, and a dashed line at the value that would mean "no difference". */
export function intervalChart(chart: IntervalChart, table: FindingTable): PlotOptions {
  const value = chartColumn(table, chart.value);
  chartColumn(table, chart.label);
  const name = (row: ChartRow) => String(row[chart.label] ?? 'Missing');
  const rows = chartRows(table);
  const names = [...new Set(rows.map(name))];
  const positive = (candidate: unknown) => !chart.logarithmic || Number(candidate) > 0;
  const shown = rows.filter((row) => isPlottable(row[chart.value]) && positive(row[chart.value]));
  const bounded = shown.filter(
    (row) => isPlottable(row[chart.low]) && isPlottable(row[chart.high]) && positive(row[chart.low]),
  );
  const hidden = names.filter((candidate) => !shown.some((row) => name(row) === candidate));
  const marks: Plot.Markish[] = [
    ...(chart.reference === undefined
      ? []
      : [Plot.ruleX([chart.reference], { stroke: 'currentColor', strokeDasharray: '4 4' })]),
    Plot.ruleY(bounded, { x1: chart.low, x2: chart.high, y: name, stroke: categoryColour(0), strokeWidth: 3 }),
    Plot.dot(shown, { x: chart.value, y: name, fill: categoryColour(0), r: 5 }),
    Plot.text(hidden, {
      y: (candidate: string) => candidate,
      text: () => 'not shown',
      frameAnchor: 'left',
      textAnchor: 'start',
      dx: 4,
      fill: 'currentColor',
    }),
  ];
  return {
    width: 640,
    height: names.length * 28 + 64,
    marginTop: 12,
    marginLeft: labelMargin(names),
    marginRight: 24,
    marginBottom: 44,
    x: {
      label: value.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickFormat: tickFormat(value.unit),
      grid: true,
      nice: true,
      ...(chart.logarithmic ? { type: 'log' } : { ticks: 5 }),
    },
    y: { label: null, domain: names, tickSize: 0, type: 'point', padding: 0.6 },
    marks,
  };
}
