import type * as Plot from '@observablehq/plot';
import type { ChartRow } from './chart-rows.ts';
import { drawnMark } from './drawn-mark.ts';
import { seriesColour } from './group-order.ts';

const LINE_HEIGHT = 15;

/**
 * The name of each line at its end. Where ends lie closer than names are high, names move apart as little as they can, and
 * a short line leads from each to its end.
 */
export function namesAtEnds(
  rows: readonly ChartRow[],
  { x, y }: { readonly x: (row: ChartRow) => number | string; readonly y: (row: ChartRow) => number },
  seriesOf: (row: ChartRow) => string,
  series: readonly string[],
): Plot.Markish {
  return drawnMark((create, scales) => {
    const ends = series
      .map((name, index) => ({ name, index, row: rows.filter((row) => seriesOf(row) === name).at(-1) }))
      .filter((end): end is typeof end & { row: ChartRow } => end.row !== undefined)
      .map((end) => ({ ...end, left: scales.x(x(end.row)), at: scales.y(y(end.row)) }))
      .sort((a, b) => a.at - b.at);
    const placed = apart(ends.map(({ at }) => at));
    return ends.flatMap(({ name, index, left, at }, position) => {
      const top = placed[position]!;
      const label = create(
        'text',
        { x: left + 14, y: top, dy: '0.32em', fill: 'currentColor', 'text-anchor': 'start', 'font-weight': 600 },
        name,
      );
      if (Math.abs(top - at) < 2) return [label];
      const lead = { x1: left + 4, y1: at, x2: left + 12, y2: top, stroke: seriesColour(series, index) };
      return [create('line', lead), label];
    });
  });
}

/** Heights at least a line apart, each as near its own as the others let it. */
function apart(heights: readonly number[]): number[] {
  const blocks: { at: number; members: number[] }[] = [];
  for (const height of heights) {
    let block = { at: height, members: [height] };
    for (let above = blocks.at(-1); above !== undefined && overlaps(above, block); above = blocks.at(-1)) {
      blocks.pop();
      const members = [...above.members, ...block.members];
      const middle = members.reduce((sum, each) => sum + each, 0) / members.length;
      block = { at: middle, members };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ at, members }) =>
    members.map((_, index) => at + (index - (members.length - 1) / 2) * LINE_HEIGHT),
  );
}

function overlaps(
  above: { readonly at: number; readonly members: readonly number[] },
  below: { readonly at: number; readonly members: readonly number[] },
): boolean {
  const reach = ((above.members.length + below.members.length) / 2) * LINE_HEIGHT;
  return below.at - above.at < reach;
}
