import type { PlotMark } from '@assay/notebook';
import * as Plot from '@observablehq/plot';
import { type ChartRow, chartColumn, distinctTexts, isPlottable } from './chart-rows.ts';
import { seriesColour } from './group-order.ts';
import { categoryColour } from './palette.ts';
import { chartNumber, chartWord, hiddenWord, type KeyEntry, type Panel } from './panel.ts';

/** What one mark puts on the lines of its rows. */
export interface Layer {
  readonly marks: readonly Plot.Markish[];
  /** Numbers that the axis has to reach. */
  readonly reach: readonly number[];
  /** Texts to the right of a number, for which there must be room. */
  readonly ends?: readonly string[];
  /** Lines of the drawing, where they are no words of a column. */
  readonly names?: readonly string[];
  readonly key?: readonly KeyEntry[];
  /** Lines of which something is held back, and the word for it. */
  readonly hidden?: readonly { readonly name: string; readonly word: string }[];
  readonly fromZero?: boolean;
}

export interface Place {
  readonly panel: Panel;
  readonly format: (value: unknown) => string;
  /** Where a logarithmic axis begins; what is not above nought has no place on it. */
  readonly begins?: number;
  /** How far below the middle of its line a mark stands, where the name stands above. */
  readonly drop: number;
}

type Of<Name extends PlotMark['mark']> = Extract<PlotMark, { readonly mark: Name }>;

/** Texts stand to the right of their place. */
export const TEXT = { fill: 'currentColor', textAnchor: 'start' } as const;

/** What this mark draws on the lines of its rows; nothing where it is of another family. */
export function rowLayer(mark: PlotMark, place: Place): Layer {
  switch (mark.mark) {
    case 'bar':
      return [mark.x].flat().length > 1 || mark.fill !== undefined ? stackLayer(mark, place) : barLayer(mark, place);
    case 'dot':
      return dotLayer(mark, place);
    case 'interval':
      return spanLayer(mark, place);
    case 'dumbbell':
      return dumbbellLayer(mark, place);
    case 'box':
      return boxLayer(mark, place);
    case 'waterfall':
      return waterfallLayer(mark, place);
    case 'funnel':
      return funnelLayer(mark, place);
    case 'text':
      return textLayer(mark, place);
    case 'rule':
      return ruleLayer(mark);
    default:
      return { marks: [], reach: [] };
  }
}

/** Rows where every one of these is a number with a place, and lines where one is held back, was not computed or has none. */
function parted({ panel: { rows, chart }, begins, format }: Place, y: string, columns: readonly string[]) {
  const hasPlace = (row: ChartRow, column: string) =>
    isPlottable(row[column]) && (begins === undefined || chartNumber(row, column) > 0);
  const shown = rows.filter((row) => columns.every((column) => hasPlace(row, column)));
  const hidden = rows
    .filter((row) => !shown.includes(row))
    .map((row) => {
      const without = columns.find((column) => !hasPlace(row, column))!;
      const least = isPlottable(row[without]) ? null : leastOf(row, chart.marks);
      const isAtLeast = least !== null && columns.every((column) => row[column] === null || row[column] === least);
      const word = isPlottable(row[without])
        ? format(row[without])
        : isAtLeast
          ? `at least ${format(least)}`
          : hiddenWord(row, without);
      return { name: chartWord(row, y), word };
    });
  return { shown, hidden, reach: shown.flatMap((row) => columns.map((column) => chartNumber(row, column))) };
}

/** Where a number is not there and neither is its upper limit, the lower one, which is all that is known of it. */
function leastOf(row: ChartRow, marks: readonly PlotMark[]): number | null {
  const ends = marks.flatMap((mark) => (mark.mark === 'interval' ? [mark] : []));
  const found = ends.find(({ low, high }) => isPlottable(row[low]) && row[high] === null);
  return found === undefined ? null : chartNumber(row, found.low);
}

const onLine = (y: string) => (row: ChartRow) => chartWord(row, y);

function barLayer({ x, y }: Of<'bar'>, place: Place): Layer {
  const { panel, format, drop } = place;
  const column = [x].flat()[0]!;
  const { shown, hidden, reach } = parted(place, y, [column]);
  // A number stands beyond its bar, and beyond what is drawn over it.
  const over = panel.chart.marks.flatMap((mark) => (mark.mark === 'interval' ? [mark.high] : []));
  const end = (row: ChartRow) =>
    Math.max(0, ...[column, ...over].map((name) => chartNumber(row, name)).filter(Number.isFinite));
  return {
    reach,
    hidden,
    fromZero: true,
    ends: shown.map((row) => format(row[column])),
    marks: [
      Plot.barX(
        shown.filter((row) => row[column] !== 0),
        {
          x: column,
          y: onLine(y),
          fill: categoryColour(0),
          ...(over.length > 0 ? { fillOpacity: 0.6 } : {}),
          insetTop: 2 + 2 * drop,
          insetBottom: 2,
        },
      ),
      Plot.text(shown, {
        x: end,
        y: onLine(y),
        text: (row: ChartRow) => format(row[column]),
        dx: 5,
        dy: drop,
        ...TEXT,
      }),
      Plot.ruleX([0], { stroke: 'currentColor' }),
    ],
  };
}

