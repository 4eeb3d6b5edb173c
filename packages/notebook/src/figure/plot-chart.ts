/** Names of one or several columns of the finding's table; several are drawn side by side, each under its label. */
export type Columns = string | readonly string[];

/**
 * One layer of a declared figure. Every channel names a column of the finding's table, but for annotations, whose place is a
 * number or a word of an axis.
 */
export type PlotMark =
  /** Lying bars, one for each row or column; with `fill` (or several columns in `x`) they are stacked. */
  | { readonly mark: 'bar'; readonly x: Columns; readonly y: string; readonly fill?: string }
  | { readonly mark: 'dot'; readonly x: string; readonly y: string; readonly fill?: string }
  /** From one number to another on the line of a row. */
  | { readonly mark: 'interval'; readonly low: string; readonly high: string; readonly y: string }
  /** From one number to another, upright at a place of the plane. */
  | { readonly mark: 'whisker'; readonly x: string; readonly low: string; readonly high: string }
  /** Two numbers of a row and what lies between them. */
  | { readonly mark: 'dumbbell'; readonly from: string; readonly to: string; readonly y: string }
  /** Median and quartiles with the ends. */
  | {
      readonly mark: 'box';
      readonly low: string;
      readonly lower: string;
      readonly middle: string;
      readonly upper: string;
      readonly high: string;
      readonly y: string;
    }
  /** Each row adds to, or takes from, where the row before it ended. */
  | { readonly mark: 'waterfall'; readonly x: string; readonly y: string }
  /** How many come to each step, from the first to the last; one row for each step, or one column. */
  | { readonly mark: 'funnel'; readonly x: Columns; readonly y?: string }
  /** Of a hundred like them, so many: for each row as many figures as its share says. */
  | { readonly mark: 'icons'; readonly share: string; readonly y: string }
  | { readonly mark: 'line'; readonly x: string; readonly y: string; readonly stroke?: string }
  /** What lies between two numbers along an axis. */
  | { readonly mark: 'band'; readonly x: string; readonly low: string; readonly high: string; readonly fill?: string }
  | { readonly mark: 'area'; readonly x: string; readonly y: string; readonly fill?: string }
  /** Bars over bins whose ends are columns. */
  | { readonly mark: 'histogram'; readonly from: string; readonly to: string; readonly y: string }
  /** A shade for each pair of words, with its number; `chosen` names the parameters that hold this run's pair, which is framed. */
  | {
      readonly mark: 'cell';
      readonly x: string;
      readonly y: string;
      readonly fill: string;
      readonly chosen?: { readonly x: string; readonly y: string };
    }
  /**
   * How many lie where, of more than can be drawn one by one: a shade for each hexagon, of which each row holds the middle and the
   * count. `across` and `up` are a hexagon's width and height in the units of the axes, as `hexagonalCounts` was given them.
   */
  | {
      readonly mark: 'hexbin';
      readonly x: string;
      readonly y: string;
      readonly fill: string;
      readonly across: number;
      readonly up: number;
    }
  /** How many went from what to what: a ribbon for each row, as wide as its count. What is come to may be gone on from. */
  | { readonly mark: 'flow'; readonly from: string; readonly to: string; readonly count: string }
  /** Areas shaded by their number: for shares and rates, since a large area looks like much. */
  | { readonly mark: 'areas'; readonly geometry: string; readonly fill: string; readonly label: string }
  /** A circle on each area of a map, its surface as large as its number: how a count is shown, which a shade would spread over the area. */
  | { readonly mark: 'symbols'; readonly geometry: string; readonly size: string; readonly label: string }
  | { readonly mark: 'text'; readonly x: string; readonly y: string; readonly text: string }
  /** A line across the drawing, where nothing would differ or a limit lies. */
  | { readonly mark: 'rule'; readonly at: number; readonly axis: 'x' | 'y'; readonly label?: string };

