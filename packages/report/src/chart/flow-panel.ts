import type { PlotMark } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import type * as Plot from '@observablehq/plot';
import { type ChartRow, chartColumn, isPlottable, labelFormat } from './chart-rows.ts';
import { drawnMark } from './drawn-mark.ts';
import { type FlowPlace, placesOf } from './flow-places.ts';
import { seriesColour } from './group-order.ts';
import { chartWidths, textRoom } from './layout.ts';
import { chartNumber, chartWord, hiddenWord, type Panel } from './panel.ts';

type FlowMark = Extract<PlotMark, { mark: 'flow' }>;
type Create = Parameters<Parameters<typeof drawnMark>[0]>[0];

const TALLEST = 220;
/** Between two places of a stage: the name of the lower one stands there. */
const GAP = 30;
const PLACE_WIDTH = 10;
const TOP = 22;
/** Every other stage hangs lower, so that names of neighbours stand on two lines. */
const LOWER = 18;
/** A ribbon of few beside many is still to be seen. */
const THINNEST = 1;

/**
 * Ribbons from what to what, as wide as how many went; places in as many stages as there are steps. Where names of so many stages
 * have no room beside each other, each step is drawn below the one before. A ribbon whose count is held back is a dashed line, and
 * adds nothing to its places, which are then said to be of what is shown.
 */
export function flowPanel(mark: FlowMark, { rows, all, table, layout }: Panel): Plot.PlotOptions {
  const format = labelFormat(chartColumn(table, mark.count).unit);
  const negative = all.map((row) => chartNumber(row, mark.count)).find((value) => value < 0);
  if (negative !== undefined)
    throw new InputError(`no ribbon is ${negative} wide: "${mark.count}" has numbers below nought. Draw it as bars.`);
  const width = chartWidths[layout];
  const places = placesOf(rows, mark);
  const names = places.map(({ name }) => name);
  const said = (place: FlowPlace) => `${place.name}: ${sizeWords(place, format)}`;
  const stages = Math.max(0, ...places.map(({ stage }) => stage)) + 1;
  const longest = Math.max(...places.map((place) => textRoom(said(place))));
  const isInOne = stages <= 2 || (layout === 'wide' && longest <= (1.3 * width) / (stages - 1));
  const steps = isInOne
    ? [rows]
    : Array.from({ length: stages }, (_, stage) =>
        rows.filter((row) => places.find(({ name }) => name === chartWord(row, mark.from))!.stage === stage),
      ).filter((each) => each.length > 0);
  const drawings = steps.map((each) => ({ rows: each, places: placesOf(each, mark) }));
  const perOne = TALLEST / Math.max(1, ...drawings.flatMap((each) => stagesOf(each.places).map(total)));
  const tall = (value: number) => (value === 0 ? 0 : Math.max(THINNEST, value * perOne));
  let top = TOP;
  const placed = drawings.map((each) => {
    const own = { ...each, tops: topsOf(each.places, tall, top) };
    top = own.tops.bottom + TOP + 8;
    return own;
  });
  return {
    width,
    height: top - TOP,
    margin: 0,
    marks: [
      drawnMark((create) =>
        placed.flatMap((drawing) =>
          drawFlow(create, {
            ...drawing,
            mark,
            width,
            tall,
            said,
            colour: (name) => seriesColour(names, names.indexOf(name)),
          }),
        ),
      ),
    ],
  };
}

interface Flow {
  readonly rows: readonly ChartRow[];
  readonly places: readonly FlowPlace[];
  readonly tops: ReturnType<typeof topsOf>;
  readonly mark: FlowMark;
  readonly width: number;
  readonly tall: (value: number) => number;
  readonly said: (place: FlowPlace) => string;
  readonly colour: (name: string) => string;
}

function drawFlow(create: Create, { rows, places, tops, mark, width, tall, said, colour }: Flow) {
  const last = Math.max(0, ...places.map(({ stage }) => stage));
  const leftOf = (name: string) => {
    const { stage } = places.find((place) => place.name === name)!;
    return 4 + (last === 0 ? 0 : (stage * (width - PLACE_WIDTH - 8)) / last);
  };
  const gone = new Map<string, number>();
  const come = new Map<string, number>();
  const next = (filled: Map<string, number>, name: string, wide: number) => {
    const from = filled.get(name) ?? 0;
    filled.set(name, from + wide);
    return tops.of(name) + from + wide / 2;
  };
  const ribbons = rows.flatMap((row) => {
    const [from, to] = [chartWord(row, mark.from), chartWord(row, mark.to)];
    const value = chartNumber(row, mark.count);
    if (value === 0) return [];
    const wide = tall(Number.isNaN(value) ? 0 : value);
    const [start, end] = [next(gone, from, wide), next(come, to, wide)];
    const [x1, x2] = [leftOf(from) + PLACE_WIDTH, leftOf(to)];
    const d = `M${x1},${start}C${(x1 + x2) / 2},${start} ${(x1 + x2) / 2},${end} ${x2},${end}`;
    if (isPlottable(row[mark.count]))
      return [create('path', { d, fill: 'none', stroke: colour(from), 'stroke-opacity': 0.45, 'stroke-width': wide })];
    const dashed = create('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-dasharray': '3 3' });
    // A place of which nothing is shown has the word in its name.
    if (places.some((place) => [from, to].includes(place.name) && size(place) === 0)) return [dashed];
    const word = { x: x2 - 6, y: end - 4, fill: 'currentColor', 'text-anchor': 'end' };
    return [dashed, create('text', word, hiddenWord(row, mark.count))];
  });
  const bars = places.flatMap((place) => {
    const [left, top] = [leftOf(place.name), tops.of(place.name)];
    const isLast = place.stage === last && last > 0;
    const height = Math.max(2, tall(size(place)));
    return [
      create('rect', { x: left, y: top, width: PLACE_WIDTH, height, fill: colour(place.name) }),
      create(
        'text',
        {
          x: isLast ? left + PLACE_WIDTH : left,
          y: top - 6,
          fill: 'currentColor',
          'text-anchor': isLast ? 'end' : 'start',
        },
        said(place),
      ),
    ];
  });
  return [...ribbons, ...bars];
}

function size({ incoming, outgoing }: FlowPlace): number {
  return Math.max(incoming, outgoing);
}

/** How many came or went; of a place of which something is held back, what is shown. */
function sizeWords(place: FlowPlace, format: (value: unknown) => string): string {
  const shown = size(place);
  if (place.hidden === null) return format(shown);
  return shown === 0 ? place.hidden : `${format(shown)} shown`;
}

function stagesOf(places: readonly FlowPlace[]): readonly (readonly FlowPlace[])[] {
  const last = Math.max(0, ...places.map(({ stage }) => stage));
  return Array.from({ length: last + 1 }, (_, stage) => places.filter((place) => place.stage === stage));
}

function total(places: readonly FlowPlace[]): number {
  return places.reduce((sum, place) => sum + size(place), 0);
}

function topsOf(places: readonly FlowPlace[], tall: (value: number) => number, start: number) {
  const tops = new Map<string, number>();
  let bottom = start;
  for (const [stage, ofStage] of stagesOf(places).entries()) {
    let top = start + (stage % 2) * LOWER;
    for (const place of ofStage) {
      tops.set(place.name, top);
      top += Math.max(2, tall(size(place))) + GAP;
    }
    bottom = Math.max(bottom, top - GAP);
  }
  return { bottom, of: (name: string) => tops.get(name)! };
}
