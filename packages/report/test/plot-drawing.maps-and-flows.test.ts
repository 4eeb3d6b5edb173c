import { finding } from '@assay/evidence';
import { type Figure, plotProblems } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../src/index.ts';
import { column, count, drawn, textsOf } from './drawn-people.ts';
import { expectGolden } from './golden-file.ts';

describe('a declared figure', () => {
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
});
