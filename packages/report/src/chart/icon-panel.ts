import type { PlotMark } from '@assay/notebook';
import type * as Plot from '@observablehq/plot';
import { chartColumn, distinctTexts, groupText, isPlottable } from './chart-rows.ts';
import { drawnMark } from './drawn-mark.ts';
import { chartWidths } from './layout.ts';
import { categoryColour } from './palette.ts';
import { chartWord, hiddenWord, type Panel } from './panel.ts';

const PEOPLE = 100;
const ACROSS = 20;
const STEP = 15;
const HEADING = 24;
const BLOCK = HEADING + (PEOPLE / ACROSS) * STEP + 14;
const BLOCK_WIDTH = ACROSS * STEP + 8;

/** Of a hundred people like them, so many: a field of a hundred dots for each row, two beside each other where there is room. */
export function iconPanel(
  mark: Extract<PlotMark, { mark: 'icons' }>,
  { rows: given, table, layout }: Panel,
): Plot.PlotOptions {
  const order = distinctTexts(given, mark.y);
  const rows = [...given].sort((a, b) => order.indexOf(groupText(a, mark.y)) - order.indexOf(groupText(b, mark.y)));
  const { label } = chartColumn(table, mark.y);
  const width = chartWidths[layout];
  const beside = Math.max(1, Math.floor(width / BLOCK_WIDTH));
  return {
    width,
    height: Math.ceil(rows.length / beside) * BLOCK + 8,
    margin: 0,
    marks: [
      drawnMark((create) =>
        rows.flatMap((row, index) => {
          const left = 4 + (index % beside) * (width / beside);
          const top = 4 + Math.floor(index / beside) * BLOCK;
          const share = row[mark.share];
          const count = isPlottable(share) ? Math.round(share * PEOPLE) : null;
          const heading = { x: left, y: top + 13, fill: 'currentColor', 'text-anchor': 'start', 'font-weight': 600 };
          const said = count === null ? hiddenWord(row, mark.share) : inWords(share as number, count);
          const name = create(
            'text',
            heading,
            `${/^\d/.test(chartWord(row, mark.y)) ? `${label} ` : ''}${chartWord(row, mark.y)}: ${said}`,
          );
          if (count === null) return [name];
          // Along a line, dashes of no length with round ends are dots, one a step: a hundred in the bytes of five circles.
          const dots = (from: number, to: number) => {
            let path = '';
            for (let person = from; person < to; ) {
              const inRow = Math.min(to - person, ACROSS - (person % ACROSS));
              const down = top + HEADING + STEP / 2 + Math.floor(person / ACROSS) * STEP;
              path += `M${left + STEP / 2 + (person % ACROSS) * STEP},${down}h${(inRow - 1) * STEP + 1}`;
              person += inRow;
            }
            return path;
          };
          const field = { fill: 'none', 'stroke-linecap': 'round', 'stroke-dasharray': `0 ${STEP}` };
          const icons = [
            ...(count > 0
              ? [create('path', { ...field, d: dots(0, count), stroke: categoryColour(0), 'stroke-width': 12 })]
              : []),
            ...(count < PEOPLE
              ? [create('path', { ...field, d: dots(count, PEOPLE), stroke: '#767676', 'stroke-width': 5 })]
              : []),
          ];
          return [name, ...icons];
        }),
      ),
    ],
  };
}

function inWords(share: number, count: number): string {
  if (share > 0 && count === 0) return 'fewer than 1 in 100';
  if (share < 1 && count === PEOPLE) return 'more than 99 in 100';
  return `${count} in 100`;
}
