import { InputError } from '@assay/statistics';
import type { ScoreCells } from '../score/score-cells.ts';
import { type Cells, jointGroupCount, SLOTS } from './cells.ts';

/** The cells, where each count counts something; every answer is made of them, so none goes further than here. */
export function checkedCells(cells: Cells): Cells {
  const size = jointGroupCount(cells.dimensions) * SLOTS;
  checkCounts(cells.counts, size, 'the cells');
  if (cells.squaredWeights) checkCounts(cells.squaredWeights, size, 'the squared weights');
  checkCount(cells.rowCount, 'the cells');
  return cells;
}

/** Counts of a group, as `GroupCells` has them. */
interface NamedCounts {
  readonly group: string;
  readonly counts: Float64Array;
  readonly squaredWeights: Float64Array | null;
}

/** One group's cells, likewise. */
export function checkedGroup<Group extends NamedCounts>(cells: Group): Group {
  checkCounts(cells.counts, SLOTS, cells.group);
  if (cells.squaredWeights) checkCounts(cells.squaredWeights, SLOTS, cells.group);
  return cells;
}

/** Cells of scores, likewise; and each score is a number. */
export function checkedScoreCells(cells: ScoreCells): ScoreCells {
  const { groups, scores, counts, lowest, highest, leftOut } = cells;
  checkCounts(counts, groups.length * 2 * scores.length, 'the cells of scores');
  checkCount(leftOut, 'the cells of scores');
  for (const values of [scores, lowest, highest]) {
    const odd = values.length === scores.length ? values.find((score) => !Number.isFinite(score)) : undefined;
    if (values.length === scores.length && odd === undefined) continue;
    throw new InputError(`each bin must have a finite score: ${odd ?? 'none'}. Make the cells by scoreCells.`);
  }
  return cells;
}

/** The place of one of the groups in cells of scores. */
export function checkedGroupPlace({ groups }: ScoreCells, group: number): number {
  if (groups[group] !== undefined) return group;
  throw new InputError(`no group has this place: ${group}. The groups are ${groups.join(', ')}, from 0.`);
}

function checkCounts(counts: ArrayLike<number>, size: number, of: string): void {
  if (counts.length !== size) {
    throw new InputError(`${of} must hold ${size} counts: ${counts.length}. Make them by countCells or scoreCells.`);
  }
  for (let cell = 0; cell < size; cell++) checkCount(counts[cell]!, of);
}

function checkCount(count: number, of: string): void {
  if (count >= 0 && count < Number.POSITIVE_INFINITY) return;
  throw new InputError(`a count must be finite and not negative: ${count} in ${of}. Correct the cell.`);
}
