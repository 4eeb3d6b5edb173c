import { finding } from '@assay/evidence';
import { type Chart, declaredFigure, type Figure, type PlotChart, plotProblems } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../src/index.ts';
import { expectGolden } from './golden-file.ts';

const column = (name: string, label: string, unit: string) => ({ name, label, unit, key: name === 'group' });
const people = finding(
  {
    id: 'people',
    title: 'People',
    questions: ['RAP-Q2'],
    unit: 'count',
    table: {
      columns: [
        column('group', 'Group', 'text'),
        column('step', 'Step', 'count'),
        column('to', 'Next step', 'count'),
        column('before', 'Before', 'proportion'),
        column('after', 'After', 'proportion'),
        column('low', 'from', 'proportion'),
        column('high', 'to', 'proportion'),
        column('one', 'One', 'count'),
        column('two', 'Two', 'count'),
      ],
      rows: [
        ['A', 1, 2, 0.1, 0.15, 0.05, 0.2, 30, -12],
        ['B', 2, 3, 0.2, '[c]', 0.15, 0.25, '[c]', 5],
        ['C', 3, 4, 0.3, 0.304, 0.25, 0.35, 60, 7],
      ],
    },
    method: { name: 'Count', source: 'invented' },
  } as never,
  { cell: 'people', file: 'notebook.ts' },
);
const drawn = (chart: Omit<PlotChart, 'kind'>, layout: 'wide' | 'narrow' = 'wide') => {
  const figure: Figure = { id: 'f', finding: 'people', caption: '', summary: '', chart: { kind: 'plot', ...chart } };
  return drawChart(figure, people, 'f', layout).replace(/<desc.*?<\/desc>/, '');
};
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
const count = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].length;

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

  describe('of circles on a map', () => {
    const square = (left: number) =>
      JSON.stringify({
        type: 'Polygon',
        coordinates: [
          [
            [left, 0],
            [left + 10, 0],
            [left + 10, 10],
            [left, 10],
            [left, 0],
          ],
        ],
      });
    const places = (numbers: readonly (number | string)[]) =>
      finding(
        {
          id: 'places',
          title: 'Places',
          questions: [],
          unit: 'count',
          table: {
            columns: [
              column('group', 'Sector', 'text'),
              column('outline', 'Outline', 'text'),
              column('one', 'Events', 'count'),
            ],
            rows: numbers.map((number, at) => [`S${at}`, square(10 * at), number]),
          },
          method: { name: 'Count', source: 'invented' },
        } as never,
        { cell: 'places', file: 'notebook.ts' },
      );
    const chart = {
      kind: 'plot',
      marks: [{ mark: 'symbols', geometry: 'outline', size: 'one', label: 'group' }],
    } as const;
    const draw = (numbers: readonly (number | string)[], layout: 'wide' | 'narrow' = 'wide') =>
      drawChart({ id: 'f', finding: 'places', caption: '', summary: '', chart }, places(numbers), 'f', layout);

    it('gives each a surface as large as its number, and none to nought', () => {
      const svg = draw([100, 25, 0, 4]);
      for (const layout of ['wide', 'narrow'] as const)
        expectGolden(`plot/symbols-${layout}.svg`, draw([100, 25, 0, 4, '[c]'], layout));
      const circles = [...svg.matchAll(/<circle(?=[^>]*stroke="#ffffff"|[^>]*)[^>]*r="([\d.]+)"/g)].map(([, r]) =>
        Number(r),
      );
      const drawnRadii = [...circles].sort((a, b) => b - a);
      expect(drawnRadii[0]).toBe(22);
      expect(drawnRadii).toContain(11);
      expect(drawnRadii).toContain(4.4);
      // Three on the map, and those of the key: 100, 20, 5.
      expect(circles).toHaveLength(6);
      expect(textsOf(svg.replace(/<desc.*?<\/desc>/, ''))).toEqual(
        expect.arrayContaining(['Events', '100', '20', '5', 'S0', 'S3']),
      );
    });

    it.each(['wide', 'narrow'] as const)(
      'says how far it is by a bar as long as the outlines are drawn (%s)',
      (layout) => {
        const svg = draw([100, 25, 0, 4], layout);
        const outlines = [...svg.matchAll(/<path[^>]* d="(M[\d.,MLZ-]+)"/g)].flatMap(([, path]) =>
          [...path!.matchAll(/([\d.]+),[\d.]+/g)].map(([, x]) => Number(x)),
        );
        const across = places([1, 1, 1, 1]).table!.rows.flatMap((row) =>
          [...String(row.find((cell) => String(cell).startsWith('{'))).matchAll(/\[(-?[\d.]+),-?[\d.]+\]/g)].map(
            ([, x]) => Number(x),
          ),
        );
        const metresPerPixel =
          (Math.max(...across) - Math.min(...across)) / (Math.max(...outlines) - Math.min(...outlines));
        const pixels = Number(/<path[^>]* d="M4,[\d.]+v8M4,[\d.]+h([\d.]+)/.exec(svg)![1]);
        const [, metres] = /^([\d,]+) m$/.exec(textsOf(svg).find((text) => / k?m$/.test(text ?? '')) ?? '')!;
        expect(pixels * metresPerPixel).toBeCloseTo(Number(metres!.replace(',', '')), 0);
      },
    );

    it('dashes the outline where a number is held back, says so, and puts no outline into words', () => {
      for (const layout of ['wide', 'narrow'] as const) {
        const svg = draw([100, '[c]'], layout);
        expect(svg).toContain('stroke-dasharray="3 3"');
        expect(svg).toContain('Dashed outline: not shown');
      }
      const words = /<desc[^>]*>(.*?)<\/desc>/.exec(draw([100, '[c]']))![1]!;
      expect(words).toBe('S0: Events 100. S1: Events [c].');
    });

    it('refuses numbers below nought, and what is no outline', () => {
      expect(() => draw([3, -1])).toThrow('no circle is -1 large');
      expect(plotProblems({ kind: 'plot', marks: [...chart.marks, { mark: 'rule', at: 1, axis: 'x' }] }, null)).toEqual(
        ['mark symbols fills a drawing by itself. Take the other marks out.'],
      );
    });
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

  it('draws hexagons of the size they were counted by, dashed and white where the count is held back', () => {
    const svg = drawn({ marks: [{ mark: 'hexbin', x: 'step', y: 'to', fill: 'one', across: 1, up: 2 }] });
    expectGolden('plot/hexbin-wide.svg', svg);
    const hexagons = [...svg.matchAll(/<polygon[^>]*>/g)].map(([polygon]) => ({
      points: / points="([^"]*)"/
        .exec(polygon)![1]!
        .split(' ')
        .map((point) => point.split(',').map(Number)),
      isHidden: polygon.includes('stroke-dasharray') && polygon.includes('fill="#ffffff"'),
    }));
    expect(hexagons.map(({ isHidden }) => isHidden)).toEqual([false, true, false]);
    const span = (axis: 0 | 1, at: number) => {
      const values = hexagons[at]!.points.map((point) => point[axis]!);
      return { low: Math.min(...values), wide: Math.max(...values) - Math.min(...values) };
    };
    // From the corner above: right and a quarter down, right and three quarters, below, and back on the left.
    for (const { points } of hexagons) {
      const [middle, top] = points[0] as [number, number];
      const [half, quarter] = [points[1]![0]! - middle, (points[3]![1]! - top) / 4];
      expect(half).toBeGreaterThan(0);
      expect(points.map(([across, down]) => [(across! - middle) / half, (down! - top) / quarter])).toEqual(
        [
          [0, 0],
          [1, 1],
          [1, 3],
          [0, 4],
          [-1, 3],
          [-1, 1],
        ].map((corner) => corner.map((each) => expect.closeTo(each, 1))),
      );
    }
    // Middles lie one apart, which is the width of one.
    expect(span(0, 1).low).toBeCloseTo(span(0, 0).low + span(0, 0).wide, 0);
    expect(span(1, 0).wide / 2).toBeCloseTo(span(1, 0).low - span(1, 1).low, 0);
    // The outermost corners touch the frame: 62 from the left and 24 from the right of 640, and 300 high.
    expect(span(0, 0).low).toBeCloseTo(62, 0);
    expect(span(0, 2).low + span(0, 2).wide).toBeCloseTo(640 - 24, 0);
    expect(span(1, 0).low + span(1, 0).wide - span(1, 2).low).toBeCloseTo(300, 0);
    expect(textsOf(svg)).toContain('not shown');
  });

  describe('of flows', () => {
    const went = (
      numbers: readonly (number | string)[],
      ways = [
        ['in', 'a'],
        ['in', 'b'],
        ['a', 'out'],
      ],
    ) =>
      finding(
        {
          id: 'went',
          title: 'Went',
          questions: [],
          unit: 'count',
          table: {
            columns: [
              column('group', 'From', 'text'),
              { ...column('next', 'To', 'text'), key: true },
              column('one', 'Cases', 'count'),
            ],
            rows: numbers.map((number, at) => [...ways[at]!, number]),
          },
          method: { name: 'Count', source: 'invented' },
        } as never,
        { cell: 'went', file: 'notebook.ts' },
      );
    const draw = (table: ReturnType<typeof went>, layout: 'wide' | 'narrow' = 'wide') => {
      const chart = { kind: 'plot', marks: [{ mark: 'flow', from: 'group', to: 'next', count: 'one' }] } as const;
      const figure: Figure = { id: 'f', finding: 'went', caption: '', summary: '', chart };
      return drawChart(figure, table, 'f', layout).replace(/<desc.*?<\/desc>/, '');
    };
    const widths = (svg: string) =>
      [...svg.matchAll(/<path[^>]*>/g)].flatMap(([path]) => {
        const [, width] = /stroke-width="([\d.]+)"/.exec(path) ?? [];
        return width === undefined ? [] : [Number(width)];
      });

    it('are as wide as their counts, from place to place by as many stages as there are steps', () => {
      for (const layout of ['wide', 'narrow'] as const) {
        const [first, second, third] = widths(draw(went([30, 10, 20]), layout));
        expect(first! / second!).toBeCloseTo(3, 6);
        expect(third! / second!).toBeCloseTo(2, 6);
      }
      const svg = draw(went([30, 10, 20]));
      expect(textsOf(svg)).toEqual(['in: 40', 'a: 30', 'b: 10', 'out: 20']);
      const lefts = [...svg.matchAll(/<rect[^>]* x="([\d.]+)"/g)].map(([, x]) => Number(x));
      expect(lefts[1]).toBe(lefts[2]);
      expect(lefts[0]! < lefts[1]! && lefts[1]! < lefts[3]!).toBe(true);
    });

    it('stand step below step on a phone', () => {
      const svg = draw(went([30, 10, 20]), 'narrow');
      expect(textsOf(svg)).toEqual(['in: 40', 'a: 30', 'b: 10', 'a: 20', 'out: 20']);
    });

    it('are dashed where a count is held back, and no place is given a number that would tell it', () => {
      const svg = draw(went([30, '[c]', 20]));
      expect(widths(svg)).toHaveLength(2);
      expect(svg).toContain('stroke-dasharray="3 3"');
      expect(textsOf(svg)).toEqual(['in: 30 shown', 'a: 30', 'b: [c]', 'out: 20']);
    });

    it('say what is held back before the place that it leads to, above its line', () => {
      const ways = [
        ['in', 'a'],
        ['in', 'b'],
        ['a', 'b'],
      ];
      const svg = draw(went([30, '[c]', 20], ways));
      const [said] = /<text[^>]*>\[c\]</.exec(svg)!;
      const [dashed] = /<path[^>]*stroke-dasharray[^>]*>/.exec(svg)!;
      const place = (attribute: string) => Number(new RegExp(` ${attribute}="([\\d.]+)"`).exec(said)![1]);
      const [, endX, endY] = / d="M[^"]* ([\d.]+),([\d.]+)"/.exec(dashed)!;
      expect(said).toContain('text-anchor="end"');
      expect(place('x')).toBeLessThan(Number(endX));
      expect(place('y')).toBeLessThan(Number(endY));
    });

    it('are stages of a funnel of which nought has no bar, but its number', () => {
      const chart = { kind: 'plot', marks: [{ mark: 'funnel', x: 'one', y: 'next' }] } as const;
      const figure: Figure = { id: 'f', finding: 'went', caption: '', summary: '', chart };
      const bars = (numbers: readonly number[]) => {
        const svg = drawChart(figure, went(numbers), 'f', 'wide');
        return { bars: count(svg, /<rect /g), said: textsOf(svg).filter((text) => text === '0').length };
      };
      const [all, without] = [bars([30, 20, 10]), bars([30, 20, 0])];
      expect(all.bars - without.bars).toBe(1);
      expect(without.said - all.said).toBe(1);
    });

    it('do not go round, and are not below nought', () => {
      const round = [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ];
      expect(() => draw(went([1, 2, 3], round))).toThrow('Name the places of a flow by their step');
      expect(() => draw(went([1], [['a', 'a']]))).toThrow('Name the places of a flow by their step');
      expect(() => draw(went([1, -2, 3]))).toThrow('no ribbon is -2 wide');
    });
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
