import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { keyRows } from '../src/chart/key-rows.ts';
import { namesAtEnds } from '../src/chart/names-at-ends.ts';
import { namesBesideDots } from '../src/chart/names-beside-dots.ts';
import { scaleBar } from '../src/chart/scale-bar.ts';

/** What a mark draws where a scale leaves numbers as they are. */
function drawn(mark: unknown) {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const draw = mark as (...given: readonly unknown[]) => { querySelectorAll(tag: string): Iterable<Element> };
  const own = (value: unknown) => value;
  const group = draw([], { x: own, y: own }, {}, {}, { document });
  const numbers = (element: Element, ...names: string[]) => names.map((name) => Number(element.getAttribute(name)));
  return {
    texts: [...group.querySelectorAll('text')].map((each) => [each.textContent, ...numbers(each, 'x', 'y')] as const),
    lines: [...group.querySelectorAll('line')].map((each) => numbers(each, 'x1', 'y1', 'x2', 'y2')),
    rectangles: [...group.querySelectorAll('rect')].map((each) => numbers(each, 'x', 'y')),
    paths: [...group.querySelectorAll('path')].map((each) => each.getAttribute('d')),
  };
}
interface Element {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}
const axes = { x: (row: Row) => row['x'] as number, y: (row: Row) => row['y'] as number };
type Row = Readonly<Record<string, unknown>>;

describe('names at the ends of lines', () => {
  const heightsOf = (ends: readonly number[]) => {
    const names = ends.map((_, at) => `line ${at}`);
    const rows = ends.flatMap((y, at) => [
      { name: names[at]!, x: 1, y: 500 },
      { name: names[at]!, x: 100, y },
    ]);
    const { texts, lines } = drawn(namesAtEnds(rows, axes, (row) => row['name'] as string, names));
    return { texts, lines };
  };
  it.each([
    [[10, 100, 300]],
    [[100, 104, 90, 200, 203]],
    [[50, 50, 50, 50]],
    [[0, 16, 31, 46, 30, 29]],
    [[10, 25, 39, 55, 69]],
  ])('are at least 15 apart and as near their ends as the least squares of an ordered fit allow: %s', (ends) => {
    const sorted = ends.toSorted((a, b) => a - b);
    const shifted = sorted.map((end, at) => end - 15 * at);
    const mean = (from: number, to: number) =>
      shifted.slice(from, to + 1).reduce((sum, each) => sum + each, 0) / (to - from + 1);
    // The least-squares fit that never falls, by its max-min formula (Robertson, Wright and Dykstra, 1988).
    const fitted = shifted.map((_, at) => {
      const least = (from: number) => Math.min(...shifted.flatMap((_, to) => (to >= at ? [mean(from, to)] : [])));
      return Math.max(...shifted.flatMap((_, from) => (from <= at ? [least(from)] : []))) + 15 * at;
    });
    const { texts, lines } = heightsOf(ends);
    expect(texts.map(([, x, y]) => [x, y])).toEqual(fitted.map((top) => [114, expect.closeTo(top, 9)]));
    expect(texts.map(([name]) => ends[Number(name!.slice(5))])).toEqual(sorted);
    // A line leads where a name has moved by two or more.
    const moved = sorted.flatMap((end, at) => (Math.abs(fitted[at]! - end) < 2 ? [] : [[104, end, 112, fitted[at]!]]));
    expect(lines).toEqual(moved.map((line) => line.map((each) => expect.closeTo(each, 9))));
  });
});

