import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import { BLANK_GROUP } from '@assay/statistics';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { labelBelow, labelLines } from './axis-label.ts';
import {
  type ChartRow,
  chartColumn,
  chartRows,
  distinctTexts,
  isPlottable,
  labelFormat,
  tickFormat,
} from './chart-rows.ts';
import { seriesColour } from './group-order.ts';
import { type ChartLayout, rowFrame, textRoom } from './layout.ts';
import { categoryColour } from './palette.ts';

type BarChart = Extract<Chart, { kind: 'bar' }>;

const BAR_HEIGHT = 26;
/** What a name takes above its bar where it does not fit beside it. */
const NAME_HEIGHT = 18;

/** Bars lie down so that names can be read, each with its number at its end; a series puts the category above its group. */
export function barChart(chart: BarChart, table: FindingTable, layout: ChartLayout): PlotOptions {
  const category = chartColumn(table, chart.x);
  const value = chartColumn(table, chart.y);
  const rows = chartRows(table).map((row) => ({ ...row, [chart.x]: String(row[chart.x] ?? BLANK_GROUP) }) as ChartRow);
  const series = chart.series === undefined ? null : distinctTexts(rows, chart.series);
  const categories = distinctTexts(rows, chart.x);
  const rowName = chart.series ?? chart.x;
  const names = series ?? categories;
  const room = rowFrame(names, layout);
  const above = room.namesAbove ? NAME_HEIGHT : 0;
  const format = tickFormat(value.unit);
  const shown = rows.filter((row) => isPlottable(row[chart.y]));
  const colour = (row: ChartRow) =>
    series ? seriesColour(series, series.indexOf(String(row[rowName] ?? BLANK_GROUP))) : categoryColour(0);
  const facet = series ? { fy: chart.x } : {};
  const y = (row: ChartRow) => String(row[rowName] ?? BLANK_GROUP);
  const { low, high } = chart;
  const hasEnds = low !== undefined && high !== undefined;
  const end = (row: ChartRow): number => {
    const number = isPlottable(row[chart.y]) ? (row[chart.y] as number) : 0;
    return hasEnds && isPlottable(row[high]) ? Math.max(number, row[high] as number) : Math.max(number, 0);
  };
  const written = (row: ChartRow) =>
    isPlottable(row[chart.y]) ? labelFormat(value.unit)(row[chart.y]) : String(row[chart.y] ?? 'not shown');
  const marks: Plot.Markish[] = [
    Plot.barX(
      shown.filter((row) => row[chart.y] !== 0),
      {
        x: chart.y,
        y,
        ...facet,
        fill: colour,
        ...(hasEnds ? { fillOpacity: 0.6 } : {}),
        insetTop: 2 + above,
        insetBottom: 2,
      },
    ),
    Plot.text(rows, {
      x: end,
      y,
      ...facet,
      text: written,
      textAnchor: 'start',
      dx: 5,
      dy: above / 2,
      fill: 'currentColor',
    }),
    Plot.ruleX([0], { stroke: 'currentColor' }),
    labelBelow(value.label, layout),
  ];
  if (hasEnds) {
    const bounded = shown.filter((row) => isPlottable(row[low]) && isPlottable(row[high]));
    marks.push(
      Plot.ruleY(bounded, { x1: low, x2: high, y, ...facet, dy: above / 2, stroke: 'currentColor', strokeWidth: 2 }),
    );
  }
  if (room.namesAbove) {
    const named = series ? rows : names.map((name) => ({ [rowName]: name }) as ChartRow);
    marks.push(
      Plot.text(named, {
        y,
        ...facet,
        text: y,
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 2,
        dy: -BAR_HEIGHT / 2,
        fill: 'currentColor',
      }),
    );
  }
  if (series) {
    marks.push(
      Plot.text(categories, {
        fy: (name: string) => name,
        text: (name: string) => name,
        frameAnchor: 'top-left',
        dx: 4 - room.marginLeft,
        dy: -16,
        textAnchor: 'start',
        fontWeight: 600,
        fill: 'currentColor',
      }),
    );
  }
  const groups = series ? categories.length : 1;
  const lines = labelLines(value.label, layout);
  return {
    width: room.width,
    height: groups * (names.length * (BAR_HEIGHT + above) + (series ? 30 : 0)) + 44 + 16 * lines,
    marginTop: series ? 32 : 8,
    marginLeft: room.marginLeft,
    marginRight: 12 + Math.max(24, ...rows.map((row) => textRoom(written(row)))),
    marginBottom: 28 + 16 * lines,
    x: {
      label: null,
      tickFormat: format,
      grid: true,
      ticks: layout === 'wide' ? 5 : 3,
      nice: true,
      zero: true,
    },
    y: { label: null, domain: names, tickSize: 0, ...(room.namesAbove ? { axis: null } : {}) },
    ...(series ? { fy: { label: null, axis: null, domain: categories, padding: 0.3 } } : {}),
    marks,
    ariaLabel: category.label,
  };
}
