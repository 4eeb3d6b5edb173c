import type { PlotMark } from '@assay/notebook';
import * as Plot from '@observablehq/plot';
import { labelAbove, labelBelow, labelLines } from './axis-label.ts';
import { type ChartRow, chartColumn, distinctTexts, isPlottable, labelFormat } from './chart-rows.ts';
import { rowFrame, textRoom } from './layout.ts';
import { chartWord, hiddenWord, type Panel } from './panel.ts';
import { sequentialStep } from './sequential-step.ts';

/** A grid of cells; each shows its number, so the shade only helps the eye. */
export function cellChartPanel(
  mark: Extract<PlotMark, { mark: 'cell' }>,
  { table, rows, all, layout, set }: Panel,
): Plot.PlotOptions {
  const x = chartColumn(table, mark.x);
  const y = chartColumn(table, mark.y);
  const value = chartColumn(table, mark.fill);
  const xs = distinctTexts(all, mark.x);
  const ys = distinctTexts(all, mark.y);
  const step = sequentialStep(all.map((row) => row[mark.fill]));
  const format = labelFormat(value.unit);
  const place = {
    x: (row: ChartRow) => chartWord(row, mark.x),
    y: (row: ChartRow) => chartWord(row, mark.y),
  };
  const text = (row: ChartRow) => (isPlottable(row[mark.fill]) ? format(row[mark.fill]) : hiddenWord(row, mark.fill));
  const isChosen = (row: ChartRow) =>
    mark.chosen !== undefined &&
    place.x(row) === String(set[mark.chosen.x]) &&
    place.y(row) === String(set[mark.chosen.y]);
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
        fill: (row: ChartRow) => step(row[mark.fill]).fill,
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
        fill: (row: ChartRow) => step(row[mark.fill]).text,
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
