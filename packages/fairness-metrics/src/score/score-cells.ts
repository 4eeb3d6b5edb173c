import { BLANK_GROUP, blankGroup, checkedCodes, type DictionaryColumn, InputError } from '@assay/statistics';
import { UNKNOWN } from '../cells/binary-column.ts';

/** Counts of people by group × label × distinct score (or bin of scores). */
export interface ScoreCells {
  readonly groups: readonly string[];
  /** One value per bin, ascending: the score itself where bins are distinct scores, else the mean score of the bin. */
  readonly scores: Float64Array;
  /** `counts[(group * 2 + label) * bins + bin]`. */
  readonly counts: Float64Array;
  /** Lowest and highest score of the people in each bin: a threshold that falls between the two cannot be counted. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** Whether each bin is one distinct score: then ranks, AUC and calibration are exact. Else the scores are binned. */
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

/** More different scores than these are cut into bins. */
export const MAXIMUM_DISTINCT = 4096;

/**
 * How are scores spread, group by group, among those to whom the outcome happened and those to whom it did not?
 *
 * Up to 4,096 distinct scores (or `maximumDistinct`) each get a bin of their own; more are cut into that many bins of
 * equal numbers of people, the cuts taken from everyone together so that bins mean the same in every group, and the
 * result says so: `isExact` is false, and thresholds inside a bin are refused. `thresholdSweep` of the columns
 * themselves is exact for any number of scores.
 *
 * @throws InputError where columns differ in length, or a score is infinite.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'B']);
 * scoreCells({ group, label: Uint8Array.of(1, 0, 2), score: Float64Array.of(0.8, 0.2, 0.5) }) // { leftOut: 1 }
 */
export function scoreCells(
  columns: ScoreColumns,
  { missingGroup = BLANK_GROUP, maximumDistinct = MAXIMUM_DISTINCT } = {},
): ScoreCells {
  const sorted = usableScores(columns);
  const { edges, isExact } = binEdges(sorted, maximumDistinct);
  return cellsBetween(columns, edges, { missingGroup, isExact });
}

/** Scores of the rows whose label and score are known, ascending; checks the columns. */
export function usableScores({ group, label, score }: ScoreColumns): Float64Array {
  if (label.length !== score.length || group.codes.length !== score.length) {
    throw new InputError(
      `columns must be of one length: score has ${score.length}, label ${label.length}, group ${group.codes.length}. Check the join.`,
    );
  }
  checkedCodes(group, 'group');
  const used: number[] = [];
  for (let row = 0; row < score.length; row++) {
    if (label[row]! >= UNKNOWN || Number.isNaN(score[row]!)) continue;
    if (!Number.isFinite(score[row]!)) {
      throw new InputError(`a score must be finite: ${score[row]} in row ${row}. Correct it, or mark it as missing.`);
    }
    used.push(score[row]!);
  }
  return Float64Array.from(used).sort();
}

/** Counts in bins from each edge up to the next; the first edge must be at or below every score. */
export function cellsBetween(
  columns: ScoreColumns,
  edges: Float64Array,
  { missingGroup, isExact }: { readonly missingGroup: string; readonly isExact: boolean },
): ScoreCells {
  const { group, label, score } = columns;
  const groups = [blankGroup(group.values, missingGroup), ...group.values];
  const bins = edges.length;
  const counts = new Float64Array(groups.length * 2 * bins);
  const sums = new Float64Array(bins);
  const totals = new Float64Array(bins);
  const lowest = new Float64Array(bins).fill(Number.POSITIVE_INFINITY);
  const highest = new Float64Array(bins).fill(Number.NEGATIVE_INFINITY);
  let used = 0;
  for (let row = 0; row < score.length; row++) {
    const value = score[row]!;
    const outcome = label[row]!;
    if (outcome >= UNKNOWN || Number.isNaN(value)) continue;
    const bin = lastEdgeAtMost(edges, value);
    counts[((group.codes[row]! + 1) * 2 + outcome) * bins + bin]!++;
    sums[bin]! += value;
    totals[bin]!++;
    used++;
    if (value < lowest[bin]!) lowest[bin] = value;
    if (value > highest[bin]!) highest[bin] = value;
  }
  const scores = isExact ? edges : sums.map((sum, bin) => sum / totals[bin]!);
  return { groups, scores, counts, lowest, highest, isExact, leftOut: score.length - used };
}

/** Lower edge of every bin, ascending. */
function binEdges(sorted: Float64Array, maximumDistinct: number): { edges: Float64Array; isExact: boolean } {
  const distinct: number[] = [];
  for (const value of sorted) {
    if (value !== distinct.at(-1)) distinct.push(value);
    if (distinct.length > maximumDistinct) break;
  }
  if (distinct.length <= maximumDistinct) return { edges: Float64Array.from(distinct), isExact: true };
  const edges: number[] = [];
  for (let bin = 0; bin < maximumDistinct; bin++) {
    const edge = sorted[Math.floor((bin * sorted.length) / maximumDistinct)]!;
    if (edge !== edges.at(-1)) edges.push(edge);
  }
  return { edges: Float64Array.from(edges), isExact: false };
}

/** The bin that a value falls in: that of the last edge at or below it. */
export function lastEdgeAtMost(edges: Float64Array, value: number): number {
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
  /** The score, or the mean score of a bin. */
  readonly score: number;
  readonly count: number;
  /** Of a bin: lowest and highest score of the people in it. Without them the row is of one distinct score. */
  readonly lowest?: number;
  readonly highest?: number;
}

/**
 * Score cells from counts made elsewhere, such as a published table of deciles; a group of `null` is the missing group. Rows
 * that say from which lowest to which highest score they reach are bins: ranks, AUC and calibration are then not called exact,
 * and thresholds inside a bin are refused.
 *
 * @throws InputError where a score is not finite, a count is negative or not finite, a label is neither 1 nor 0, a bin does
 * not hold its own score, or two bins overlap.
 *
 * @example
 * scoreCellsFromRows([{ group: 'A', label: 1, score: 7, count: 12 }]) // { isExact: true, leftOut: 0 }
 */
export function scoreCellsFromRows(rows: readonly ScoreCellRow[], { missingGroup = BLANK_GROUP } = {}): ScoreCells {
  const scores = Float64Array.from(new Set(rows.map((row) => row.score))).sort();
  const binOf = new Map([...scores].map((score, bin) => [score, bin]));
  const stated = new Set(rows.flatMap(({ group }) => (group === null ? [] : [group])));
  const groups = [blankGroup(stated, missingGroup), ...stated];
  const codeOf = new Map(groups.map((group, code) => [group, code]));
  const counts = new Float64Array(groups.length * 2 * scores.length);
  const [lowest, highest] = [scores.slice(), scores.slice()];
  for (const { group, label, score, count, lowest: from = score, highest: to = score } of rows) {
    if (!(count >= 0) || !Number.isFinite(count) || !Number.isFinite(score)) {
      throw new InputError(`a score cell must hold finite numbers: score ${score}, count ${count}. Correct the cell.`);
    }
    if (label !== 0 && label !== 1) throw new InputError(`a label must be 1 or 0: ${label}. Leave out who has none.`);
    if (!(from <= score && score <= to)) {
      throw new InputError(`a bin of scores from ${from} to ${to} cannot have the mean ${score}. Correct the row.`);
    }
    const bin = binOf.get(score)!;
    lowest[bin] = Math.min(lowest[bin]!, from);
    highest[bin] = Math.max(highest[bin]!, to);
    counts[((group === null ? 0 : codeOf.get(group)!) * 2 + label) * scores.length + bin]! += count;
  }
  for (let bin = 1; bin < scores.length; bin++) {
    if (highest[bin - 1]! < lowest[bin]!) continue;
    throw new InputError(
      `bins of scores overlap: one reaches to ${highest[bin - 1]}, the next begins at ${lowest[bin]}. Give every person one bin.`,
    );
  }
  const isExact = scores.every((score, bin) => lowest[bin] === score && highest[bin] === score);
  return { groups, scores, counts, lowest, highest, isExact, leftOut: 0 };
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
