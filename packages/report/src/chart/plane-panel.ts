import { channelColumns, type PlotChart, type PlotMark } from '@assay/notebook';
import * as Plot from '@observablehq/plot';
import { labelAbove, labelBelow, labelLines } from './axis-label.ts';
import { type ChartRow, chartColumn, distinctTexts, isPlottable, logarithmicTicks, tickFormat } from './chart-rows.ts';
import { seriesColour } from './group-order.ts';
import { chartWidths, textRoom } from './layout.ts';
import { namedTicks } from './named-ticks.ts';
import { namesAtEnds } from './names-at-ends.ts';
import { namesBesideDots } from './names-beside-dots.ts';
import { categoryColour } from './palette.ts';
import { chartNumber, chartWord, hiddenWord, type KeyEntry, measuredMark, type Panel, wordsAlong } from './panel.ts';

const HEIGHT = 250;
const HEIGHT_OF_SMALL = 220;
const HEIGHT_OF_DOTS = 300;
const MARGIN_LEFT = 62;
const MARGIN_RIGHT = 24;
/** Bold names wider than this beside their lines would leave too little of the lines. */
const MOST_BESIDE = 190;
const MOST_NAMED_DOTS = 40;
const MOST_UNPLACED = 3;
const LINE_OF_WORDS = 14;
/** As chart rows say a share of which only a bound is told. */
const BOUND = /^at (?:most|least) /;

/** Marks in a plane of two axes, the upright one of numbers. */
export function planePanel(panel: Panel): { readonly options: Plot.PlotOptions; readonly key: readonly KeyEntry[] } {
  const { chart, table, rows, all, layout } = panel;
  const measured = measuredMark(chart);
  const columns = channelColumns(measured);
  const named = (...channels: readonly string[]) => columns.find(({ channel }) => channels.includes(channel))!.column;
  const x = chartColumn(table, named('x', 'from'));
  const y = chartColumn(table, named('y', 'low'));
  const isOfNumbers = x.key !== true && x.unit !== 'text' && all.some((row) => isPlottable(row[x.name]));
  const isContinuous = isOfNumbers || all.every((row) => row[x.name] === null || isPlottable(row[x.name]));
  const words = wordsAlong(table, all, x.name);
  const unplaced = isContinuous ? rows.filter((row) => typeof row[x.name] === 'string') : [];
  const xLabel = `${chart.x?.label ?? x.label}${unplacedWords(unplaced, x.name, nameColumn(panel))}`;
  const reach = chart.marks.flatMap((mark) => heightsOf(mark, all)).filter(Number.isFinite);
  const isLogarithmic = chart.y?.logarithmic === true && reach.some((height) => height > 0);
  const width = chartWidths[layout];
  const series = colourColumn(chart.marks);
  const parts = series === null ? [] : distinctTexts(all, series);
  const isNone = (part: string) => {
    const values = all.filter((row) => chartWord(row, series!) === part).map((row) => row[y.name]);
    return isLogarithmic && values.some(isPlottable) && !values.some((value) => isPlottable(value) && value > 0);
  };
  const none = parts.filter(isNone);
  const ownLabel = chart.y?.label ?? y.label;
  const yLabel = none.length === 0 ? ownLabel : `${ownLabel} (none, so not on this scale: ${none.join(', ')})`;
  const line = chart.marks.find((mark) => mark.mark === 'line');
  const besideRoom = 18 + Math.max(0, ...parts.map((name) => textRoom(name) * 1.08));
  const isNamedAtEnds = line?.stroke !== undefined && layout === 'wide' && besideRoom <= MOST_BESIDE;
  const textOfDots = textsOfDots(chart);
  const whisker = chart.marks.find((mark) => mark.mark === 'whisker');
  // A phone has no room for them, nor has anybody for many: the numbers stand in the table with their names.
  const namesOfDots = layout === 'wide' && all.length <= MOST_NAMED_DOTS ? textOfDots : null;
  const marginRight = isNamedAtEnds
    ? besideRoom
    : namesOfDots === null
      ? MARGIN_RIGHT
      : 12 + Math.max(24, ...all.map((row) => textRoom(String(row[namesOfDots.text] ?? ''))));
  const ticks = isContinuous ? null : namedTicks(words, width - MARGIN_LEFT - marginRight);
  const tickLines = ticks?.lines ?? 1;
  const marginTop = 14 + 16 * labelLines(yLabel, layout);
  const marginBottom = 12 + 16 * (tickLines + labelLines(xLabel, layout));
  const heights = isLogarithmic ? reach.filter((height) => height > 0) : reach;
  const isFromZero =
    chart.y?.zero ?? chart.marks.some(({ mark }) => mark === 'area' || mark === 'histogram' || mark === 'line');
  const low = Math.min(...heights, ...(isFromZero ? [0] : []));
  const high = Math.max(...heights, ...(isFromZero ? [0] : []));
  const across = (row: ChartRow) => (isContinuous ? chartNumber(row, x.name) : chartWord(row, x.name));
  const up = (row: ChartRow, column: string) => {
    const height = chartNumber(row, column);
    return isLogarithmic && height <= 0 ? Number.NaN : height;
  };
  const heightColumns = chart.marks.flatMap((mark) => (mark.mark === 'line' || mark.mark === 'dot' ? [mark.y] : []));
  // Where only a bound is told, its words stand in place of number and range.
  const isInWords = (row: ChartRow) => heightColumns.some((column) => typeof row[column] === 'string');
  const colour =
    series === null ? categoryColour(0) : (row: ChartRow) => seriesColour(parts, parts.indexOf(chartWord(row, series)));
  return {
    key: isNamedAtEnds
      ? []
      : parts.map((text, index) => ({ fill: seriesColour(parts, index), text })).filter(({ text }) => !isNone(text)),
    options: {
      width,
      height:
        (chart.facet !== undefined ? HEIGHT_OF_SMALL : areDots(chart) ? HEIGHT_OF_DOTS : HEIGHT) +
        marginTop +
        marginBottom,
      marginTop,
      marginLeft: MARGIN_LEFT,
      marginRight,
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
        ...chart.marks
          .filter((mark) => mark !== textOfDots)
          .flatMap((mark) => planeMarks(mark, rows, { across, up, isInWords, colour, series })),
        ...(namesOfDots === null
          ? []
          : [
              namesBesideDots(
                rows.filter(
                  (row) =>
                    Number.isFinite(up(row, y.name)) &&
                    (isContinuous ? isPlottable(row[x.name]) : row[x.name] !== null),
                ),
                {
                  x: across,
                  y: (row) => up(row, y.name),
                  label: namesOfDots.text,
                  from: MARGIN_LEFT,
                  ...(whisker === undefined
                    ? {}
                    : { range: (row) => [up(row, whisker.low), up(row, whisker.high)] as const }),
                },
              ),
            ]),
        ...hiddenMarks(rows, measured, { y: y.name, across, series }),
        labelBelow(xLabel, layout, 10 + 16 * tickLines),
        ...(ticks === null ? [] : [ticks.mark]),
        labelAbove(yLabel, layout, MARGIN_LEFT),
        ...(isNamedAtEnds
          ? [
              namesAtEnds(
                rows.filter((row) => Number.isFinite(up(row, line.y))),
                { x: across, y: (row) => up(row, line.y) },
                (row) => chartWord(row, series!),
                parts,
              ),
            ]
          : []),
      ],
    },
  };
}

