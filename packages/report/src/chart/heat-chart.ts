import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { type ChartRow, chartColumn, chartRows, distinctTexts, isPlottable, tickFormat } from './chart-rows.ts';
import { labelMargin } from './label-margin.ts';
import { sequentialStep } from './sequential-step.ts';

type HeatChart = Extract<Chart, { kind: 'heat' }>;

/** A grid of cells; each shows its number, so the shade only helps the eye. */
export function heatChart(chart: HeatChart, table: FindingTable): PlotOptions {
  const x = chartColumn(table, chart.x);
  const y = chartColumn(table, chart.y);
  const value = chartColumn(table, chart.value);
  const rows = chartRows(table);
  const xs = distinctTexts(rows, chart.x);
  const ys = distinctTexts(rows, chart.y);
  const step = sequentialStep(rows.map((row) => row[chart.value]));
  const format = tickFormat(value.unit);
  const place = {
    x: (row: ChartRow) => String(row[chart.x] ?? 'Missing'),
    y: (row: ChartRow) => String(row[chart.y] ?? 'Missing'),
  };
  const text = (row: ChartRow) =>
    isPlottable(row[chart.value]) ? format(row[chart.value]) : String(row[chart.value] ?? 'not shown');
  return {
    width: 640,
    height: ys.length * 40 + 84,
    marginTop: 30,
    marginLeft: labelMargin(ys) + 16,
    marginRight: 24,
    marginBottom: 44,
    x: {
      type: 'band',
      padding: 0.02,
      domain: xs,
      label: x.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickSize: 0,
    },
    y: { type: 'band', padding: 0.02, domain: ys, label: y.label, labelArrow: 'none', tickSize: 0 },
    marks: [
      Plot.cell(rows, {
        ...place,
        fill: (row: ChartRow) => step(row[chart.value]).fill,
        stroke: '#2073BC',
        strokeWidth: 0.5,
        inset: 1,
      }),
      Plot.text(rows, { ...place, text, fill: (row: ChartRow) => step(row[chart.value]).text }),
    ],
  };
}
