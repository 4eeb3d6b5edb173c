import type { CellValue } from '@assay/evidence';
import { isPlottable } from './chart-rows.ts';
import { sequentialColours } from './palette.ts';

const missing = { fill: '#ffffff', text: '#0b0c0c' } as const;

/** Shades of a column: its range in five equal steps; cells without a number stay white. */
export function sequentialStep(
  values: readonly (CellValue | undefined)[],
): (value: CellValue | undefined) => { readonly fill: string; readonly text: string } {
  const [low, high] = plottableRange(values);
  return (value) => (isPlottable(value) ? sequentialColours[stepOf(value, low, high)]! : missing);
}

/** The five steps with their bounds, for a legend. */
export function sequentialSteps(
  values: readonly (CellValue | undefined)[],
): { fill: string; from: number; to: number }[] {
  const [low, high] = plottableRange(values);
  const width = (high - low) / sequentialColours.length;
  return sequentialColours.map(({ fill }, index) => ({
    fill,
    from: low + index * width,
    to: low + (index + 1) * width,
  }));
}

function plottableRange(values: readonly (CellValue | undefined)[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!isPlottable(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

function stepOf(value: number, low: number, high: number): number {
  if (high === low) return 0;
  return Math.min(sequentialColours.length - 1, Math.floor(((value - low) / (high - low)) * sequentialColours.length));
}
