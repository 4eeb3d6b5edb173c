import { type DictionaryColumn, InputError } from '@assay/statistics';
import { UNKNOWN } from './binary-column.ts';

/** Counts of people by group × label × distinct score (or bin of scores). */
export interface ScoreCells {
  readonly groups: readonly string[];
  /** One value per bin, ascending: the score itself where bins are distinct scores, else the mean score of the bin. */
  readonly scores: Float64Array;
  /** `counts[(group * 2 + label) * bins + bin]`. */
  readonly counts: Float64Array;
  /** Whether each bin is one distinct score: then ranks, AUC and calibration are exact. */
  readonly isExact: boolean;
  /** Rows left out because the label or the score is unknown. */
  readonly leftOut: number;
}

export interface ScoreColumns {
  readonly group: DictionaryColumn;
  /** 1 happened, 0 did not, 2 unknown. */
  readonly label: Uint8Array;
  /** Model score; `NaN` where there is none. Higher means more likely flagged. */
  readonly score: Float64Array | Float32Array;
}

const MAXIMUM_DISTINCT = 4096;

/**
 * How are scores spread, group by group, among those to whom the outcome happened and those to whom it did not?
 *
 * Up to 4,096 distinct scores each get a bin of their own; more are cut into 4,096 bins of equal numbers of people,
 * the cuts taken from everyone together so that bins mean the same in every group.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'B']);
 * scoreCells({ group, label: Uint8Array.of(1, 0, 2), score: Float64Array.of(0.8, 0.2, 0.5) }) // { leftOut: 1 }
 */
export function scoreCells(columns: ScoreColumns, { missingGroup = 'Missing' } = {}): ScoreCells {
  const { group, label, score } = columns;
  if (label.length !== score.length || group.codes.length !== score.length) {
    throw new InputError(
      `columns must be of one length: score has ${score.length}, label ${label.length}, group ${group.codes.length}. Check the join.`,
    );
  }
  const groups = [missingGroup, ...group.values];
  const used: number[] = [];
  for (let row = 0; row < score.length; row++) {
    if (label[row]! < UNKNOWN && !Number.isNaN(score[row]!)) used.push(score[row]!);
  }
  const sorted = Float64Array.from(used).sort();
  const { edges, isExact } = binEdges(sorted);
  const bins = edges.length;
  const counts = new Float64Array(groups.length * 2 * bins);
  const sums = new Float64Array(bins);
  const totals = new Float64Array(bins);
  for (let row = 0; row < score.length; row++) {
    const value = score[row]!;
    const outcome = label[row]!;
    if (outcome >= UNKNOWN || Number.isNaN(value)) continue;
    const bin = lastEdgeAtMost(edges, value);
    counts[((group.codes[row]! + 1) * 2 + outcome) * bins + bin]!++;
    sums[bin]! += value;
    totals[bin]!++;
  }
  const scores = isExact ? edges : sums.map((sum, bin) => sum / totals[bin]!);
  return { groups, scores, counts, isExact, leftOut: score.length - used.length };
}

/** Lower edge of every bin, ascending. */
function binEdges(sorted: Float64Array): { edges: Float64Array; isExact: boolean } {
  const distinct: number[] = [];
  for (const value of sorted) {
    if (value !== distinct.at(-1)) distinct.push(value);
    if (distinct.length > MAXIMUM_DISTINCT) break;
  }
  if (distinct.length <= MAXIMUM_DISTINCT) return { edges: Float64Array.from(distinct), isExact: true };
  const edges: number[] = [];
  for (let bin = 0; bin < MAXIMUM_DISTINCT; bin++) {
    const edge = sorted[Math.floor((bin * sorted.length) / MAXIMUM_DISTINCT)]!;
    if (edge !== edges.at(-1)) edges.push(edge);
  }
  return { edges: Float64Array.from(edges), isExact: false };
}

function lastEdgeAtMost(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One row of a published score table. */
export interface ScoreCellRow {
  readonly group: string | null;
  readonly label: 0 | 1;
  readonly score: number;
  readonly count: number;
}

/**
 * Score cells from counts made elsewhere, such as a published table of deciles; a group of `null` is the missing group.
 *
 * @throws InputError where a score is not finite, or a count is negative or not finite.
 *
 * @example
 * scoreCellsFromRows([{ group: 'A', label: 1, score: 7, count: 12 }]) // { isExact: true, leftOut: 0 }
 */
export function scoreCellsFromRows(rows: readonly ScoreCellRow[], { missingGroup = 'Missing' } = {}): ScoreCells {
  const scores = Float64Array.from(new Set(rows.map((row) => row.score))).sort();
  const binOf = new Map([...scores].map((score, bin) => [score, bin]));
  const groups = [missingGroup, ...new Set(rows.flatMap(({ group }) => (group === null ? [] : [group])))];
  const codeOf = new Map(groups.map((group, code) => [group, code]));
  const counts = new Float64Array(groups.length * 2 * scores.length);
  for (const { group, label, score, count } of rows) {
    if (!(count >= 0) || !Number.isFinite(count) || !Number.isFinite(score)) {
      throw new InputError(`a score cell must hold finite numbers: score ${score}, count ${count}. Correct the cell.`);
    }
    counts[((group === null ? 0 : codeOf.get(group)!) * 2 + label) * scores.length + binOf.get(score)!]! += count;
  }
  return { groups, scores, counts, isExact: true, leftOut: 0 };
}

/** Counts by bin of one group and label: a view, not a copy. */
export function binCounts(cells: ScoreCells, group: number, label: 0 | 1): Float64Array {
  const bins = cells.scores.length;
  const start = (group * 2 + label) * bins;
  return cells.counts.subarray(start, start + bins);
}

/** Indices of the groups that hold anyone. */
export function occupiedGroups(cells: ScoreCells): number[] {
  return cells.groups.flatMap((_, group) => {
    const anyone = binCounts(cells, group, 0).some((n) => n > 0) || binCounts(cells, group, 1).some((n) => n > 0);
    return anyone ? [group] : [];
  });
}