function acrossScale({ all, chart, layout }: Panel, name: string): Plot.ScaleOptions {
  const values = all.map((row) => chartNumber(row, name)).filter(Number.isFinite);
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const most = layout === 'wide' ? 12 : 5;
  const lows = Math.min(...values);
  const highs = Math.max(
    ...values,
    ...all.flatMap((row) =>
      chart.marks.map((mark) => (mark.mark === 'histogram' ? chartNumber(row, mark.to) : Number.NEGATIVE_INFINITY)),
    ),
  );
  const span = highs - lows;
  // A tick between two whole numbers would invite reading what was never computed, and ticks too near each other cannot be read.
  const areApart = distinct.every(
    (value, index) => index === 0 || value - distinct[index - 1]! >= span / (layout === 'wide' ? 14 : 6),
  );
  const isWhole = distinct.length <= most && distinct.every(Number.isInteger) && areApart;
  if (chart.x?.logarithmic === true && lows > 0)
    return { type: 'log', domain: [lows, highs], ticks: logarithmicTicks(lows, highs) };
  return {
    domain: [chart.x?.zero === true ? Math.min(0, lows) : lows, highs],
    ...(areDots(chart) ? { nice: true } : {}),
    ticks: isWhole ? distinct : layout === 'wide' ? (areDots(chart) ? 6 : 8) : areDots(chart) ? 3 : 4,
  };
}

function areDots({ marks }: PlotChart): boolean {
  return marks.every(({ mark }) => mark === 'dot' || mark === 'text' || mark === 'whisker' || mark === 'rule');
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
  if (mark.mark === 'band' || mark.mark === 'whisker')
    return rows.flatMap((row) => [chartNumber(row, mark.low), chartNumber(row, mark.high)]);
  return 'y' in mark && mark.y !== undefined ? rows.map((row) => chartNumber(row, mark.y!)) : [];
}

/** The texts that stand where dots do: they go beside their dots, and apart from each other. */
function textsOfDots({ marks }: PlotChart): Extract<PlotMark, { mark: 'text' }> | null {
  const dot = marks.find((mark) => mark.mark === 'dot');
  const text = marks.find((mark) => mark.mark === 'text');
  return dot !== undefined && text !== undefined && dot.x === text.x && dot.y === text.y ? text : null;
}

