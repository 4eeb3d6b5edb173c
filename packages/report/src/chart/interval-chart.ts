import type { FindingTable } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import { BLANK_GROUP } from '@assay/statistics';
import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { labelAbove, labelBelow, labelLines } from './axis-label.ts';
import { type ChartRow, chartColumn, chartRows, isPlottable, logarithmicTicks, tickFormat } from './chart-rows.ts';
import { inGroupOrder } from './group-order.ts';
import { type ChartLayout, rowFrame } from './layout.ts';
import { categoryColour } from './palette.ts';

type IntervalChart = Extract<Chart, { kind: 'interval' }>;

/** A dot with its interval for each row, and a dashed line at the value that would mean "no difference". */
export function intervalChart(chart: IntervalChart, table: FindingTable, layout: ChartLayout): PlotOptions {
  const value = chartColumn(table, chart.value);
  const named = chartColumn(table, chart.label);
  const name = (row: ChartRow) => String(row[chart.label] ?? BLANK_GROUP);
  const rows = chartRows(table);
  const names = inGroupOrder([...new Set(rows.map(name))]);
  const positive = (candidate: unknown) => !chart.logarithmic || Number(candidate) > 0;
  const shown = rows.filter((row) => isPlottable(row[chart.value]) && positive(row[chart.value]));
  const bounded = shown.filter(
    (row) => isPlottable(row[chart.low]) && isPlottable(row[chart.high]) && positive(row[chart.low]),
  );
  const hidden = names.filter((candidate) => !shown.some((row) => name(row) === candidate));
  const room = rowFrame(names, layout);
  const rowHeight = room.namesAbove ? 42 : 28;
  // A bare number beside a row says nothing without what it counts.
  const isNumbered = names.some((each) => /^[\d.,]+$/.test(each));
  const headRoom = isNumbered ? 6 + 16 * labelLines(named.label, layout) : 0;
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
    labelBelow(value.label, layout),
    ...(isNumbered ? [labelAbove(named.label, layout, room.marginLeft)] : []),
  ];
  if (room.namesAbove) {
    marks.push(
      Plot.text(names, {
        y: (candidate: string) => candidate,
        text: (candidate: string) => candidate,
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 4 - room.marginLeft,
        dy: -17,
        fill: 'currentColor',
      }),
    );
  }
  const ends = [...bounded.flatMap((row) => [row[chart.low], row[chart.high]]), ...shown.map((row) => row[chart.value])]
    .filter(isPlottable)
    .concat(chart.reference ?? []);
  const range = [Math.min(...ends), Math.max(...ends)] as const;
  return {
    width: room.width,
    height:
      names.length * rowHeight + 48 + 16 * labelLines(value.label, layout) + (room.namesAbove ? 10 : 0) + headRoom,
    marginTop: (room.namesAbove ? 22 : 12) + headRoom,
    marginLeft: room.marginLeft,
    marginRight: 24,
    marginBottom: 28 + 16 * labelLines(value.label, layout),
    x: {
      label: null,
      tickFormat: tickFormat(value.unit),
      grid: true,
      ...(chart.logarithmic && ends.length > 0
        ? {
            type: 'log',
            domain: [range[0] / 1.1, range[1] * 1.1],
            ticks: logarithmicTicks(range[0] / 1.1, range[1] * 1.1),
          }
        : { nice: true, ticks: layout === 'wide' ? 5 : 3 }),
    },
    y: {
      label: null,
      domain: names,
      tickSize: 0,
      type: 'point',
      padding: 0.6,
      ...(room.namesAbove ? { axis: null } : {}),
    },
    marks,
  };
}
