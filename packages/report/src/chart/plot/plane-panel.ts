import { channelColumns, type PlotMark } from '@assay/notebook';
import * as Plot from '@observablehq/plot';
import { labelAbove, labelBelow, labelLines } from '../axis-label.ts';
import { type ChartRow, chartColumn, distinctTexts, isPlottable, logarithmicTicks, tickFormat } from '../chart-rows.ts';
import { chartWidths } from '../layout.ts';
import { namedTicks } from '../named-ticks.ts';
import { categoryColour } from '../palette.ts';
import { chartNumber, chartWord, hiddenWord, type KeyEntry, measuredMark, type Panel } from './panel.ts';

const PLOT_HEIGHT = 220;
const MARGIN_LEFT = 62;
const MARGIN_RIGHT = 24;

/** Marks in a plane of two axes, the upright one of numbers. */
export function planePanel(panel: Panel): { readonly options: Plot.PlotOptions; readonly key: readonly KeyEntry[] } {
  const { chart, table, rows, all, layout } = panel;
  const measured = measuredMark(chart);
  const columns = channelColumns(measured);
  const named = (...channels: readonly string[]) => columns.find(({ channel }) => channels.includes(channel))!.column;
  const x = chartColumn(table, named('x', 'from'));
  const y = chartColumn(table, named('y', 'low'));
  const isContinuous = all.every((row) => isPlottable(row[x.name]));
  const words = distinctTexts(all, x.name);
  const xLabel = chart.x?.label ?? x.label;
  const yLabel = chart.y?.label ?? y.label;
  const width = chartWidths[layout];
  const ticks = isContinuous ? null : namedTicks(words, width - MARGIN_LEFT - MARGIN_RIGHT);
  const tickLines = ticks?.lines ?? 1;
  const marginTop = 14 + 16 * labelLines(yLabel, layout);
  const marginBottom = 12 + 16 * (tickLines + labelLines(xLabel, layout));
  const heights = chart.marks.flatMap((mark) => heightsOf(mark, all)).filter(Number.isFinite);
  const isFromZero =
    chart.y?.zero ?? chart.marks.some(({ mark }) => mark === 'area' || mark === 'histogram' || mark === 'line');
  const low = Math.min(...heights, ...(isFromZero ? [0] : []));
  const high = Math.max(...heights, ...(isFromZero ? [0] : []));
  const isLogarithmic = chart.y?.logarithmic === true && heights.every((height) => height > 0);
  const across = (row: ChartRow) => (isContinuous ? chartNumber(row, x.name) : chartWord(row, x.name));
  const series = colourColumn(chart.marks);
  const parts = series === null ? [] : distinctTexts(all, series);
  const colour = (row: ChartRow) => categoryColour(series === null ? 0 : parts.indexOf(chartWord(row, series)));
  return {
    key: parts.map((text, index) => ({ fill: categoryColour(index), text })),
    options: {
      width,
      height: PLOT_HEIGHT + marginTop + marginBottom,
      marginTop,
      marginLeft: MARGIN_LEFT,
      marginRight: MARGIN_RIGHT,
      marginBottom,
      x: {
        label: null,
        ...(isContinuous
          ? { ...acrossScale(panel, x.name), tickFormat: tickFormat(x.unit) }
          : { type: 'point', domain: words, padding: 0.5, axis: null }),
      },
      y: {
        label: null,
        grid: true,
        tickFormat: tickFormat(y.unit),
        ...(isLogarithmic
          ? {
              type: 'log',
              domain: [Math.min(...heights) / 1.1, high * 1.1],
              ticks: logarithmicTicks(Math.min(...heights) / 1.1, high * 1.1),
            }
          : { domain: heights.length === 0 ? [0, 1] : [low, high === low ? low + 1 : high], nice: true, ticks: 5 }),
      },
      marks: [
        ...chart.marks.flatMap((mark) => planeMarks(mark, rows, { across, colour, series })),
        ...hiddenMarks(rows, measured, y.name, across),
        labelBelow(xLabel, layout, 10 + 16 * tickLines),
        ...(ticks === null ? [] : [ticks.mark]),
        labelAbove(yLabel, layout, MARGIN_LEFT),
      ],
    },
  };
}

function acrossScale({ all, chart, layout }: Panel, name: string): Plot.ScaleOptions {
  const values = all.map((row) => chartNumber(row, name));
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const most = layout === 'wide' ? 12 : 5;
  const lows = Math.min(...values);
  const highs = Math.max(
    ...values,
    ...all.flatMap((row) =>
      chart.marks.map((mark) => (mark.mark === 'histogram' ? chartNumber(row, mark.to) : Number.NEGATIVE_INFINITY)),
    ),
  );
  const isWhole = distinct.length <= most && distinct.every(Number.isInteger);
  if (chart.x?.logarithmic === true && lows > 0)
    return { type: 'log', domain: [lows, highs], ticks: logarithmicTicks(lows, highs) };
  return {
    domain: [chart.x?.zero === true ? Math.min(0, lows) : lows, highs],
    ticks: isWhole ? distinct : layout === 'wide' ? 8 : 4,
  };
}

