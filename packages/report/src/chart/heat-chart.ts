import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import { BLANK_GROUP } from '@assay/statistics';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { labelAbove, labelBelow, labelLines } from './axis-label.ts';
import { type ChartRow, chartColumn, chartRows, distinctTexts, isPlottable, labelFormat } from './chart-rows.ts';
import { type ChartLayout, rowFrame, textRoom } from './layout.ts';
import { sequentialStep } from './sequential-step.ts';

/** Values of a run's parameters, by name. */
export type ChosenValues = Readonly<Record<string, unknown>>;

type HeatChart = Extract<Chart, { kind: 'heat' }>;

/** A grid of cells; each shows its number, so the shade only helps the eye. */
export function heatChart(chart: HeatChart, table: FindingTable, layout: ChartLayout, set: ChosenValues): PlotOptions {
  const x = chartColumn(table, chart.x);
  const y = chartColumn(table, chart.y);
  const value = chartColumn(table, chart.value);
  const rows = chartRows(table);
  const xs = distinctTexts(rows, chart.x);
  const ys = distinctTexts(rows, chart.y);
  const step = sequentialStep(rows.map((row) => row[chart.value]));
  const format = labelFormat(value.unit);
  const place = {
    x: (row: ChartRow) => String(row[chart.x] ?? BLANK_GROUP),
    y: (row: ChartRow) => String(row[chart.y] ?? BLANK_GROUP),
  };
  const text = (row: ChartRow) =>
    isPlottable(row[chart.value]) ? format(row[chart.value]) : String(row[chart.value] ?? 'not shown');
  const isChosen = (row: ChartRow) =>
    chart.chosen !== undefined &&
    place.x(row) === String(set[chart.chosen.x]) &&
    place.y(row) === String(set[chart.chosen.y]);
  const room = rowFrame(ys, layout);
  const cellWidth = (room.width - room.marginLeft - 24) / xs.length;
  const longest = Math.max(...xs.map(textRoom));
  const isTurned = longest > cellWidth - 6;
  const headings = isTurned ? longest + 14 : 22;
  const rowHeight = room.namesAbove ? 56 : 40;
  const marginTop = 12 + 16 * labelLines(y.label, layout);
  const marginBottom = headings + 8 + 16 * labelLines(x.label, layout);
  return {
    width: room.width,
    height: ys.length * rowHeight + marginTop + marginBottom,
    marginTop,
    marginLeft: room.marginLeft,
    marginRight: 24,
    marginBottom,
    x: { type: 'band', padding: 0.02, domain: xs, label: null, tickSize: 0, ...(isTurned ? { tickRotate: -90 } : {}) },
    y: {
      type: 'band',
      padding: 0.02,
      domain: ys,
      label: null,
      tickSize: 0,
      ...(room.namesAbove ? { axis: null } : {}),
    },
    marks: [
      Plot.cell(rows, {
        ...place,
        fill: (row: ChartRow) => step(row[chart.value]).fill,
        stroke: '#2073BC',
        strokeWidth: 0.5,
        inset: 1,
        ...(room.namesAbove ? { insetTop: 19 } : {}),
      }),
      Plot.cell(rows.filter(isChosen), {
        ...place,
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 3,
        inset: -1,
        ...(room.namesAbove ? { insetTop: 17 } : {}),
      }),
      Plot.text(rows, {
        ...place,
        text,
        fill: (row: ChartRow) => step(row[chart.value]).text,
        ...(room.namesAbove ? { dy: 9 } : {}),
      }),
      ...(room.namesAbove
        ? [
            Plot.text(ys, {
              y: (name: string) => name,
              text: (name: string) => name,
              frameAnchor: 'left',
              textAnchor: 'start',
              dx: 2,
              dy: 10 - rowHeight / 2,
              fill: 'currentColor',
            }),
          ]
        : []),
      labelAbove(y.label, layout, room.marginLeft, 14),
      labelBelow(x.label, layout, isTurned ? headings + 2 : 26),
    ],
  };
}
