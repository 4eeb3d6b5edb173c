import type { BlockLevels } from './block-levels.ts';

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
  /** The same for all pairs of a block at once, where the field has a faster way. */
  inBlocks?(): BlockLevels;
}

/** Number of digits that a field takes in a pattern: its levels and "missing". */
export function radixOf(column: LevelColumn): number {
  return column.levels.length + 1;
}
