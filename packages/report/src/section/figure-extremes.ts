import { displayBound, displayValue, type Finding, type FindingTable, type Words } from '@assay/evidence';
import { type Figure, intervalColumns, type PlotChart, rowInterval } from '@assay/notebook';
import { BLANK_GROUP } from '@assay/statistics';
import { isPlottable } from '../chart/chart-rows.ts';
import { isPlaced, measuredAcross } from '../chart/measured-across.ts';
import { tableKeyText } from '../table/data-table.ts';

/**
 * Between what do a figure's numbers lie? The lowest and the highest with their names, in one sentence, so that a figure
 * says a number to a reader who cannot see it, whatever groups and places a force's file has; `null` where it has none.
 */
export function figureExtremes({ chart }: Figure, { table }: Finding, words: Words): string | null {
  if (table === null) return null;
  const drawn = chart.kind === 'plot' ? pairDrawn(chart) : [drawnColumns(chart)].filter((each) => each !== null);
  const told = drawn.flatMap((each) => {
    const sentence = extremesOf(chart, table, each, words);
    if (sentence === null) return [];
    // Of two numbers on one line a reader has to know which is told.
    const label = table.columns.find(({ name }) => name === each.value)!.label;
    return [drawn.length === 1 ? sentence : `${label}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`];
  });
  return told.length === 0 ? null : told.join(' ');
}

function extremesOf(chart: Figure['chart'], table: FindingTable, drawn: Drawn, words: Words): string | null {
  const value = table.columns.findIndex(({ name }) => name === drawn.value);
  const across = measuredAcross(chart, table);
  const rows = table.rows.filter((row) => isPlottable(row[value]) && isPlaced(row, across));
  if (rows.length === 0) return null;
  const number = (row: FindingTable['rows'][number]) => row[value] as number;
  const lowest = rows.reduce((least, row) => (number(row) < number(least) ? row : least));
  const highest = rows.reduce((most, row) => (number(row) > number(most) ? row : most));
  const textOf = (shown: number) =>
    shown === 0 ? 'none' : displayValue(shown, table.columns[value]!.unit, null, words);
  const told = (row: FindingTable['rows'][number]) => {
    const range = rowInterval(row, table.columns, value, words);
    return `${textOf(number(row))}${range === null ? '' : ` (${range})`} for ${nameOf(table, row, drawn.names)}`;
  };
  // A row without a number is named as one that has none, if anything but its place can name it.
  const isNamedByPlace = across !== null && drawn.names.includes(table.columns[across]!.name);
  const placed = {
    ...table,
    rows: table.rows.filter((row) => isPlaced(row, across) || !(isNamedByPlace || isPlottable(row[value]))),
  };
  const unplaced = table.rows.length - placed.rows.length;
  const rest = `${boundsTold(placed, value, drawn.names, words)}${othersTold(placed, value, drawn.names, words)}${
    unplaced === 0 ? '' : `; ${unplaced} ${unplaced === 1 ? 'other has' : 'others have'} no place in it`
  }`;
  if (rows.length === 1) return `It is ${told(lowest)}${rest}.`;
  if (number(lowest) === number(highest))
    return `${rest === '' ? 'Each' : 'Each of those shown'} is ${textOf(number(lowest))}${rest}.`;
  return `From ${told(lowest)} to ${told(highest)}${rest}.`;
}

const MOST_NAMED = 3;

/** What is told as a bound alone may lie below the lowest number, or above the highest: it is named beside them. */
function boundsTold(table: FindingTable, value: number, names: readonly string[], words: Words): string {
  const told = table.rows.flatMap((row) => {
    const bound = boundAt(table, row, value, words);
    return bound === null ? [] : [`${bound} for ${nameOf(table, row, names)}`];
  });
  if (told.length === 0) return '';
  if (told.length > MOST_NAMED) return `; for ${told.length} others only a bound is known`;
  return `; ${told.join(', ')}`;
}

/** What is not shown may lie beyond what is: without this the lowest and the highest shown would pass for those of all. */
function othersTold(table: FindingTable, value: number, names: readonly string[], words: Words): string {
  const others = table.rows.filter((row) => !isPlottable(row[value]) && boundAt(table, row, value, words) === null);
  const heldBack = others.filter((row) => typeof row[value] === 'string');
  const told = (rows: typeof others, one: string, several: string): string => {
    if (rows.length === 0) return '';
    if (rows.length > MOST_NAMED) return `; ${rows.length} others ${several}`;
    return `; ${list.format(rows.map((row) => nameOf(table, row, names)))} ${rows.length === 1 ? one : several}`;
  };
  return `${told(heldBack, 'is held back', 'are held back')}${told(
    others.filter((row) => !heldBack.includes(row)),
    'has no number',
    'have no number',
  )}`;
}

const list = new Intl.ListFormat('en-GB');

function boundAt(table: FindingTable, row: FindingTable['rows'][number], value: number, words: Words): string | null {
  const ends = intervalColumns(table.columns, value);
  const limits = ends === null ? ([null, null] as const) : ([row[ends.low]!, row[ends.high]!] as const);
  return displayBound(row[value] ?? null, limits, table.columns[value]!.unit, null, words);
}

/** The column whose numbers are drawn, and those that name a mark. */
interface Drawn {
  readonly value: string;
  readonly names: readonly string[];
}

/** Of marks that somebody declared, those of two numbers of a row: the first numbers, then the second. */
function pairDrawn({ marks, facet }: PlotChart): readonly Drawn[] {
  return marks.flatMap((mark) => {
    if (mark.mark !== 'dumbbell') return [];
    const names = [...(facet === undefined ? [] : [facet]), mark.y];
    return [mark.from, mark.to].map((value) => ({ value, names }));
  });
}

function drawnColumns(chart: Figure['chart']): Drawn | null {
  switch (chart.kind) {
    case 'interval':
    case 'map':
      return { value: chart.value, names: [chart.label] };
    case 'bar':
    case 'line':
      return { value: chart.y, names: [...(chart.series === undefined ? [] : [chart.series]), chart.x] };
    case 'scatter':
      return { value: chart.y, names: [chart.label ?? chart.x] };
    case 'heat':
      return { value: chart.value, names: [chart.y, chart.x] };
    default:
      return null;
  }
}

function nameOf(table: FindingTable, row: FindingTable['rows'][number], names: readonly string[]): string {
  return names
    .map((name) => {
      const position = table.columns.findIndex((column) => column.name === name);
      const column = table.columns[position]!;
      const text = row[position] === null ? BLANK_GROUP : tableKeyText(row[position] ?? null, column);
      // A bare number says nothing without what it counts.
      return /^[\d.,]+%?$/.test(text) ? `${column.label.toLowerCase()} ${text}` : text;
    })
    .join(', ');
}
