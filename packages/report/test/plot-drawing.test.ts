import { finding } from '@assay/evidence';
import { type Chart, declaredFigure, type Figure, type PlotChart, plotProblems } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../src/index.ts';
import { column, count, drawn, people, textsOf } from './drawn-people.ts';
import { expectGolden } from './golden-file.ts';

describe('a declared figure', () => {
  it('is drawn with the marks whose columns this run has, and tells of the column where none is left', () => {
    const line = { mark: 'line', x: 'step', y: 'after' } as const;
    const band = { mark: 'band', x: 'step', low: 'afterLow', high: 'afterHigh' } as const;
    expect(drawn({ marks: [band, line] })).toBe(drawn({ marks: [line] }));
    expect(() => drawn({ marks: [band] })).toThrow(/"afterLow", no column of the table/);
  });

  it.each([
    ['bar', { marks: [{ mark: 'bar', x: 'one', y: 'group' }] }],
    ['stacked bar', { marks: [{ mark: 'bar', x: ['one', 'step'], y: 'group' }] }],
    ['dot', { marks: [{ mark: 'dot', x: 'after', y: 'group' }] }],
    ['dumbbell', { marks: [{ mark: 'dumbbell', from: 'before', to: 'after', y: 'group' }] }],
    ['waterfall', { marks: [{ mark: 'waterfall', x: 'one', y: 'group' }] }],
    ['funnel', { marks: [{ mark: 'funnel', x: 'one', y: 'group' }] }],
    ['funnel of columns', { facet: 'group', marks: [{ mark: 'funnel', x: ['step', 'one'] }] }],
    ['icons', { marks: [{ mark: 'icons', share: 'after', y: 'group' }] }],
    ['line', { marks: [{ mark: 'line', x: 'step', y: 'after' }] }],
    ['area', { marks: [{ mark: 'area', x: 'step', y: 'one' }] }],
    ['histogram', { marks: [{ mark: 'histogram', from: 'step', to: 'to', y: 'one' }] }],
    ['cell', { marks: [{ mark: 'cell', x: 'step', y: 'group', fill: 'one' }] }],
    ['flow', { marks: [{ mark: 'flow', from: 'step', to: 'group', count: 'one' }] }],
  ] as const)('shows what is held back as that, and never as nought: %s', (name, chart) => {
    for (const layout of ['wide', 'narrow'] as const) {
      const svg = drawn(chart as unknown as Omit<PlotChart, 'kind'>, layout);
      expect(textsOf(svg).filter((text) => text?.includes('[c]')).length).toBeGreaterThan(0);
      expect(svg).not.toContain('NaN');
      expectGolden(`plot/${name.replaceAll(' ', '-')}-${layout}.svg`, svg);
    }
  });

  it('leaves a gap in a line where a number is held back', () => {
    const svg = drawn({ marks: [{ mark: 'line', x: 'step', y: 'after' }] });
    const line = /<path[^>]*stroke-width="2.5"[^>]*>|<g[^>]*stroke-width="2.5".*?<\/g>/s.exec(svg)![0];
    expect(count(line, /M/g)).toBe(2);
  });

  it('leaves the same gap in a line by its short name', () => {
    const chart = { kind: 'line', x: 'step', y: 'after', low: 'low', high: 'high' } as const;
    const svg = drawChart({ id: 'f', finding: 'people', caption: '', summary: '', chart }, people, 'f');
    const line = /<path[^>]*stroke-width="2.5"[^>]*>|<g[^>]*stroke-width="2.5".*?<\/g>/s.exec(svg)![0];
    expect(count(line, /M/g)).toBe(2);
  });

  it('draws nothing of a stack of which a part is held back, and nothing after a hidden step', () => {
    const stack = drawn({ marks: [{ mark: 'bar', x: ['one', 'step'], y: 'group' }] });
    expect(count(stack, /<rect[^>]*>/g)).toBe(2 + 2 * 2);
    const fall = drawn({ marks: [{ mark: 'waterfall', x: 'one', y: 'group' }] });
    expect(textsOf(fall)).toContain('not placed, as a step before it is not shown');
    expect(count(fall, /<rect[^>]*>/g)).toBe(1);
  });

  it('has a hundred figures to a row, as many filled as its share says', () => {
    const svg = drawn({ marks: [{ mark: 'icons', share: 'before', y: 'group' }] });
    // A dot at each step of a line, its first and its last.
    const dots = (path: string) =>
      [...path.matchAll(/h(\d+)/g)].reduce((sum, [, length]) => sum + (Number(length) - 1) / STEP + 1, 0);
    const STEP = Number(/stroke-dasharray="0 (\d+)"/.exec(svg)![1]);
    expect(dots(svg)).toBe(300);
    const filled = [...svg.matchAll(/<path[^>]*>/g)].filter(([path]) => path.includes('#12436D'));
    expect(filled.map(([path]) => dots(path))).toEqual([10, 20, 30]);
    expect(textsOf(svg)).toEqual(['A: 10 in 100', 'B: 20 in 100', 'C: 30 in 100']);
  });

  it('has its groups in the order of every figure, and names on a logarithmic axis the group that is none', () => {
    const groups = finding(
      {
        id: 'groups',
        title: 'Groups',
        questions: [],
        unit: 'ratio',
        table: {
          columns: [
            column('group', 'Group', 'text'),
            { ...column('step', 'Step', 'count'), key: true },
            column('share', 'Share', 'proportion'),
            column('times', 'Times', 'ratio'),
          ],
          rows: [
            ['Asian', 1, 0.1, 2],
            ['White', 1, 0.2, 1],
            ['Other', 1, 0, 0],
            ['Asian', 2, 0.1, 2.5],
            ['White', 2, 0.2, 1],
            ['Other', 2, 0, 0],
          ],
        },
        method: { name: 'Count', source: 'invented' },
      } as never,
      { cell: 'groups', file: 'notebook.ts' },
    );
    const draw = (chart: Omit<PlotChart, 'kind'>, layout: 'wide' | 'narrow' = 'wide') =>
      drawChart(
        { id: 'f', finding: 'groups', caption: '', summary: '', chart: { kind: 'plot', ...chart } },
        groups,
        'f',
        layout,
      )
        .replace(/<(desc|title)[^>]*>.*?<\/\1>/gs, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
    const icons = draw({ marks: [{ mark: 'icons', share: 'share', y: 'group' }] });
    expect(icons).toMatch(/^\s*White: .*White: .*Asian: .*Asian: .*Other: .*Other: /);
    const line = { mark: 'line', x: 'step', y: 'times', stroke: 'group' } as const;
    const on = draw({ marks: [line], y: { logarithmic: true } }, 'narrow');
    expect(on).toContain('(none, so not on this scale: Other)');
    expect(on.match(/Other/g)).toHaveLength(1);
    expect(draw({ marks: [line] }, 'narrow')).not.toContain('none');
  });

  it('says on a logarithmic axis what has no place on it, and begins an interval that reaches below where the axis does', () => {
    const ratios = (low: number, value: number) =>
      finding(
        {
          id: 'ratios',
          title: 'Ratios',
          questions: [],
          unit: 'ratio',
          table: {
            columns: [
              column('group', 'Group', 'text'),
              column('value', 'Times', 'ratio'),
              column('low', 'from', 'ratio'),
              column('high', 'to', 'ratio'),
            ],
            rows: [
              ['A', 2, 1, 4],
              ['B', value, low, 3],
            ],
          },
          method: { name: 'Count', source: 'invented' },
        } as never,
        { cell: 'ratios', file: 'notebook.ts' },
      );
    const chart = {
      kind: 'interval',
      label: 'group',
      value: 'value',
      low: 'low',
      high: 'high',
      logarithmic: true,
    } as const;
    const draw = (table: ReturnType<typeof ratios>) =>
      drawChart({ id: 'f', finding: 'ratios', caption: '', summary: '', chart }, table, 'f');
    expect(count(draw(ratios(0, 0.5)), /<circle/g)).toBe(2);
    const [, spans] = /<g[^>]*stroke-width="3"[^>]*>(.*?)<\/g>/s.exec(draw(ratios(0, 0.5)))!;
    expect(count(spans!, /M[\d.]+,[\d.]+H/g)).toBe(2);
    const none = draw(ratios(0, 0));
    expect(count(none, /<circle/g)).toBe(1);
    expect(textsOf(none)).toContain('0');
    expect(none).not.toContain('NaN');
  });

  it('places what is multiplied at equal steps along a logarithmic axis, and has none where a number on it is nought', () => {
    const placed = (steps: readonly number[]) => {
      const sizes = finding(
        {
          id: 'sizes',
          title: 'Sizes',
          questions: [],
          unit: 'ratio',
          table: {
            columns: [{ ...column('size', 'Size', 'ratio'), key: true }, column('step', 'Step', 'ratio')],
            rows: steps.map((step, index) => [index + 1, step]),
          },
          method: { name: 'Count', source: 'invented' },
        } as never,
        { cell: 'sizes', file: 'notebook.ts' },
      );
      const chart = { kind: 'plot', marks: [{ mark: 'dot', x: 'step', y: 'size' }], x: { logarithmic: true } } as const;
      const svg = drawChart({ id: 'f', finding: 'sizes', caption: '', summary: '', chart }, sizes, 'f');
      expect(svg).not.toContain('NaN');
      return [...svg.matchAll(/<circle[^>]* cx="([\d.]+)"/g)].map(([, x]) => Number(x));
    };
    const [one, ten, hundred] = placed([1, 10, 100]);
    expect(ten! - one!).toBeCloseTo(hundred! - ten!, 0);
    const [none, half, whole] = placed([0, 10, 20]);
    expect(half! - none!).toBeGreaterThan(100);
    expect(half! - none!).toBeCloseTo(whole! - half!, 0);
  });

  it('has months along its axis in the order of time, whatever order the rows have', () => {
    const months = finding(
      {
        id: 'months',
        title: 'Months',
        questions: [],
        unit: 'count',
        table: {
          columns: [{ ...column('month', 'Month', 'text'), key: true }, column('one', 'One', 'count')],
          rows: [
            ['2019-11', 3],
            ['2016-04', 1],
            ['2019-10', 2],
          ],
        },
        method: { name: 'Count', source: 'invented' },
      } as never,
      { cell: 'months', file: 'notebook.ts' },
    );
    const chart = { kind: 'scatter', x: 'month', y: 'one' } as const;
    const svg = drawChart({ id: 'f', finding: 'months', caption: '', summary: '', chart }, months, 'f');
    expect(textsOf(svg).filter((text) => /20\d\d/.test(text!))).toEqual([
      'April 2016',
      'October 2019',
      'November 2019',
    ]);
  });

  it('puts bars of a waterfall where the one before ended', () => {
    const svg = drawn({ marks: [{ mark: 'waterfall', x: 'two', y: 'group' }] });
    const bars = [...svg.matchAll(/<rect[^>]*>/g)].map(([rect]) => {
      const [x, width] = ['x', 'width'].map((name) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(rect)![1]));
      return [x!, x! + width!];
    });
    expect(bars).toHaveLength(3);
    expect(bars[1]![0]).toBeCloseTo(bars[0]![0]!, 0);
    expect(bars[2]![0]).toBeCloseTo(bars[1]![1]!, 0);
    // −12 + 5 + 7 is nought again: the last ends where the first began.
    expect(bars[2]![1]).toBeCloseTo(bars[0]![1]!, 0);
  });

  it('draws one panel for each word of its facet on one scale, and only the rows it names', () => {
    const facets = drawn({ facet: 'group', marks: [{ mark: 'bar', x: 'step', y: 'group' }] });
    expect(count(facets, /<svg/g)).toBe(1 + 3);
    const some = drawn({
      facet: 'group',
      only: { column: 'group', words: ['A', 'C'] },
      marks: [{ mark: 'bar', x: 'step', y: 'group' }],
    });
    expect(count(some, /<svg/g)).toBe(1 + 2);
    expect(textsOf(some)).not.toContain('B');
    expect(() =>
      drawn({ only: { column: 'group', words: ['Z'] }, marks: [{ mark: 'bar', x: 'step', y: 'group' }] }),
    ).toThrow('no row has Z in group');
  });

  it('is said in words made of the same table, to whoever does not see it', () => {
    const figure: Figure = {
      id: 'f',
      finding: 'people',
      caption: '',
      summary: '',
      chart: { kind: 'plot', marks: [{ mark: 'dumbbell', from: 'before', to: 'after', y: 'group' }] },
    };
    const svg = drawChart(figure, people, 'f');
    expect(svg).toContain(
      '<desc id="f-words">A: Before 10%, After 15%. B: Before 20%, After [c]. C: Before 30%, After 30.4%.</desc>',
    );
    expect(svg).toContain('aria-describedby="f-summary f-words"');
    expect(drawChart(figure, people, 'f')).toBe(svg);
  });

  it('gives the same bytes each time, without style or script', () => {
    const chart = { facet: 'group', marks: [{ mark: 'line', x: 'step', y: 'before' }] } as const;
    expect(drawn(chart)).toBe(drawn(chart));
    expect(drawn(chart)).not.toMatch(/<style|<script|style="/);
  });
});

describe('the short names', () => {
  const short = [
    { kind: 'bar', x: 'group', y: 'one' },
    { kind: 'bar', x: 'step', y: 'before', series: 'group', low: 'low', high: 'high' },
    { kind: 'line', x: 'step', y: 'before', series: 'group', low: 'low', high: 'high' },
    { kind: 'interval', label: 'group', value: 'before', low: 'low', high: 'high', reference: 0.2 },
    { kind: 'heat', x: 'step', y: 'group', value: 'one' },
    { kind: 'scatter', x: 'step', y: 'before', label: 'group', low: 'low', high: 'high' },
  ] as const satisfies readonly Chart[];

  it.each(short)('stand for marks, and are drawn as these are: $kind', (chart) => {
    const declared = declaredFigure(chart);
    expect(
      plotProblems(
        declared,
        people.table!.columns.map(({ name }) => name),
      ),
    ).toEqual([]);
    const draw = (each: Chart) =>
      drawChart({ id: 'f', finding: 'people', caption: '', summary: '', chart: each }, people, 'f', 'narrow');
    expect(draw(chart)).toBe(draw(declared).replace('f-summary f-words', 'f-summary'));
    expect(declaredFigure(declared)).toBe(declared);
  });

  it('that are none are told with the known ones', () => {
    expect(() => declaredFigure({ kind: 'pie', x: 'group', y: 'one' } as never)).toThrow('unknown chart: pie. ');
  });
});
