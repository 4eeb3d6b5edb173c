import { InputError } from '@assay/statistics';
import { nearestNameSuggestion } from '../reference/nearest-name.ts';
import type { Chart } from './figure.ts';
import type { PlotChart, PlotMark } from './plot-chart.ts';

/** A chart by one of the six short names for what is drawn most. */
export type PresetChart = Exclude<Chart, PlotChart>;

/**
 * What marks does a chart consist of? Each of the six short names stands for a declaration; one that is declared stays as it is.
 *
 * @throws InputError where no such kind is known.
 *
 * @example
 * declaredFigure({ kind: 'bar', x: 'group', y: 'share' }).marks // [{ mark: 'bar', x: 'share', y: 'group' }]
 */
export function declaredFigure(chart: Chart): PlotChart {
  switch (chart.kind) {
    case 'plot':
      return chart;
    case 'bar': {
      const y = chart.series ?? chart.x;
      return {
        kind: 'plot',
        marks: [{ mark: 'bar', x: chart.y, y }, ...between(chart, (ends) => ({ mark: 'interval', ...ends, y }))],
        ...(chart.series === undefined ? {} : { facet: chart.x }),
      };
    }
    case 'line': {
      const { x, y, series } = chart;
      return {
        kind: 'plot',
        marks: [
          ...between(chart, (ends) => ({
            mark: 'band',
            x,
            ...ends,
            ...(series === undefined ? {} : { fill: series }),
          })),
          { mark: 'line', x, y, ...(series === undefined ? {} : { stroke: series }) },
        ],
        ...(chart.logarithmic === true ? { y: { logarithmic: true } } : {}),
      };
    }
    case 'interval': {
      const { label: y, value, low = `${value}Low`, high = `${value}High`, reference } = chart;
      return {
        kind: 'plot',
        marks: [
          ...(reference === undefined ? [] : [{ mark: 'rule', at: reference, axis: 'x' } as const]),
          { mark: 'interval', low, high, y },
          { mark: 'dot', x: value, y },
        ],
        ...(chart.logarithmic === true ? { x: { logarithmic: true } } : {}),
      };
    }
    case 'heat': {
      const { x, y, value: fill, chosen } = chart;
      return { kind: 'plot', marks: [{ mark: 'cell', x, y, fill, ...(chosen === undefined ? {} : { chosen }) }] };
    }
    case 'scatter': {
      const { x, y, label } = chart;
      return {
        kind: 'plot',
        marks: [
          ...between(chart, (ends) => ({ mark: 'whisker', x, ...ends })),
          { mark: 'dot', x, y },
          ...(label === undefined ? [] : [{ mark: 'text', x, y, text: label } as const]),
        ],
      };
    }
    case 'map': {
      const { geometry, value: fill, label } = chart;
      return { kind: 'plot', marks: [{ mark: 'areas', geometry, fill, label }] };
    }
    default: {
      const { kind } = chart as { readonly kind: string };
      throw new InputError(`unknown chart: ${kind}. ${nearestNameSuggestion(kind, KINDS)}`);
    }
  }
}

const KINDS = ['bar', 'line', 'interval', 'heat', 'scatter', 'map', 'plot'];

/** A mark from one limit to the other, where both are named. */
function between(
  { low, high }: { readonly low?: string; readonly high?: string },
  mark: (ends: { readonly low: string; readonly high: string }) => PlotMark,
): readonly PlotMark[] {
  return low === undefined || high === undefined ? [] : [mark({ low, high })];
}
