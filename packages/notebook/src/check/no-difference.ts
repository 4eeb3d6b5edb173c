import type { FindingTable } from '@assay/evidence';
import { declaredFigure } from '../figure/declared-figure.ts';
import type { Chart } from '../figure/figure.ts';

/**
 * Does a figure mark the wrong place as that of no difference? A line that no label explains says where nothing would differ: at
 * one where ratios are drawn, at nought elsewhere.
 */
export function noDifferenceProblems(chart: Chart, table: FindingTable): readonly string[] {
  const { marks } = declaredFigure(chart);
  const drawsRatios = (axis: 'x' | 'y') => {
    const drawn = marks.flatMap((mark) =>
      axis in mark ? (mark as { readonly [Axis in typeof axis]: string })[axis] : [],
    );
    return table.columns.some(({ name, unit }) => unit === 'ratio' && drawn.includes(name));
  };
  return marks.flatMap((mark) => {
    if (mark.mark !== 'rule' || mark.label !== undefined) return [];
    const place = drawsRatios(mark.axis) ? 1 : 0;
    const what = place === 1 ? 'of ratios it is one' : 'of what is no ratio it is nought';
    return mark.at === place
      ? []
      : [`a line at ${mark.at} marks where nothing differs, and ${what}. Put it at ${place}, or give it a label.`];
  });
}
