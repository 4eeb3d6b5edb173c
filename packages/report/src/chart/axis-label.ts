import * as Plot from '@observablehq/plot';
import { type ChartLayout, chartWidths } from './layout.ts';

/** Characters of bold text that fit a drawing's width, in Plot's measure of a line (ems). */
const LINE_EMS: Readonly<Record<ChartLayout, number>> = { wide: 38, narrow: 19 };

/**
 * What the horizontal axis measures, in as many lines as it takes, below its ticks, which take `drop` chart units; `shift` to the
 * right of the middle of the axis.
 */
export function labelBelow(label: string, layout: ChartLayout, drop = 26, shift = 0): Plot.Markish {
  return Plot.text([label], {
    frameAnchor: 'bottom',
    text: (words: string) => words,
    lineWidth: LINE_EMS[layout],
    lineAnchor: 'top',
    dx: shift,
    dy: drop,
    fill: 'currentColor',
  });
}

/** What the vertical axis measures, lying above it where it can be read. */
export function labelAbove(label: string, layout: ChartLayout, marginLeft: number, rise = 22): Plot.Markish {
  return Plot.text([label], {
    frameAnchor: 'top-left',
    text: (words: string) => words,
    textAnchor: 'start',
    lineAnchor: 'bottom',
    lineWidth: LINE_EMS[layout],
    dx: 4 - marginLeft,
    dy: 8 - rise,
    fill: 'currentColor',
  });
}

/** Lines that a label takes in a drawing. */
export function labelLines(label: string, layout: ChartLayout): number {
  return Math.ceil(([...label].length * 7.9) / (chartWidths[layout] - 20));
}
