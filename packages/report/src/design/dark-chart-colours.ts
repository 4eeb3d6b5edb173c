import { categoryColours } from '../chart/palette.ts';

// Each reaches 3:1 on the dark paper; the same order as the palette that it stands in for.
const lighter = ['#6BACE6', '#3FBFB4', '#E07AB5', '#F4863F', '#C4C9CD', '#B59BE0'] as const;

/** Rules that show a drawn chart in the dark: the SVG keeps its literal colours, so it also stands alone. */
export const darkChartColours = categoryColours
  .map(
    (colour, index) =>
      `  .chart [fill="${colour}"] { fill: ${lighter[index]}; } .chart [stroke="${colour}"] { stroke: ${lighter[index]}; }`,
  )
  .join('\n');