interface Paint {
  readonly across: (row: ChartRow) => number | string;
  /** The height of a number; `NaN` where it is held back, was not computed, or has no place on a logarithmic axis. */
  readonly up: (row: ChartRow, column: string) => number;
  readonly isInWords: (row: ChartRow) => boolean;
  readonly colour: string | ((row: ChartRow) => string);
  readonly series: string | null;
}

/** A row whose number is held back is a gap in its line: nothing is drawn over it. */
function planeMarks(mark: PlotMark, rows: readonly ChartRow[], paint: Paint): Plot.Markish[] {
  const { across, up, isInWords, colour, series } = paint;
  const z = series === null ? {} : { z: (row: ChartRow) => chartWord(row, series) };
  const at = (column: string) => (row: ChartRow) => up(row, column);
  const inRange = (column: string) => (row: ChartRow) => (isInWords(row) ? Number.NaN : up(row, column));
  const shown = (column: string) => rows.filter((row) => Number.isFinite(up(row, column)));
  switch (mark.mark) {
    case 'line':
      return [
        Plot.lineY(rows, { x: across, y: at(mark.y), ...z, stroke: colour, strokeWidth: 2.5 }),
        ...(rows.length <= 120 ? [Plot.dot(shown(mark.y), { x: across, y: at(mark.y), fill: colour, r: 3 })] : []),
      ];
    case 'band':
      return [
        Plot.areaY(rows, {
          x: across,
          y1: inRange(mark.low),
          y2: inRange(mark.high),
          ...z,
          fill: colour,
          fillOpacity: 0.18,
        }),
      ];
    case 'area':
      return [
        Plot.areaY(rows, { x: across, y1: 0, y2: at(mark.y), ...z, fill: colour, fillOpacity: 0.4 }),
        Plot.lineY(rows, { x: across, y: at(mark.y), ...z, stroke: colour, strokeWidth: 1.5 }),
      ];
    case 'dot':
      return [
        Plot.dot(shown(mark.y), {
          x: across,
          y: at(mark.y),
          fill: colour,
          fillOpacity: 0.75,
          r: rows.length > 200 ? 2 : 4,
        }),
      ];
    case 'whisker':
      return [
        Plot.ruleX(
          rows.filter((row) => [mark.low, mark.high].every((column) => Number.isFinite(inRange(column)(row)))),
          { x: across, y1: at(mark.low), y2: at(mark.high), stroke: colour, strokeOpacity: 0.5 },
        ),
      ];
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

/**
 * Where a number is held back, its word stands at the foot of its place, once for each place. A number that is not there is
 * marked where it is the only one: of several lines, a gap tells which, and a bound has its line's name.
 */
function hiddenMarks(
  rows: readonly ChartRow[],
  mark: PlotMark,
  {
    y,
    across,
    series,
  }: {
    readonly y: string;
    readonly across: (row: ChartRow) => number | string;
    readonly series: string | null;
  },
): Plot.Markish[] {
  const isSpan = mark.mark === 'histogram';
  const places = new Map<number | string, Set<string>>();
  for (const row of rows) {
    if (isPlottable(row[y]) || (series !== null && row[y] === null)) continue;
    const at = isSpan ? (chartNumber(row, mark.from) + chartNumber(row, mark.to)) / 2 : across(row);
    if (Number.isNaN(at)) continue;
    const word = row[y] === null ? '–' : hiddenWord(row, y);
    const said = series === null || !BOUND.test(word) ? word : `${chartWord(row, series)}: ${word}`;
    places.set(at, (places.get(at) ?? new Set()).add(said));
  }
  const said = [...places].flatMap(([at, words]) => [...words].map((word, level) => ({ at, word, level })));
  return [...new Set(said.map(({ level }) => level)), ...(said.length === 0 ? [0] : [])].map((own) =>
    Plot.text(
      said.filter(({ level }) => level === own),
      { x: 'at', text: 'word', frameAnchor: 'bottom', dy: -4 - LINE_OF_WORDS * own, fill: 'currentColor' },
    ),
  );
}

/** What has no number along the axis stands beside its label: between two numbers it would be read as one. */
function unplacedWords(rows: readonly ChartRow[], along: string, named: string | null): string {
  if (rows.length === 0) return '';
  if (named === null || rows.length > MOST_UNPLACED) return ` (not placed: ${rows.length})`;
  return ` (not placed: ${rows.map((row) => `${chartWord(row, named)}, ${hiddenWord(row, along)}`).join('; ')})`;
}

function nameColumn({ chart, table }: Panel): string | null {
  return (
    textsOfDots(chart)?.text ?? colourColumn(chart.marks) ?? table.columns.find(({ key }) => key === true)?.name ?? null
  );
}
