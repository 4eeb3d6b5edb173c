/** The room that a drawing has: a laptop's column and paper, or a phone held upright. Each figure is drawn for both. */
export type ChartLayout = 'wide' | 'narrow';

/** Widths in chart units; a phone shows its own at about one unit a pixel, so text keeps its size. */
export const chartWidths: Readonly<Record<ChartLayout, number>> = { wide: 640, narrow: 320 };

/** Room for a text of the chart's size: the widest usual font, since nobody knows which one a reader has. */
export function textRoom(text: string): number {
  return [...text].length * 7.9;
}

/** How names of rows stand: beside their rows where they leave most of the width to the numbers, else above them. */
interface RowFrame {
  readonly width: number;
  readonly marginLeft: number;
  readonly namesAbove: boolean;
}

const MOST_BESIDE: Readonly<Record<ChartLayout, number>> = { wide: 250, narrow: 96 };

/** Where do the names of a chart's rows go, and how much room is left of the numbers? */
export function rowFrame(names: readonly string[], layout: ChartLayout): RowFrame {
  const longest = Math.max(0, ...names.map(textRoom)) + 16;
  const namesAbove = longest > MOST_BESIDE[layout];
  return { width: chartWidths[layout], marginLeft: namesAbove ? 14 : Math.max(40, longest), namesAbove };
}
