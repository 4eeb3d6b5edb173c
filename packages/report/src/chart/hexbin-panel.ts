import type { PlotMark } from '@assay/notebook';
import * as Plot from '@observablehq/plot';
import { OUTLINE } from './area-panel.ts';
import { labelAbove, labelBelow, labelLines } from './axis-label.ts';
import { type ChartRow, chartColumn, isPlottable, tickFormat } from './chart-rows.ts';
import { drawnMark } from './drawn-mark.ts';
import { keyRows } from './key-rows.ts';
import { chartWidths } from './layout.ts';
import { chartNumber, type Panel } from './panel.ts';
import { sequentialStep, sequentialSteps } from './sequential-step.ts';

const MARGIN_LEFT = 62;
const MARGIN_RIGHT = 24;
const HEIGHT = 300;
/** Corners of a hexagon that stands on a corner, from its middle, in halves of its width and height. */
const CORNERS = [
  [0, -1],
  [1, -0.5],
  [1, 0.5],
  [0, 1],
  [-1, 0.5],
  [-1, -0.5],
] as const;

/** Hexagons shaded in five steps of what lies in them; one of which the count is held back is dashed and white. */
export function hexbinPanel(
  mark: Extract<PlotMark, { mark: 'hexbin' }>,
  { chart, table, rows, all, layout }: Panel,
): Plot.PlotOptions {
  const [x, y, count] = [mark.x, mark.y, mark.fill].map((name) => chartColumn(table, name)) as [Column, Column, Column];
  const values = all.map((row) => row[mark.fill]);
  const step = sequentialStep(values);
  const format = tickFormat(count.unit);
  const reach = (column: string, size: number) => {
    const middles = all.map((row) => chartNumber(row, column)).filter(Number.isFinite);
    return middles.length === 0 ? [0, 1] : [Math.min(...middles) - size / 2, Math.max(...middles) + size / 2];
  };
  const xLabel = chart.x?.label ?? x.label;
  const yLabel = chart.y?.label ?? y.label;
  const width = chartWidths[layout];
  const marginTop = 14 + 16 * labelLines(yLabel, layout);
  const axis = 12 + 16 * (1 + labelLines(xLabel, layout));
  const hasHidden = values.some((value) => !isPlottable(value));
  const key = keyRows(
    [
      ...sequentialSteps(values).map(({ fill, from, to }) => ({ fill, text: `${format(from)} to ${format(to)}` })),
      ...(hasHidden ? [{ fill: '#ffffff', text: 'not shown' }] : []),
    ].map((entry) => ({ ...entry, stroke: OUTLINE })),
    { top: marginTop + HEIGHT + axis + 4, width, title: count.label },
  );
  const hexagons = drawnMark((create, scales) =>
    rows.flatMap((row) => {
      const [across, up] = [chartNumber(row, mark.x), chartNumber(row, mark.y)];
      if (!Number.isFinite(across) || !Number.isFinite(up)) return [];
      const points = CORNERS.map(
        ([right, down]) => `${scales.x(across + (right * mark.across) / 2)},${scales.y(up - (down * mark.up) / 2)}`,
      ).join(' ');
      const hidden = isPlottable(row[mark.fill]) ? {} : { 'stroke-dasharray': '3 3' };
      return [
        create('polygon', { points, fill: step(row[mark.fill]).fill, stroke: OUTLINE, 'stroke-width': 0.5, ...hidden }),
      ];
    }),
  );
  return {
    width,
    height: marginTop + HEIGHT + axis + key.height + 12,
    marginTop,
    marginLeft: MARGIN_LEFT,
    marginRight: MARGIN_RIGHT,
    marginBottom: axis + key.height + 12,
    x: {
      label: null,
      type: 'linear',
      domain: reach(mark.x, mark.across),
      tickFormat: tickFormat(x.unit),
      ticks: layout === 'wide' ? 8 : 4,
    },
    y: {
      label: null,
      type: 'linear',
      domain: reach(mark.y, mark.up),
      tickFormat: tickFormat(y.unit),
      ticks: 5,
      grid: true,
    },
    marks: [
      // Scales are of what a mark of Plot names.
      Plot.dot(rows, {
        x: (row: ChartRow) => chartNumber(row, mark.x),
        y: (row: ChartRow) => chartNumber(row, mark.y),
        r: 0,
      }),
      hexagons,
      labelBelow(xLabel, layout, 26),
      labelAbove(yLabel, layout, MARGIN_LEFT),
      key.mark,
    ],
  };
}

type Column = ReturnType<typeof chartColumn>;
