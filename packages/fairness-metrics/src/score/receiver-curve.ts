import { checkedGroupPlace, checkedScoreCells } from '../cells/checked-cells.ts';
import { binCounts, type ScoreCells } from './score-cells.ts';

/** Corner points of a group's ROC curve from (0, 0) to (1, 1), by falling threshold; `null` where a class is empty. */
export interface ReceiverCurve {
  readonly falsePositiveRate: Float64Array;
  readonly truePositiveRate: Float64Array;
}

/**
 * What does catching more people cost in false flags, at every threshold? Corner points of one group's ROC curve (by
 * its place in `cells.groups`) from (0, 0) to (1, 1), by falling threshold; `null` where nobody has, or everybody has,
 * the outcome.
 *
 * @example
 * receiverCurve(scores, 1).truePositiveRate // [0, 0.25, 0.75, 1]
 */
export function receiverCurve(cells: ScoreCells, group: number): ReceiverCurve | null {
  return curveOfCells(checkedScoreCells(cells), checkedGroupPlace(cells, group));
}

/** The curve of cells that were checked, or were made here. */
export function curveOfCells(cells: ScoreCells, group: number): ReceiverCurve | null {
  const absent = binCounts(cells, group, 0);
  const present = binCounts(cells, group, 1);
  const negatives = sum(absent);
  const positives = sum(present);
  if (negatives === 0 || positives === 0) return null;
  const bins = cells.scores.length;
  const falsePositiveRate = new Float64Array(bins + 1);
  const truePositiveRate = new Float64Array(bins + 1);
  let falsePositives = 0;
  let truePositives = 0;
  for (let step = 1; step <= bins; step++) {
    falsePositives += absent[bins - step]!;
    truePositives += present[bins - step]!;
    falsePositiveRate[step] = falsePositives / negatives;
    truePositiveRate[step] = truePositives / positives;
  }
  return { falsePositiveRate, truePositiveRate };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
