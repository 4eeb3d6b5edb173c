import { declaredFigure } from '../figure/declared-figure.ts';
import type { Chart } from '../figure/figure.ts';
import { nearestNameSuggestion } from '../reference/nearest-name.ts';
import { plotProblems } from './plot-problems.ts';

/**
 * What is wrong with a chart? By one of the six short names: a part that is no column, by the name of the part; else as
 * {@link plotProblems} says.
 *
 * @param columns Names of the table's columns; `null` where there is no table to hold it against.
 * @param named What the table is called in a message.
 * @throws InputError where no such kind of chart is known.
 *
 * @example
 * chartProblems({ kind: 'bar', x: 'group', y: 'shar' }, ['group', 'share']) // ['y is "shar", no column of the table. Did you mean "share"?']
 */
export function chartProblems(chart: Chart, columns: readonly string[] | null, named = 'the table'): readonly string[] {
  const declared = declaredFigure(chart);
  if (chart.kind === 'plot') return plotProblems(chart, columns);
  const { kind: _, ...parts } = chart;
  const own = Object.entries(parts).flatMap(([part, name]) =>
    typeof name !== 'string' || columns === null || columns.includes(name)
      ? []
      : [`${part} is "${name}", no column of ${named}. ${nearestNameSuggestion(name, columns)}`],
  );
  return own.length > 0 ? own : plotProblems(declared, columns);
}