/** A figure declared of marks; the table behind it is drawn as it left the disclosure gate. */
export interface PlotChart {
  readonly kind: 'plot';
  readonly marks: readonly PlotMark[];
  /** One small drawing for each word of this column, all on one scale. */
  readonly facet?: string;
  /** Rows with one of these words in that column alone. */
  readonly only?: { readonly column: string; readonly words: readonly string[] };
  readonly x?: { readonly label?: string; readonly zero?: boolean; readonly logarithmic?: boolean };
  readonly y?: { readonly label?: string; readonly zero?: boolean; readonly logarithmic?: boolean };
}

type Channels = Readonly<Record<string, 'one' | 'maybe' | 'several'>>;

/** The channels of each mark that name columns, and whether it may do without. */
const CHANNELS: Readonly<Record<PlotMark['mark'], Channels>> = {
  bar: { x: 'several', y: 'one', fill: 'maybe' },
  dot: { x: 'one', y: 'one', fill: 'maybe' },
  interval: { low: 'one', high: 'one', y: 'one' },
  whisker: { x: 'one', low: 'one', high: 'one' },
  dumbbell: { from: 'one', to: 'one', y: 'one' },
  box: { low: 'one', lower: 'one', middle: 'one', upper: 'one', high: 'one', y: 'one' },
  waterfall: { x: 'one', y: 'one' },
  funnel: { x: 'several', y: 'maybe' },
  icons: { share: 'one', y: 'one' },
  line: { x: 'one', y: 'one', stroke: 'maybe' },
  band: { x: 'one', low: 'one', high: 'one', fill: 'maybe' },
  area: { x: 'one', y: 'one', fill: 'maybe' },
  histogram: { from: 'one', to: 'one', y: 'one' },
  cell: { x: 'one', y: 'one', fill: 'one' },
  hexbin: { x: 'one', y: 'one', fill: 'one' },
  flow: { from: 'one', to: 'one', count: 'one' },
  areas: { geometry: 'one', fill: 'one', label: 'one' },
  symbols: { geometry: 'one', size: 'one', label: 'one' },
  text: { x: 'one', y: 'one', text: 'one' },
  rule: {},
};

/** What a mark takes beside columns, and whether it may do without. */
const OTHER_KEYS: Readonly<Partial<Record<PlotMark['mark'], Readonly<Record<string, Other>>>>> = {
  rule: { at: 'number', axis: ['x', 'y'], label: 'maybe' },
  cell: { chosen: 'maybe' },
  hexbin: { across: 'size', up: 'size' },
};

/** A number, one above nought, one of some words, or anything that may be left out. */
export type Other = 'number' | 'size' | 'maybe' | readonly string[];

/** Marks on lines of rows, marks in a plane, and marks that fill the drawing by themselves. */
export const MARK_FAMILY: Readonly<Record<PlotMark['mark'], 'rows' | 'plane' | 'alone' | 'any'>> = {
  bar: 'rows',
  dot: 'any',
  interval: 'rows',
  whisker: 'plane',
  dumbbell: 'rows',
  box: 'rows',
  waterfall: 'rows',
  funnel: 'rows',
  icons: 'alone',
  line: 'plane',
  band: 'plane',
  area: 'plane',
  histogram: 'plane',
  cell: 'alone',
  hexbin: 'alone',
  flow: 'alone',
  areas: 'alone',
  symbols: 'alone',
  text: 'any',
  rule: 'any',
};

export const MARK_NAMES = Object.keys(CHANNELS) as readonly PlotMark['mark'][];

/**
 * Columns that a mark's channels name, by channel.
 *
 * @example
 * channelColumns({ mark: 'bar', x: 'share', y: 'group' }).map(({ column }) => column) // ['share', 'group']
 */
export function channelColumns(mark: PlotMark): readonly { readonly channel: string; readonly column: string }[] {
  const given = mark as unknown as Readonly<Record<string, Columns | undefined>>;
  return Object.keys(CHANNELS[mark.mark] ?? {}).flatMap((channel) =>
    [given[channel] ?? []].flat().map((column) => ({ channel, column })),
  );
}

/** The channels a mark has, and the keys beside them that are no columns. */
export function channelsOf(mark: PlotMark['mark']): {
  readonly channels: Channels;
  readonly others: Readonly<Record<string, Other>>;
} {
  return { channels: CHANNELS[mark], others: OTHER_KEYS[mark] ?? {} };
}
