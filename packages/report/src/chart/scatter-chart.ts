import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { labelAbove, labelBelow, labelLines } from './axis-label.ts';
import { chartColumn, chartRows, distinctTexts, isPlottable, tickFormat } from './chart-rows.ts';
import { type ChartLayout, chartWidths, textRoom } from './layout.ts';
import { namedTicks } from './named-ticks.ts';
import { namesBesideDots } from './names-beside-dots.ts';
import { categoryColour } from './palette.ts';

type ScatterChart = Extract<Chart, { kind: 'scatter' }>;

/** A dot for each row, named where a label column is given, there are few enough to read, and the drawing has the room. */
export function scatterChart(chart: ScatterChart, table: FindingTable, layout: ChartLayout): PlotOptions {
  const x = chartColumn(table, chart.x);
  const y = chartColumn(table, chart.y);
  const all = chartRows(table);
  const isContinuous = all.every((row) => row[chart.x] === null || isPlottable(row[chart.x]));
  const rows = all.filter((row) => row[chart.x] !== null && isPlottable(row[chart.y]));
  const { low, high, label } = chart;
  const isNamed = label !== undefined && rows.length <= 40 && layout === 'wide';
  const marks: Plot.Markish[] = [];
  if (low !== undefined && high !== undefined) {
    const bounded = rows.filter((row) => isPlottable(row[low]) && isPlottable(row[high]));
    marks.push(Plot.ruleX(bounded, { x: chart.x, y1: low, y2: high, stroke: categoryColour(0), strokeOpacity: 0.5 }));
  }
  const marginTop = 14 + 16 * labelLines(y.label, layout);
  const marginLeft = 62;
  const marginRight = isNamed ? 12 + Math.max(24, ...rows.map((row) => textRoom(String(row[label] ?? '')))) : 24;
  const plotWidth = chartWidths[layout] - marginLeft - marginRight;
  const named = isContinuous ? null : namedTicks(distinctTexts(rows, chart.x).sort(), plotWidth);
  const marginBottom = 12 + 16 * ((named?.lines ?? 1) + labelLines(x.label, layout));
  marks.push(
    Plot.dot(rows, {
      x: chart.x,
      y: chart.y,
      fill: categoryColour(0),
      fillOpacity: 0.75,
      r: rows.length > 200 ? 2 : 4,
    }),
    labelBelow(x.label, layout, 10 + 16 * (named?.lines ?? 1)),
    ...(named === null ? [] : [named.mark]),
    labelAbove(y.label, layout, marginLeft),
  );
  if (isNamed) marks.push(namesBesideDots(rows, { x: chart.x, y: chart.y, label }));
  return {
    width: chartWidths[layout],
    height: 300 + marginTop + marginBottom,
    marginTop,
    marginLeft,
    marginRight,
    marginBottom,
    x: isContinuous
      ? { label: null, tickFormat: tickFormat(x.unit), nice: true, ticks: layout === 'wide' ? 6 : 3 }
      : { type: 'point', domain: distinctTexts(rows, chart.x).sort(), padding: 0.5, axis: null },
    y: { label: null, tickFormat: tickFormat(y.unit), grid: true, nice: true, ticks: 5 },
    marks,
  };
}
