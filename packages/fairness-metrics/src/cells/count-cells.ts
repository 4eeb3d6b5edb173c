import { BLANK_GROUP, blankGroup, type DictionaryColumn, InputError } from '@assay/statistics';
import { type Cells, type Dimension, jointGroupCount, SLOTS } from './cells.ts';
import { countRows } from './count-rows.ts';

/** One row per person or event. All columns are of one length. */
export interface AuditColumns {
  /** Protected characteristics and strata, by name. A missing value becomes a group of its own. */
  readonly attributes: Readonly<Record<string, DictionaryColumn>>;
  /** What happened: 1 yes, 0 no, 2 unknown (see `binaryColumn`). */
  readonly label: Uint8Array;
  /** What the model or officer decided: 1 flagged, 0 not, 2 unknown. */
  readonly decision: Uint8Array;
  /** Weight of each row; finite and not negative. */
  readonly weights?: Float64Array;
}

export interface CountOptions {
  /** Name of the group of missing values. */
  readonly missingGroup?: string;
}

/**
 * How many people of each group were flagged or not, and for how many it was right?
 *
 * One pass over the rows; everything after works on the counts. Weighted rows also keep sums of squared weights.
 *
 * @throws InputError where columns differ in length, a code has no value, or a weight is negative or not finite.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', null]);
 * const columns = { attributes: { group }, label: Uint8Array.of(1, 0, 2), decision: Uint8Array.of(1, 1, 0) };
 * cellRows(countCells(columns)).map((row) => [row.groups.group, row.label, row.decision, row.count]) // [[null, null, 0, 1], ['A', 0, 1, 1], ['A', 1, 1, 1]]
 */
export function countCells(columns: AuditColumns, { missingGroup = BLANK_GROUP }: CountOptions = {}): Cells {
  const { attributes, label, decision, weights } = columns;
  const rowCount = label.length;
  const named = Object.entries(attributes);
  const lengths: [string, number][] = [['decision', decision.length]];
  for (const [name, column] of named) lengths.push([name, column.codes.length]);
  if (weights) lengths.push(['weights', weights.length]);
  for (const [name, length] of lengths) {
    if (length !== rowCount) {
      throw new InputError(`columns must be of one length: label has ${rowCount}, ${name} ${length}. Check the join.`);
    }
  }
  const dimensions = named.map(([name, column]) => dimensionOf(name, column, missingGroup));
  const size = jointGroupCount(dimensions) * SLOTS;
  const codes = named.length === 1 ? named[0]![1].codes : null;
  const table = codes
    ? countCellsOfOneGroup(codes, label, decision, weights, size)
    : countJoint(columns, dimensions, size);
  if (table.seen > 3 || holdsSpare(table.counts)) {
    throw new InputError('label and decision must hold 0, 1 or 2 (unknown). Pass them through binaryColumn.');
  }
  if (table.counted !== rowCount) {
    throw new InputError(`a group code has no value: ${rowCount - table.counted} rows. Check the dictionary columns.`);
  }
  return { dimensions, counts: table.counts, squaredWeights: table.squared, rowCount };
}

function dimensionOf(name: string, column: DictionaryColumn, missingGroup: string): Dimension {
  return { name, groups: [blankGroup(column.values, missingGroup), ...column.values] };
}

interface Counted {
  readonly counts: Float64Array;
  readonly squared: Float64Array | null;
  readonly counted: number;
  /** Every bit that any label or decision had set. */
  readonly seen: number;
}

function countCellsOfOneGroup(
  codes: Int32Array,
  label: Uint8Array,
  decision: Uint8Array,
  weights: Float64Array | undefined,
  size: number,
): Counted {
  if (weights) return countWeighted((row) => codes[row]! + 1, label, decision, weights, size);
  const { counts, seen } = countRows(codes, label, decision, size);
  return { counts, squared: null, counted: counts.reduce((sum, each) => sum + each, 0), seen };
}

function countJoint(columns: AuditColumns, dimensions: readonly Dimension[], size: number): Counted {
  const codes = Object.values(columns.attributes).map((column) => column.codes);
  const { label, decision, weights } = columns;
  const rowCount = label.length;
  const joint = new Int32Array(rowCount);
  let outside = 0;
  for (const [index, { groups }] of dimensions.entries()) {
    const column = codes[index]!;
    const width = groups.length;
    for (let row = 0; row < rowCount; row++) {
      const code = column[row]! + 1;
      if (code < 0 || code >= width) outside++;
      joint[row] = joint[row]! * width + code;
    }
  }
  if (outside > 0) {
    throw new InputError(`a group code has no value: ${outside} rows. Check the dictionary columns.`);
  }
  if (weights) return countWeighted((row) => joint[row]!, label, decision, weights, size);
  for (let row = 0; row < rowCount; row++) joint[row] = joint[row]! - 1;
  return countCellsOfOneGroup(joint, label, decision, undefined, size);
}

/** Squares of weights are summed: below its square root lies the least number with all its digits. */
const LEAST_WEIGHT = 1e-150;

function countWeighted(
  groupOf: (row: number) => number,
  label: Uint8Array,
  decision: Uint8Array,
  weights: Float64Array,
  size: number,
): Counted {
  const counts = new Float64Array(size);
  const squared = new Float64Array(size);
  let seen = 0;
  let counted = 0;
  for (let row = 0; row < label.length; row++) {
    const weight = weights[row]!;
    if (!(weight >= 0) || weight === Number.POSITIVE_INFINITY) {
      throw new InputError(
        `a weight must be finite and not negative: ${weight} in row ${row}. Correct or drop the row.`,
      );
    }
    if (weight !== 0 && !(weight > LEAST_WEIGHT && weight < 1 / LEAST_WEIGHT)) {
      throw new InputError(
        `a weight must have a square that a computer can add: ${weight} in row ${row}. Divide all weights by their mean.`,
      );
    }
    seen |= label[row]! | decision[row]!;
    const cell = groupOf(row) * SLOTS + label[row]! * 4 + decision[row]!;
    if (cell >= 0 && cell < size) {
      counts[cell]! += weight;
      squared[cell]! += weight * weight;
      counted++;
    }
  }
  return { counts, squared, counted, seen };
}

function holdsSpare(counts: Float64Array): boolean {
  for (let cell = 0; cell < counts.length; cell++) {
    if (counts[cell]! > 0 && ((cell & 3) === 3 || (cell & 12) === 12)) return true;
  }
  return false;
}
