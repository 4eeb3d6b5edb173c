import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { chartDocument } from './chart-document.ts';
import { type ChartRow, chartColumn, chartRows, distinctTexts, isPlottable, tickFormat } from './chart-rows.ts';
import { labelMargin } from './label-margin.ts';
import { categoryColour } from './palette.ts';

type LineChart = Extract<Chart, { kind: 'line' }>;

/** Lines with their interval as a band; each line is named at its end, so no legend has to be matched by colour. */
export function lineChart(chart: LineChart, table: FindingTable): PlotOptions {
  const x = chartColumn(table, chart.x);
  const y = chartColumn(table, chart.y);
  const all = chartRows(table);
  const continuous = all.every((row) => isPlottable(row[chart.x]));
  const rows = all.filter((row) => isPlottable(row[chart.y]) && (!chart.logarithmic || Number(row[chart.y]) > 0));
  const series = chart.series === undefined ? [y.label] : distinctTexts(all, chart.series);
  const seriesOf = (row: ChartRow) => (chart.series === undefined ? y.label : String(row[chart.series] ?? 'Missing'));
  const colour = (row: ChartRow) => categoryColour(series.indexOf(seriesOf(row)));
  const marks: Plot.Markish[] = [];
  if (chart.low !== undefined && chart.high !== undefined) {
    const { low, high } = { low: chart.low, high: chart.high };
    const banded = rows.filter((row) => isPlottable(row[low]) && isPlottable(row[high]));
    marks.push(Plot.areaY(banded, { x: chart.x, y1: low, y2: high, z: seriesOf, fill: colour, fillOpacity: 0.18 }));
  }
  marks.push(
    Plot.lineY(rows, { x: chart.x, y: chart.y, z: seriesOf, stroke: colour, strokeWidth: 2.5 }),
    ...(rows.length <= 120 ? [Plot.dot(rows, { x: chart.x, y: chart.y, fill: colour, r: 3 })] : []),
  );
  const labelled = chart.series !== undefined;
  const options: PlotOptions = {
    width: 640,
    height: 340,
    marginTop: 30,
    marginLeft: 64,
    marginRight: labelled ? Math.min(190, labelMargin(series)) : 24,
    marginBottom: 44,
    x: {
      label: x.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      ...(continuous
        ? { tickFormat: tickFormat(x.unit), ...integerTicks(all, chart.x) }
        : { type: 'point', domain: distinctTexts(all, chart.x) }),
    },
    y: {
      label: y.label,
      labelArrow: 'none',
      tickFormat: tickFormat(y.unit),
      grid: true,
      nice: true,
      ...(chart.logarithmic ? { type: 'log' } : { ticks: 5, zero: true }),
    },
    marks,
  };
  return labelled ? { ...options, marks: [...marks, ...endLabels(options, rows, chart, seriesOf, series)] } : options;
}

// A tick at 1.5 of a whole-number axis (a tolerance) would invite reading a value that was never computed.
function integerTicks(rows: readonly ChartRow[], name: string): { ticks?: number[] } {
  const values = [...new Set(rows.map((row) => Number(row[name])))].sort((a, b) => a - b);
  return values.length <= 12 && values.every(Number.isInteger) ? { ticks: values } : {};
}

const labelHeight = 15;

function endLabels(
  options: PlotOptions,
  rows: readonly ChartRow[],
  chart: LineChart,
  seriesOf: (row: ChartRow) => string,
  series: readonly string[],
): Plot.Markish[] {
  const scale = (Plot.plot({ ...options, document: chartDocument() as never }) as Plot.Plot).scale('y');
  if (!scale) return [];
  const ends = series
    .map((name) => ({ name, row: rows.filter((row) => seriesOf(row) === name).at(-1) }))
    .filter((end): end is typeof end & { row: ChartRow } => end.row !== undefined)
    .map((end) => ({ ...end, at: Number(scale.apply(end.row[chart.y])) }))
    .sort((a, b) => a.at - b.at);
  let lowest = Number.NEGATIVE_INFINITY;
  return ends.map(({ name, row, at }) => {
    const placed = Math.max(at, lowest + labelHeight);
    lowest = placed;
    return Plot.text([row], {
      x: chart.x,
      y: chart.y,
      text: () => name,
      dx: 8,
      dy: placed - at,
      textAnchor: 'start',
      fill: 'currentColor',
      fontWeight: 600,
    });
  });
}
