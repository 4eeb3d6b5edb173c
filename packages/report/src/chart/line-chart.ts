import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import { BLANK_GROUP } from '@assay/statistics';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { labelAbove, labelBelow, labelLines } from './axis-label.ts';
import {
  type ChartRow,
  chartColumn,
  chartRows,
  distinctTexts,
  isPlottable,
  logarithmicTicks,
  tickFormat,
} from './chart-rows.ts';
import { seriesColour } from './group-order.ts';
import { keyRows } from './key-rows.ts';
import { type ChartLayout, chartWidths, textRoom } from './layout.ts';
import { namedTicks } from './named-ticks.ts';
import { namesAtEnds } from './names-at-ends.ts';

type LineChart = Extract<Chart, { kind: 'line' }>;

const PLOT_HEIGHT = 250;
/** Bold names wider than this beside their lines would leave too little of the lines. */
const MOST_BESIDE = 190;

/** Lines with their interval as a band; each line is named at its end, or above the plot where a phone has no room. */
export function lineChart(chart: LineChart, table: FindingTable, layout: ChartLayout): PlotOptions {
  const x = chartColumn(table, chart.x);
  const y = chartColumn(table, chart.y);
  const all = chartRows(table);
  const continuous = all.every((row) => isPlottable(row[chart.x]));
  const rows = all.filter((row) => isPlottable(row[chart.y]) && (!chart.logarithmic || Number(row[chart.y]) > 0));
  const drawn = new Set(rows);
  const series = chart.series === undefined ? [y.label] : distinctTexts(all, chart.series);
  const seriesOf = (row: ChartRow) => (chart.series === undefined ? y.label : String(row[chart.series] ?? BLANK_GROUP));
  const colour = (row: ChartRow) => seriesColour(series, series.indexOf(seriesOf(row)));
  const width = chartWidths[layout];
  const besideRoom = 18 + Math.max(...series.map((name) => textRoom(name) * 1.08));
  const isNamedBeside = chart.series !== undefined && layout === 'wide' && besideRoom <= MOST_BESIDE;
  const key =
    chart.series === undefined || isNamedBeside
      ? null
      : keyRows(
          series.map((name, index) => ({ fill: seriesColour(series, index), text: name })),
          { top: 2, width },
        );
  const marginTop = 14 + 16 * labelLines(y.label, layout) + (key?.height ?? 0);
  const marginLeft = 62;
  const marginRight = isNamedBeside ? besideRoom : 24;
  const names = distinctTexts(all, chart.x);
  const named = continuous ? null : namedTicks(names, width - marginLeft - marginRight);
  const tickLines = named?.lines ?? 1;
  const marginBottom = 12 + 16 * (tickLines + labelLines(x.label, layout));
  const marks: Plot.Markish[] = [];
  if (chart.low !== undefined && chart.high !== undefined) {
    const { low, high } = { low: chart.low, high: chart.high };
    const end = (name: string) => (row: ChartRow) =>
      drawn.has(row) && isPlottable(row[name]) ? row[name] : Number.NaN;
    marks.push(
      Plot.areaY(all, { x: chart.x, y1: end(low), y2: end(high), z: seriesOf, fill: colour, fillOpacity: 0.18 }),
    );
  }
  // A number that is held back or was not computed is a gap: a line over it would say what nobody may or can.
  const height = (row: ChartRow) => (drawn.has(row) ? (row[chart.y] as number) : Number.NaN);
  marks.push(
    Plot.lineY(all, { x: chart.x, y: height, z: seriesOf, stroke: colour, strokeWidth: 2.5 }),
    ...(rows.length <= 120 ? [Plot.dot(rows, { x: chart.x, y: chart.y, fill: colour, r: 3 })] : []),
    labelBelow(x.label, layout, 10 + 16 * tickLines),
    ...(named === null ? [] : [named.mark]),
    labelAbove(y.label, layout, marginLeft),
    ...(key === null ? [] : [key.mark]),
    ...(isNamedBeside ? [namesAtEnds(rows, chart, seriesOf, series)] : []),
  );
  const bounds = rows.flatMap((row) => [row[chart.y], chart.low && row[chart.low], chart.high && row[chart.high]]);
  const positive = bounds.filter((value): value is number => typeof value === 'number' && value > 0);
  return {
    width,
    height: PLOT_HEIGHT + marginTop + marginBottom,
    marginTop,
    marginLeft,
    marginRight,
    marginBottom,
    x: {
      label: null,
      ...(continuous
        ? { tickFormat: tickFormat(x.unit), ...placedTicks(all, chart.x, layout) }
        : { type: 'point', domain: names, padding: 0.5, axis: null }),
    },
    y: {
      label: null,
      tickFormat: tickFormat(y.unit),
      grid: true,
      ...(chart.logarithmic && positive.length > 0
        ? {
            type: 'log',
            domain: [Math.min(...positive) / 1.1, Math.max(...positive) * 1.1],
            ticks: logarithmicTicks(Math.min(...positive) / 1.1, Math.max(...positive) * 1.1),
          }
        : { ticks: 5, zero: true, nice: true }),
    },
    marks,
  };
}

// A tick at 1.5 of a whole-number axis (a tolerance) would invite reading a value that was never computed.
function placedTicks(rows: readonly ChartRow[], name: string, layout: ChartLayout): { ticks: number[] | number } {
  const values = [...new Set(rows.map((row) => Number(row[name])))].sort((a, b) => a - b);
  const most = layout === 'wide' ? 12 : 5;
  const span = values.at(-1)! - values[0]!;
  const areApart = values.every(
    (value, index) => index === 0 || value - values[index - 1]! >= span / (layout === 'wide' ? 14 : 6),
  );
  return values.length <= most && values.every(Number.isInteger) && areApart
    ? { ticks: values }
    : { ticks: layout === 'wide' ? 8 : 4 };
}
