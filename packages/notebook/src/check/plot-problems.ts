import {
  channelColumns,
  channelsOf,
  MARK_FAMILY,
  MARK_NAMES,
  type Other,
  type PlotChart,
  type PlotMark,
} from '../figure/plot-chart.ts';
import { nearestNameSuggestion } from '../reference/nearest-name.ts';

/**
 * What is wrong with a declared figure? An unknown mark, a channel that the mark does not have or lacks, a column that the table
 * does not have, marks that cannot share a drawing: each in one line with the remedy.
 *
 * @param columns Names of the table's columns; `null` where there is no table to hold it against.
 *
 * @example
 * const bars = { kind: 'plot', marks: [{ mark: 'bar', x: 'shar', y: 'group' }] };
 * plotProblems(bars, ['group', 'share']) // ['x of mark bar is "shar", no column of the table. Did you mean "share"?']
 */
export function plotProblems(chart: PlotChart, columns: readonly string[] | null): readonly string[] {
  const unknown = (what: string, name: string) =>
    columns === null || columns.includes(name)
      ? []
      : [`${what} is "${name}", no column of the table. ${nearestNameSuggestion(name, columns)}`];
  const problems = chart.marks.flatMap((mark) => {
    if (!MARK_NAMES.includes(mark.mark))
      return [`unknown mark: ${mark.mark}. ${nearestNameSuggestion(mark.mark, MARK_NAMES)}`];
    const { channels, others } = channelsOf(mark.mark);
    const known = ['mark', ...Object.keys(channels), ...Object.keys(others)];
    const given = Object.entries(mark).filter(([, value]) => value !== undefined);
    const stray = given.find(([key]) => !known.includes(key));
    if (stray !== undefined)
      return [`mark ${mark.mark} has no channel ${stray[0]}. ${nearestNameSuggestion(stray[0], known.slice(1))}`];
    const lacking = Object.entries(channels).find(
      ([channel, need]) => need !== 'maybe' && given.every(([key]) => key !== channel),
    );
    if (lacking !== undefined) return [`mark ${mark.mark} lacks its channel ${lacking[0]}. Name its column.`];
    const several = Object.entries(channels).find(
      ([channel, need]) => need !== 'several' && Array.isArray((mark as unknown as Record<string, unknown>)[channel]),
    );
    if (several !== undefined) return [`channel ${several[0]} of mark ${mark.mark} takes one column. Name one.`];
    const wrong = Object.entries(others).flatMap(([key, need]) => otherProblem(mark, key, need) ?? [])[0];
    if (wrong !== undefined) return [wrong];
    return channelColumns(mark).flatMap(({ channel, column }) => unknown(`${channel} of mark ${mark.mark}`, column));
  });
  const drawable = chart.marks.filter(({ mark }) => MARK_NAMES.includes(mark));
  const families = [...new Set(drawable.map(({ mark }) => MARK_FAMILY[mark]).filter((family) => family !== 'any'))];
  const alone = chart.marks.find(({ mark }) => MARK_FAMILY[mark] === 'alone');
  return [
    ...(chart.marks.length === 0 ? ['a figure has no marks. Name at least one.'] : []),
    ...problems,
    ...(alone !== undefined && chart.marks.length > 1
      ? [`mark ${alone.mark} fills a drawing by itself. Take the other marks out.`]
      : families.length > 1
        ? ['marks on rows and marks in a plane cannot share a drawing. Make two figures.']
        : []),
    ...(chart.facet === undefined ? [] : unknown('facet', chart.facet)),
    ...(chart.only === undefined ? [] : unknown('only', chart.only.column)),
  ];
}

/** A place, a size or a word of a mark that is none; `null` where it is. */
function otherProblem(mark: PlotMark, key: string, need: Other): string | null {
  const given = (mark as unknown as Readonly<Record<string, unknown>>)[key];
  if (need === 'maybe' || (Array.isArray(need) && need.includes(given as string))) return null;
  const isNumber = typeof given === 'number' && Number.isFinite(given);
  if (need === 'number' && isNumber) return null;
  if (need === 'size' && isNumber && given > 0) return null;
  const wanted = Array.isArray(need) ? need.join(' or ') : need === 'size' ? 'a number above nought' : 'a number';
  return `${key} of mark ${mark.mark} is ${given === undefined ? 'missing' : typeof given === 'number' ? given : JSON.stringify(given)}. Give ${wanted}.`;
}
