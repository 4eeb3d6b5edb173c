import { describe, expect, it } from 'vitest';
import { declaredFigure } from '../src/figure/declared-figure.ts';
import type { PlotChart } from '../src/index.ts';

const ends = { low: 'from', high: 'to' };

describe('what a short name of a chart stands for', () => {
  it('draws bars of groups side by side, with ranges where both ends are named', () => {
    expect(declaredFigure({ kind: 'bar', x: 'group', y: 'share', ...ends })).toEqual({
      kind: 'plot',
      marks: [
        { mark: 'bar', x: 'share', y: 'group' },
        { mark: 'interval', low: 'from', high: 'to', y: 'group' },
      ],
    });
    expect(declaredFigure({ kind: 'bar', x: 'group', y: 'share', series: 'sex', low: 'from' })).toEqual({
      kind: 'plot',
      marks: [{ mark: 'bar', x: 'share', y: 'sex' }],
      facet: 'group',
    });
  });

  it('draws a line over its band, one in each colour where there are several, on the scale asked for', () => {
    expect(declaredFigure({ kind: 'line', x: 'month', y: 'rate' })).toEqual({
      kind: 'plot',
      marks: [{ mark: 'line', x: 'month', y: 'rate' }],
    });
    expect(declaredFigure({ kind: 'line', x: 'month', y: 'rate', series: 'area', logarithmic: true, ...ends })).toEqual(
      {
        kind: 'plot',
        marks: [
          { mark: 'band', x: 'month', low: 'from', high: 'to', fill: 'area' },
          { mark: 'line', x: 'month', y: 'rate', stroke: 'area' },
        ],
        y: { logarithmic: true },
      },
    );
  });

  it('draws ranges with a dot each, and a rule where one is named', () => {
    const chart = { kind: 'interval', label: 'group', value: 'ratio', ...ends } as const;
    const marks = [
      { mark: 'interval', low: 'from', high: 'to', y: 'group' },
      { mark: 'dot', x: 'ratio', y: 'group' },
    ];
    expect(declaredFigure(chart)).toEqual({ kind: 'plot', marks });
    expect(declaredFigure({ ...chart, reference: 1, logarithmic: true })).toEqual({
      kind: 'plot',
      marks: [{ mark: 'rule', at: 1, axis: 'x' }, ...marks],
      x: { logarithmic: true },
    });
  });

  it('draws cells, dots with names, and areas', () => {
    const heat = { kind: 'heat', x: 'hour', y: 'day', value: 'crimes' } as const;
    const cell = { mark: 'cell', x: 'hour', y: 'day', fill: 'crimes' };
    expect(declaredFigure(heat)).toEqual({ kind: 'plot', marks: [cell] });
    expect(declaredFigure({ ...heat, chosen: { x: 'chosenHour', y: 'chosenDay' } })).toEqual({
      kind: 'plot',
      marks: [{ ...cell, chosen: { x: 'chosenHour', y: 'chosenDay' } }],
    });
    const scatter = { kind: 'scatter', x: 'size', y: 'rate' } as const;
    expect(declaredFigure(scatter)).toEqual({ kind: 'plot', marks: [{ mark: 'dot', x: 'size', y: 'rate' }] });
    expect(declaredFigure({ ...scatter, label: 'area', ...ends })).toEqual({
      kind: 'plot',
      marks: [
        { mark: 'whisker', x: 'size', low: 'from', high: 'to' },
        { mark: 'dot', x: 'size', y: 'rate' },
        { mark: 'text', x: 'size', y: 'rate', text: 'area' },
      ],
    });
    expect(declaredFigure({ kind: 'map', geometry: 'shape', value: 'rate', label: 'area' })).toEqual({
      kind: 'plot',
      marks: [{ mark: 'areas', geometry: 'shape', fill: 'rate', label: 'area' }],
    });
  });

  it('leaves a declaration as it is, and refuses what it does not know', () => {
    const plot: PlotChart = { kind: 'plot', marks: [{ mark: 'dot', x: 'a', y: 'b' }] };
    expect(declaredFigure(plot)).toBe(plot);
    expect(() => declaredFigure({ kind: 'bars' } as never)).toThrow(/^unknown chart: bars\. .*bar/);
  });
});
