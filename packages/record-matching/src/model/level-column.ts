import type { KernelField } from './kernel-field.ts';

/**
 * One field of two records, reduced to how well it agrees. Level 0 is the strongest agreement, the last is "anything
 * else"; one beyond the last means that the field is missing on either side.
 */
export interface LevelColumn {
  readonly name: string;
  readonly levels: readonly string[];
  /** Codes whose frequency sharpens level 0: agreeing on a rare value says more than on a common one. */
  readonly termCodes: Int32Array | null;
  /** Level of the pair (row, other) for each other, times `multiplier`, added to `patterns`. */
  addLevels(row: number, others: Int32Array, count: number, multiplier: number, patterns: Int32Array): void;
  /** The same for all pairs of a block at once. */
  inBlocks(): BlockLevels;
  /** What the WebAssembly kernel needs to compare it, where it can. */
  readonly forKernel?: KernelField | null;
}

/**
 * The values of one field in one block of records, side by side: every pair of the block is compared, so that a value is
 * looked up once and not once for each of its pairs.
 */
export interface BlockLevels {
  /** Takes records `rows[from] … rows[from + count − 1]` to the places 0 … count − 1, in the place of what was held. */
  hold(rows: Int32Array, from: number, count: number): void;
  /** Level of a place with each later one, times `multiplier`, added to `patterns` from 0. */
  addLater(place: number, multiplier: number, patterns: Int32Array): void;
}

/** Number of digits that a field takes in a pattern: its levels and "missing". */
export function patternRadix(column: LevelColumn): number {
  return column.levels.length + 1;
}
