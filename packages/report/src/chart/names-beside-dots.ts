import type * as Plot from '@observablehq/plot';
import type { ChartRow } from './chart-rows.ts';
import { drawnMark } from './drawn-mark.ts';
import { textRoom } from './layout.ts';

const LINE_HEIGHT = 15;

/**
 * The name of each dot to its right; one that would stand over another moves below it, with a line to its dot. One that would be
 * struck through by the range of another dot stands to the left or lower, where that is free.
 */
export function namesBesideDots(
  rows: readonly ChartRow[],
  {
    x,
    y,
    label,
    range,
    from = 0,
  }: {
    readonly x: (row: ChartRow) => number | string;
    readonly y: (row: ChartRow) => number;
    readonly label: string;
    /** Where the line of a row's range begins and ends. */
    readonly range?: (row: ChartRow) => readonly [low: number, high: number];
    /** Left of it stands the axis. */
    readonly from?: number;
  },
): Plot.Markish {
  return drawnMark((create, scales) => {
    const placed: { readonly left: number; readonly right: number; readonly top: number }[] = [];
    const dots = rows
      .map((row) => {
        const at = scales.y(y(row));
        const ends = (range?.(row) ?? []).filter(Number.isFinite).map((end) => scales.y(end));
        const span = { top: Math.min(at, ...ends), bottom: Math.max(at, ...ends) };
        return { name: String(row[label] ?? ''), left: scales.x(x(row)), at, span };
      })
      .sort((a, b) => a.at - b.at);
    return dots.flatMap((dot) => {
      const { name, left, at } = dot;
      const isFree = ({ left, right, top }: (typeof placed)[number]) =>
        placed.every((each) => each.right <= left || right <= each.left || Math.abs(each.top - top) >= LINE_HEIGHT) &&
        !isStruck({ left, right, top });
      const isStruck = ({ left, right, top }: (typeof placed)[number]) =>
        dots.some(
          (each) =>
            each.span.top < each.span.bottom &&
            each.left !== dot.left &&
            each.left > left &&
            each.left < right - 4 &&
            each.span.top - 5 < top + LINE_HEIGHT / 2 &&
            each.span.bottom + 5 > top - LINE_HEIGHT / 2,
        );
      const box = { left: left + 8, right: left + 12 + textRoom(name) };
      const inTheWay = placed.filter((each) => each.left < box.right && box.left < each.right);
      let top = at;
      for (const each of inTheWay.sort((a, b) => a.top - b.top)) {
        if (Math.abs(each.top - top) < LINE_HEIGHT) top = each.top + LINE_HEIGHT;
      }
      const other = { left: left - 12 - textRoom(name), right: left - 8, top: at };
      if (isStruck({ ...box, top }) && other.left >= from && isFree(other)) {
        placed.push(other);
        const ends = { x: left - 10, y: at, dy: '0.32em', fill: 'currentColor', 'text-anchor': 'end' };
        return [create('text', ends, name)];
      }
      const clear = [0, 1, 2, 3].find((lines) => isFree({ ...box, top: top + lines * LINE_HEIGHT }));
      top += (clear ?? 0) * LINE_HEIGHT;
      placed.push({ ...box, top });
      const text = create(
        'text',
        { x: left + 10, y: top, dy: '0.32em', fill: 'currentColor', 'text-anchor': 'start' },
        name,
      );
      if (top - at < 2) return [text];
      return [create('line', { x1: left + 3, y1: at, x2: left + 9, y2: top, stroke: 'currentColor' }), text];
    });
  });
}