/** A stack of which a part is held back would look whole: it is named, and not drawn. */
function stackLayer({ x, y, fill }: Of<'bar'>, { panel, drop }: Place): Layer {
  const columns = [x].flat();
  const label = (column: string) => chartColumn(panel.table, column).label;
  const parts = fill === undefined ? columns.map(label) : distinctTexts(panel.all, fill);
  const pieces = panel.rows.flatMap((row) =>
    columns.map((column) => ({
      line: chartWord(row, y),
      part: fill === undefined ? label(column) : chartWord(row, fill),
      value: chartNumber(row, column),
      word: isPlottable(row[column]) ? null : hiddenWord(row, column),
    })),
  );
  const lines = [...new Set(pieces.map(({ line }) => line))];
  const hidden = lines.flatMap((name) => {
    const word = pieces.find((piece) => piece.line === name && piece.word !== null)?.word;
    return word === undefined || word === null ? [] : [{ name, word }];
  });
  const whole = pieces.filter(({ line, value }) => value !== 0 && hidden.every(({ name }) => name !== line));
  const sums = lines.map((line) =>
    whole.filter((piece) => piece.line === line).reduce((sum, { value }) => sum + value, 0),
  );
  const colour = (part: string) => seriesColour(parts, parts.indexOf(part));
  return {
    reach: sums,
    hidden,
    fromZero: true,
    key: parts.map((part) => ({ fill: colour(part), text: part })),
    marks: [
      Plot.barX(
        [...whole].sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part)),
        {
          x: 'value',
          y: 'line',
          z: 'part',
          order: parts,
          fill: ({ part }: { part: string }) => colour(part),
          insetTop: 2 + 2 * drop,
          insetBottom: 2,
          insetRight: 1,
        },
      ),
      Plot.ruleX([0], { stroke: 'currentColor' }),
    ],
  };
}

function dotLayer({ x, y, fill }: Of<'dot'>, place: Place): Layer {
  const { panel, drop } = place;
  const { shown, hidden, reach } = parted(place, y, [x]);
  const parts = fill === undefined ? [] : distinctTexts(panel.all, fill);
  const colour =
    fill === undefined
      ? categoryColour(0)
      : (row: ChartRow) => seriesColour(parts, parts.indexOf(chartWord(row, fill)));
  return {
    reach,
    hidden,
    key: parts.map((part, index) => ({ fill: seriesColour(parts, index), text: part })),
    marks: [Plot.dot(shown, { x, y: onLine(y), fill: colour, r: 5, dy: drop })],
  };
}

/** What reaches below a logarithmic axis begins where the axis does. */
function spanLayer({ low, high, y }: Of<'interval'>, { panel, drop, begins }: Place): Layer {
  // Where only a bound is told, its words stand in place of number and range.
  const numbers = panel.chart.marks.flatMap((mark) =>
    mark.mark === 'dot' || mark.mark === 'bar' ? [mark.x].flat() : [],
  );
  const isInWords = (row: ChartRow) => numbers.some((column) => typeof row[column] === 'string');
  const shown = panel.rows.filter(
    (row) =>
      !isInWords(row) &&
      isPlottable(row[low]) &&
      isPlottable(row[high]) &&
      (begins === undefined || chartNumber(row, high) > 0),
  );
  const isOverBars = panel.chart.marks.some(({ mark }) => mark === 'bar');
  const span = {
    x1: (row: ChartRow) => Math.max(chartNumber(row, low), begins ?? Number.NEGATIVE_INFINITY),
    x2: high,
    y: onLine(y),
    stroke: isOverBars ? 'currentColor' : categoryColour(0),
    strokeWidth: isOverBars ? 2 : 3,
    dy: drop,
  };
  return {
    reach: shown.flatMap((row) => [chartNumber(row, low), chartNumber(row, high)]),
    marks: [Plot.ruleY(shown, span)],
  };
}

function dumbbellLayer({ from, to, y }: Of<'dumbbell'>, place: Place): Layer {
  const { panel, drop } = place;
  const { shown, hidden, reach } = parted(place, y, [from, to]);
  const ends = [from, to].map((column, index) => ({ column, fill: categoryColour(index === 0 ? 1 : 2) }));
  return {
    reach,
    hidden,
    key: ends.map(({ column, fill }) => ({ fill, text: chartColumn(panel.table, column).label })),
    marks: [
      Plot.ruleY(
        shown.filter((row) => row[from] !== row[to]),
        { x1: from, x2: to, y: onLine(y), stroke: 'currentColor', strokeWidth: 2, dy: drop },
      ),
      ...ends.map(({ column, fill }) => Plot.dot(shown, { x: column, y: onLine(y), fill, r: 6, dy: drop })),
    ],
  };
}