describe('names beside dots', () => {
  const of = (dots: readonly (readonly [string, number, number])[]) =>
    drawn(
      namesBesideDots(
        dots.map(([name, x, y]) => ({ name, x, y })),
        { ...axes, label: 'name' },
      ),
    );
  it('stay beside their dots, and one that would stand over another moves a line below it', () => {
    const { texts, lines } = of([
      ['AB', 0, 10],
      ['CD', 5, 14],
      ['EF', 200, 12],
      ['GH', 3, 24.5],
    ]);
    // EF is far to the right; CD and GH share their width with AB.
    expect(texts).toEqual([
      ['AB', 10, 10],
      ['EF', 210, 12],
      ['CD', 15, 25],
      ['GH', 13, 40],
    ]);
    expect(lines).toEqual([
      [8, 14, 14, 25],
      [6, 24.5, 12, 40],
    ]);
  });
  it('stand to the left, or else lower, where the range of another dot would strike them through', () => {
    const beside = (x: number, from: number) =>
      drawn(
        namesBesideDots(
          [
            { name: 'ABCDEFGHIJ', x, y: 50 },
            { name: 'Z', x: x + 40, y: 40 },
          ],
          { ...axes, label: 'name', range: ({ x: at }) => (at === x ? [50, 50] : [30, 60]), from },
        ),
      ).texts.find(([name]) => name !== 'Z');
    expect(beside(300, 0)).toEqual(['ABCDEFGHIJ', 290, 50]);
    // Below the name of Z at 40 it begins at 55; half a line above it the range of Z, to 60 and five more, ends at 85.
    expect(beside(300, 290)).toEqual(['ABCDEFGHIJ', 310, 85]);
  });
  it('do not move for a name that ends where they begin', () => {
    // The first name ends at 0 + 12 + 2 × 7.9 = 27.8; the second begins at 8 beyond its dot.
    expect(
      of([
        ['AB', 0, 10],
        ['CD', 19.8, 12],
      ]).texts[1],
    ).toEqual(['CD', 29.8, 12]);
    expect(
      of([
        ['AB', 0, 10],
        ['CD', 19.7, 12],
      ]).texts[1],
    ).toEqual(['CD', 29.7, 25]);
    expect(
      of([
        ['AB', 0, 10],
        ['CD', 0, 25],
      ]).texts[1],
    ).toEqual(['CD', 10, 25]);
  });
});

describe('swatches of a key', () => {
  it('stand in as many columns as the longest word leaves room for, row by row', () => {
    // 14 + 6 + 4 × 7.9 + 12 = 63.6 a swatch: three in 200 − 8, each with a third of the width.
    const entries = ['four', 'a', 'b', 'c', 'd', 'e', 'f'].map((text) => ({ fill: '#fff', text }));
    const { mark, height } = keyRows(entries, { top: 100, width: 200, title: 'Group' });
    const { rectangles, texts } = drawn(mark);
    expect(height).toBe(22 * 4);
    expect(rectangles).toEqual(entries.map((_, at) => [4 + (at % 3) * 64, 122 + 22 * Math.floor(at / 3)]));
    expect(texts.slice(0, 2)).toEqual([
      ['Group', 4, 113],
      ['four', 24, 134],
    ]);
  });
  it('take a row each where a word is wider than all, and no row for a title that is not there', () => {
    const entries = ['much too long for so narrow a key', 'b'].map((text) => ({ fill: '#fff', text }));
    const { mark, height } = keyRows(entries, { top: 0, width: 100 });
    expect([height, drawn(mark).rectangles]).toEqual([
      44,
      [
        [4, 0],
        [4, 22],
      ],
    ]);
  });
});

describe('the bar of a map’s distances', () => {
  const rectangle = (across: number, up: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [1000, 500],
        [1000 + across, 500],
        [1000 + across, 500 + up],
      ],
    ],
  });
  it.each([
    // 300 units for 10 km: 80 units, a quarter of the width, are 2.7 km, and 2 km are 60 units.
    [10_000, 5_000, 60, '2 km'],
    // As high as wide: 180 units for 10 km.
    [10_000, 10_000, 36, '2 km'],
    [1_000, 100, 60, '200 m'],
    [4_000, 100, 75, '1 km'],
    [1_875, 100, 80, '500 m'],
  ] as const)(
    'is the largest round length within a quarter of the width: %s by %s metres',
    (across, up, length, said) => {
      const { paths, texts } = drawn(scaleBar([rectangle(across, up)] as never, 320, 200, 10));
      expect(texts).toEqual([[said, expect.closeTo(12 + length, 9), 216]]);
      const [, drawnLength] = /h(\S+)M/.exec(paths[0]!)!;
      expect(Number(drawnLength)).toBeCloseTo(length, 9);
    },
  );
  it('is not there for a place without extent', () => {
    expect(scaleBar([{ type: 'Point', coordinates: [3, 4] }] as never, 320, 200, 10)).toBeNull();
    expect(scaleBar([rectangle(0, 10)] as never, 320, 200, 10)).toBeNull();
    expect(scaleBar([rectangle(10, 0)] as never, 320, 200, 10)).toBeNull();
  });
});