function colourColumn(marks: readonly PlotMark[]): string | null {
  for (const mark of marks) {
    if (mark.mark === 'line' && mark.stroke !== undefined) return mark.stroke;
    if ('fill' in mark && mark.fill !== undefined && mark.mark !== 'cell') return mark.fill;
  }
  return null;
}

function heightsOf(mark: PlotMark, rows: readonly ChartRow[]): number[] {
  if (mark.mark === 'rule') return mark.axis === 'y' ? [mark.at] : [];
  if (mark.mark === 'band') return rows.flatMap((row) => [chartNumber(row, mark.low), chartNumber(row, mark.high)]);
  return 'y' in mark && mark.y !== undefined ? rows.map((row) => chartNumber(row, mark.y!)) : [];
}

interface Paint {
  readonly across: (row: ChartRow) => number | string;
  readonly colour: (row: ChartRow) => string;
  readonly series: string | null;
}

/** A row whose number is held back is a gap in its line: nothing is drawn over it. */
function planeMarks(mark: PlotMark, rows: readonly ChartRow[], { across, colour, series }: Paint): Plot.Markish[] {
  const z = series === null ? {} : { z: (row: ChartRow) => chartWord(row, series) };
  const at = (column: string) => (row: ChartRow) => chartNumber(row, column);
  const shown = (column: string) => rows.filter((row) => isPlottable(row[column]));
  switch (mark.mark) {
    case 'line':
      return [
        Plot.lineY(rows, { x: across, y: at(mark.y), ...z, stroke: colour, strokeWidth: 2.5 }),
        ...(rows.length <= 120 ? [Plot.dot(shown(mark.y), { x: across, y: at(mark.y), fill: colour, r: 3 })] : []),
      ];
    case 'band':
      return [
        Plot.areaY(rows, { x: across, y1: at(mark.low), y2: at(mark.high), ...z, fill: colour, fillOpacity: 0.18 }),
      ];
    case 'area':
      return [
        Plot.areaY(rows, { x: across, y1: 0, y2: at(mark.y), ...z, fill: colour, fillOpacity: 0.4 }),
        Plot.lineY(rows, { x: across, y: at(mark.y), ...z, stroke: colour, strokeWidth: 1.5 }),
      ];
    case 'dot':
      return [Plot.dot(shown(mark.y), { x: across, y: at(mark.y), fill: colour, r: 4 })];
    case 'histogram':
      return [
        Plot.rectY(
          shown(mark.y).filter((row) => row[mark.y] !== 0),
          {
            x1: at(mark.from),
            x2: at(mark.to),
            y: at(mark.y),
            fill: categoryColour(0),
            insetLeft: 0.5,
            insetRight: 0.5,
          },
        ),
        Plot.ruleY([0], { stroke: 'currentColor' }),
      ];
    case 'text':
      return [
        Plot.text(shown(mark.y), {
          x: across,
          y: at(mark.y),
          text: (row: ChartRow) => String(row[mark.text] ?? ''),
          dy: -9,
          fill: 'currentColor',
        }),
      ];
    case 'rule':
      return mark.axis === 'y'
        ? [
            Plot.ruleY([mark.at], { stroke: 'currentColor', strokeDasharray: '4 4' }),
            ...(mark.label === undefined
              ? []
              : [
                  Plot.text([mark.label], {
                    y: mark.at,
                    text: (words: string) => words,
                    frameAnchor: 'right',
                    dy: -8,
                    fill: 'currentColor',
                  }),
                ]),
          ]
        : [Plot.ruleX([mark.at], { stroke: 'currentColor', strokeDasharray: '4 4' })];
    default:
      return [];
  }
}

/** Where a number is held back, its word stands at the foot of its place, once for each place. */
function hiddenMarks(
  rows: readonly ChartRow[],
  mark: PlotMark,
  y: string,
  across: (row: ChartRow) => number | string,
): Plot.Markish[] {
  const isSpan = mark.mark === 'histogram';
  const places = new Map<number | string, { at: number | string; word: string }>();
  for (const row of rows) {
    if (isPlottable(row[y])) continue;
    const at = isSpan ? (chartNumber(row, mark.from) + chartNumber(row, mark.to)) / 2 : across(row);
    if (!Number.isNaN(at)) places.set(at, { at, word: row[y] === null ? '–' : hiddenWord(row, y) });
  }
  return [
    Plot.text([...places.values()], { x: 'at', text: 'word', frameAnchor: 'bottom', dy: -4, fill: 'currentColor' }),
  ];
}
