import type { PlotChart } from './plot-chart.ts';

/**
 * A chart of one finding's table. It holds no numbers of its own: what the chart shows is what the table says, so the
 * disclosure gate that passed the table has passed the chart.
 */
export interface Figure {
  readonly id: string;
  /** Id of the finding whose table is drawn. */
  readonly finding: string;
  readonly chart: Chart;
  readonly caption: string;
  /** The sentence a reader who cannot see the chart gets; may hold references like `{id | count}`. */
  readonly summary: string;
}

/**
 * Declares a chart of a finding: what it is called, whose table it draws, and how.
 *
 * @example
 * const chart = { kind: 'bar', x: 'group', y: 'share' };
 * figure('by-group', 'errors.by-group', { chart, caption: 'Errors by group', summary: 'One bar each.' }).finding // 'errors.by-group'
 */
export function figure(id: string, finding: string, drawn: Omit<Figure, 'id' | 'finding'>): Figure {
  return { id, finding, ...drawn };
}

/** Names are column names of the finding's table. */
export type Chart =
  | {
      readonly kind: 'bar';
      readonly x: string;
      readonly y: string;
      readonly series?: string;
      readonly low?: string;
      readonly high?: string;
    }
  | {
      readonly kind: 'line';
      readonly x: string;
      readonly y: string;
      readonly series?: string;
      readonly low?: string;
      readonly high?: string;
      readonly logarithmic?: boolean;
    }
  | {
      readonly kind: 'interval';
      readonly label: string;
      readonly value: string;
      /** The limits of the value, `<value>Low` and `<value>High`, unless these are named. */
      readonly low?: string;
      readonly high?: string;
      readonly reference?: number;
      readonly logarithmic?: boolean;
    }
  | {
      readonly kind: 'heat';
      readonly x: string;
      readonly y: string;
      readonly value: string;
      /** Parameters that hold the column and the row this run was set to, where its cell is marked. */
      readonly chosen?: { readonly x: string; readonly y: string };
    }
  | {
      readonly kind: 'scatter';
      readonly x: string;
      readonly y: string;
      readonly label?: string;
      readonly low?: string;
      readonly high?: string;
    }
  /** Areas drawn by the polygon text (GeoJSON geometry in local metres) of a column. */
  | { readonly kind: 'map'; readonly geometry: string; readonly value: string; readonly label: string }
  /** Anything else, declared of marks. */
  | PlotChart;
