import type * as Plot from '@observablehq/plot';
import type { ChartRow } from './chart-rows.ts';
import { drawnMark } from './drawn-mark.ts';
import { textRoom } from './layout.ts';

const LINE_HEIGHT = 15;

/** The name of each dot to its right; one that would stand over another moves below it, with a line to its dot. */
export function namesBesideDots(
  rows: readonly ChartRow[],
  {
    x,
    y,
    label,
  }: {
    readonly x: (row: ChartRow) => number | string;
    readonly y: (row: ChartRow) => number;
    readonly label: string;
  },
): Plot.Markish {
  return drawnMark((create, scales) => {
    const placed: { readonly left: number; readonly right: number; readonly top: number }[] = [];
    const dots = rows
      .map((row) => ({ name: String(row[label] ?? ''), left: scales.x(x(row)), at: scales.y(y(row)) }))
      .sort((a, b) => a.at - b.at);
    return dots.flatMap(({ name, left, at }) => {
      const box = { left: left + 8, right: left + 12 + textRoom(name) };
      const inTheWay = placed.filter((each) => each.left < box.right && box.left < each.right);
      let top = at;
      for (const each of inTheWay.sort((a, b) => a.top - b.top)) {
        if (Math.abs(each.top - top) < LINE_HEIGHT) top = each.top + LINE_HEIGHT;
      }
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