function boxLayer({ low, lower, middle, upper, high, y }: Of<'box'>, place: Place): Layer {
  const { drop } = place;
  const { shown, hidden, reach } = parted(place, y, [low, lower, middle, upper, high]);
  const inset = { insetTop: 5 + 2 * drop, insetBottom: 5 };
  return {
    reach,
    hidden,
    marks: [
      Plot.ruleY(shown, { x1: low, x2: high, y: onLine(y), stroke: 'currentColor', strokeWidth: 1.5, dy: drop }),
      Plot.barX(shown, { x1: lower, x2: upper, y: onLine(y), fill: categoryColour(0), ...inset }),
      Plot.tickX(shown, { x: middle, y: onLine(y), stroke: '#ffffff', strokeWidth: 3, ...inset }),
    ],
  };
}

/** Where a step is held back nobody knows where the next begins: from there on lines are named, and not drawn. */
function waterfallLayer({ x, y }: Of<'waterfall'>, { panel, format, drop }: Place): Layer {
  const steps: { line: string; start: number; end: number; change: number }[] = [];
  const hidden: { name: string; word: string }[] = [];
  let at = 0;
  for (const row of panel.rows) {
    const change = chartNumber(row, x);
    if (Number.isNaN(change)) hidden.push({ name: chartWord(row, y), word: hiddenWord(row, x) });
    else if (hidden.length > 0)
      hidden.push({ name: chartWord(row, y), word: 'not placed, as a step before it is not shown' });
    else steps.push({ line: chartWord(row, y), start: at, end: at + change, change });
    at += change;
  }
  const written = ({ change }: { change: number }) => `${change > 0 ? '+' : ''}${format(change)}`;
  return {
    reach: steps.flatMap(({ start, end }) => [start, end]),
    hidden,
    fromZero: true,
    ends: steps.map(written),
    marks: [
      Plot.barX(
        steps.filter(({ change }) => change !== 0),
        {
          x1: 'start',
          x2: 'end',
          y: 'line',
          fill: ({ change }: { change: number }) => categoryColour(change < 0 ? 2 : 0),
          insetTop: 2 + 2 * drop,
          insetBottom: 2,
        },
      ),
      Plot.text(steps, {
        x: ({ start, end }: { start: number; end: number }) => Math.max(start, end),
        y: 'line',
        text: written,
        dx: 5,
        dy: drop,
        ...TEXT,
      }),
      Plot.ruleX([0], { stroke: 'currentColor' }),
    ],
  };
}

function funnelLayer({ x, y }: Of<'funnel'>, { panel, format, drop }: Place): Layer {
  const columns = [x].flat();
  const steps =
    y === undefined
      ? panel.rows.slice(0, 1).flatMap((row) =>
          columns.map((column) => ({
            line: chartColumn(panel.table, column).label,
            value: chartNumber(row, column),
            word: hiddenWord(row, column),
          })),
        )
      : panel.rows.map((row) => ({
          line: chartWord(row, y),
          value: chartNumber(row, columns[0]!),
          word: hiddenWord(row, columns[0]!),
        }));
  const shown = steps.filter(({ value }) => !Number.isNaN(value));
  const every =
    y === undefined
      ? panel.all.flatMap((row) => columns.map((column) => chartNumber(row, column)))
      : shown.map(({ value }) => value);
  return {
    reach: every,
    ...(y === undefined ? { names: columns.map((column) => chartColumn(panel.table, column).label) } : {}),
    hidden: steps.filter(({ value }) => Number.isNaN(value)).map(({ line, word }) => ({ name: line, word })),
    fromZero: true,
    ends: shown.map(({ value }) => format(value)),
    marks: [
      Plot.barX(
        shown.filter(({ value }) => value > 0),
        { x: 'value', y: 'line', fill: categoryColour(0), insetTop: 2 + 2 * drop, insetBottom: 2 },
      ),
      Plot.text(shown, {
        x: 'value',
        y: 'line',
        text: ({ value }: { value: number }) => format(value),
        dx: 5,
        dy: drop,
        ...TEXT,
      }),
      Plot.ruleX([0], { stroke: 'currentColor' }),
    ],
  };
}

function textLayer({ x, y, text }: Of<'text'>, place: Place): Layer {
  const { drop } = place;
  const { shown, reach } = parted(place, y, [x]);
  const words = (row: ChartRow) => String(row[text] ?? '');
  return {
    reach,
    ends: shown.map(words),
    marks: [Plot.text(shown, { x, y: onLine(y), text: words, dx: 8, dy: drop, ...TEXT })],
  };
}

function ruleLayer({ at, axis, label }: Of<'rule'>): Layer {
  if (axis === 'y') return { marks: [], reach: [] };
  return {
    reach: [at],
    marks: [
      Plot.ruleX([at], { stroke: 'currentColor', strokeDasharray: '4 4' }),
      ...(label === undefined
        ? []
        : [
            Plot.text([label], {
              x: at,
              text: (words: string) => words,
              frameAnchor: 'top',
              lineAnchor: 'bottom',
              dy: -4,
              fill: 'currentColor',
            }),
          ]),
    ],
  };
}
