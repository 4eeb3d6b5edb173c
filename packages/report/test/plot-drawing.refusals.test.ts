import { type PlotChart, plotProblems } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { drawn, people, textsOf } from './drawn-people.ts';

describe('what is wrong with a declared figure', () => {
  const names = people.table!.columns.map(({ name }) => name);
  it.each([
    ['an unknown mark', [{ mark: 'pie', x: 'one' }], 'unknown mark: pie.'],
    [
      'an unknown column',
      [{ mark: 'bar', x: 'ones', y: 'group' }],
      'x of mark bar is "ones", no column of the table. Did you mean "one"?',
    ],
    [
      'a channel that the mark does not have',
      [{ mark: 'bar', x: 'one', y: 'group', colour: 'one' }],
      'mark bar has no channel colour.',
    ],
    [
      'a channel that is missing',
      [{ mark: 'dumbbell', from: 'before', y: 'group' }],
      'mark dumbbell lacks its channel to. Name its column.',
    ],
    [
      'two columns where one is drawn',
      [{ mark: 'dot', x: ['one', 'two'], y: 'group' }],
      'channel x of mark dot takes one column. Name one.',
    ],
    ['no marks', [], 'a figure has no marks.'],
    [
      'marks that fill a drawing',
      [
        { mark: 'icons', share: 'before', y: 'group' },
        { mark: 'rule', at: 1, axis: 'x' },
      ],
      'mark icons fills a drawing by itself',
    ],
    [
      'no size of a hexagon',
      [{ mark: 'hexbin', x: 'one', y: 'two', fill: 'one', across: 0, up: 1 }],
      'across of mark hexbin is 0. Give a number above nought.',
    ],
    ['no place of a rule', [{ mark: 'rule', at: '1', axis: 'x' }], 'at of mark rule is "1". Give a number.'],
    ['an axis that is none', [{ mark: 'rule', at: 1, axis: 'z' }], 'axis of mark rule is "z". Give x or y.'],
    [
      'marks of two kinds',
      [
        { mark: 'bar', x: 'one', y: 'group' },
        { mark: 'line', x: 'step', y: 'one' },
      ],
      'cannot share a drawing',
    ],
  ] as const)('%s is told in one line with the remedy', (_what, marks, message) => {
    const chart = { kind: 'plot', marks } as unknown as PlotChart;
    expect(plotProblems(chart, names).join('\n')).toContain(message);
    expect(() => drawn(chart)).toThrow(message);
  });

  it('makes room for a rule across the heights, and not for one across the widths', () => {
    const highest = (axis: 'x' | 'y') => {
      const marks = [
        { mark: 'line', x: 'step', y: 'after' },
        { mark: 'rule', axis, at: 0.9, label: 'Limit' },
      ] as never;
      const percentages = textsOf(drawn({ marks })).flatMap((text) => /^(\d+)%$/.exec(text!)?.[1] ?? []);
      return Math.max(...percentages.map(Number));
    };
    expect(highest('y')).toBeGreaterThanOrEqual(80);
    expect(highest('x')).toBeLessThanOrEqual(40);
  });
});
