import type * as Plot from '@observablehq/plot';
import { drawnMark } from './drawn-mark.ts';
import { textRoom } from './layout.ts';

const ROW_HEIGHT = 22;
const SWATCH = 14;

interface KeyEntry {
  readonly fill: string;
  readonly text: string;
  /** Outline of the swatch, where its fill alone would be hard to see. */
  readonly stroke?: string;
}

/** Swatches with their words in as many rows as they take; `top` and `width` in chart units. */
export function keyRows(
  entries: readonly KeyEntry[],
  { top, width, title }: { readonly top: number; readonly width: number; readonly title?: string },
): { readonly mark: Plot.Markish; readonly height: number } {
  const longest = Math.max(...entries.map(({ text }) => SWATCH + 6 + textRoom(text) + 12));
  const perRow = Math.max(1, Math.floor((width - 8) / longest));
  const slot = (width - 8) / perRow;
  const first = title === undefined ? 0 : ROW_HEIGHT;
  const mark = drawnMark((create) => [
    ...(title === undefined
      ? []
      : [
          create(
            'text',
            { x: 4, y: top + 13, fill: 'currentColor', 'text-anchor': 'start', 'font-weight': 600 },
            title,
          ),
        ]),
    ...entries.flatMap(({ fill, text, stroke }, index) => {
      const left = 4 + (index % perRow) * slot;
      const above = top + first + Math.floor(index / perRow) * ROW_HEIGHT;
      const outline = stroke === undefined ? {} : { stroke };
      return [
        create('rect', { x: left, y: above, width: SWATCH, height: SWATCH, fill, ...outline }),
        create('text', { x: left + SWATCH + 6, y: above + 12, fill: 'currentColor', 'text-anchor': 'start' }, text),
      ];
    }),
  ]);
  return { mark, height: first + Math.ceil(entries.length / perRow) * ROW_HEIGHT };
}
