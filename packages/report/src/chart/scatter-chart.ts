import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { chartColumn, chartRows, isPlottable, tickFormat } from './chart-rows.ts';
import { categoryColour } from './palette.ts';

type ScatterChart = Extract<Chart, { kind: 'scatter' }>;

/** A dot for each row, named where a label column is given and there are few enough to read. */
export function scatterChart(chart: ScatterChart, table: FindingTable): PlotOptions {
  const x = chartColumn(table, chart.x);
  const y = chartColumn(table, chart.y);
  const rows = chartRows(table).filter((row) => isPlottable(row[chart.x]) && isPlottable(row[chart.y]));
  const { low, high, label } = chart;
  const marks: Plot.Markish[] = [];
  if (low !== undefined && high !== undefined) {
    const bounded = rows.filter((row) => isPlottable(row[low]) && isPlottable(row[high]));
    marks.push(Plot.ruleX(bounded, { x: chart.x, y1: low, y2: high, stroke: categoryColour(0), strokeOpacity: 0.5 }));
  }
  marks.push(
    Plot.dot(rows, {
      x: chart.x,
      y: chart.y,
      fill: categoryColour(0),
      fillOpacity: 0.75,
      r: rows.length > 200 ? 2 : 4,
    }),
  );
  if (label !== undefined && rows.length <= 40) {
    marks.push(
      Plot.text(rows, { x: chart.x, y: chart.y, text: label, dx: 7, textAnchor: 'start', fill: 'currentColor' }),
    );
  }
  return {
    width: 640,
    height: 380,
    marginTop: 30,
    marginLeft: 64,
    marginRight: label === undefined ? 24 : 96,
    marginBottom: 44,
    x: {
      label: x.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickFormat: tickFormat(x.unit),
      nice: true,
      ticks: 6,
    },
    y: { label: y.label, labelArrow: 'none', tickFormat: tickFormat(y.unit), grid: true, nice: true, ticks: 5 },
    marks,
  };
}
